import { existsSync, readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { readWorkbook } from "../../../src/file/read/readWorkbook.ts";
import { isRefusal } from "../../../src/file/refusal.ts";
import { writeTables } from "../../../src/file/write/writeTables.ts";
import type { Grid } from "../../../src/workbook/grid.ts";

const CORPUS = new URL("../../../../shared/corpus/", import.meta.url);
const isThere = existsSync(CORPUS);
/** Larger tables take long and show nothing new. */
const MOST_ROWS = 300;

const books = isThere
  ? readdirSync(CORPUS)
      .filter((name) => name.endsWith(".xlsx"))
      .flatMap((name) => {
        const bytes = new Uint8Array(readFileSync(new URL(name, CORPUS)));
        const grids = tablesOf(bytes);
        return grids.size === 0 ? [] : [{ name, bytes, grids }];
      })
  : [];

function tablesOf(bytes: Uint8Array): ReadonlyMap<string, Grid> {
  try {
    return readWorkbook(bytes).grids;
  } catch (caught) {
    if (isRefusal(caught)) return new Map();
    throw caught;
  }
}

/** The tables of a workbook once one has been written; the reason where that was refused. */
function written(bytes: Uint8Array, table: string, grid: Grid): ReadonlyMap<string, Grid> | string {
  try {
    return readWorkbook(writeTables(bytes, new Map([[table, grid]]))).grids;
  } catch (caught) {
    if (isRefusal(caught)) return caught.code;
    throw caught;
  }
}

/** Why a table of somebody else's may be left alone. */
const REASONS = ["TABLE-BLOCKED", "FORMULA-REACHES-OUT", "MERGED-CELLS", "SIGNED"];

describe.runIf(isThere)("tables of other people's workbooks", () => {
  test("are found in some", () => {
    expect(books.length).toBeGreaterThan(10);
  });

  test.each(books)(
    "$name: each grows and shrinks, or is refused with a reason, and the others stay",
    ({ bytes, grids }) => {
      for (const [table, grid] of grids) {
        if (grid.rows.length > MOST_ROWS) continue;
        const grown = { ...grid, rows: [...grid.rows, ...grid.rows.slice(0, 2)] };
        const shrunk = { ...grid, rows: grid.rows.slice(0, Math.ceil(grid.rows.length / 2)) };
        for (const to of [grown, shrunk]) {
          const after = written(bytes, table, to);
          if (typeof after === "string") {
            expect(REASONS).toContain(after);
            continue;
          }
          expect(after.get(table)?.rows.length).toBe(Math.max(1, to.rows.length));
          for (const [other, before] of grids) if (other !== table) expect(after.get(other)).toEqual(before);
        }
      }
    },
  );
});
if (!isThere) console.info("writeTables: other people's workbooks were left out (no ../shared/corpus here).");
