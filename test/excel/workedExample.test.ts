import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { appraise } from "../../src/appraise.ts";
import { readGrids } from "../../src/excel/readGrids.ts";
import { takeSnapshot } from "../../src/excel/snapshot.ts";
import { restoreSnapshot, writeGrids } from "../../src/excel/writeGrids.ts";
import { readWorkbook } from "../../src/file/read/readWorkbook.ts";
import { writeTables } from "../../src/file/write/writeTables.ts";
import type { Day } from "../../src/units.ts";
import type { Grids } from "../../src/workbook/grid.ts";
import { tables } from "../../src/workbook/index.ts";
import { columnsOf } from "../../src/workbook/table.ts";
import { expectNothingKept, openInExcel, stateOf } from "./openInExcel.ts";

const bytesOf = (name: string): Uint8Array =>
  readFileSync(new URL(`../../templates/${name}`, import.meta.url));
const names = tables.map(({ name }) => name);
const day = "2026-11-22" as Day;

/** The cells that the engine reads or writes: calculated ones are for the eye, and each host calculates its own. */
function typed(grids: Grids): unknown {
  return tables.map((table) => {
    const grid = grids.get(table.name);
    const shown = new Set(
      columnsOf(table).flatMap(([, { title, formula }]) => (formula === null ? [] : [title])),
    );
    const keep = (_: unknown, c: number) => !shown.has(grid?.headers[c] ?? "");
    return [table.name, grid?.corner, grid?.headers, grid?.rows.map((row) => row.filter(keep))];
  });
}

/** An empty text that a formula shows is an empty cell to Excel. */
const asExcelSays = (grids: Grids): Grids =>
  new Map(
    [...grids].map(([name, grid]) => [
      name,
      { ...grid, rows: grid.rows.map((row) => row.map((cell) => (cell === "" ? null : cell))) },
    ]),
  );

describe("the worked example in Excel", () => {
  test.each(["twintrack.xlsx", "worked-example.xlsx"])(
    "every table of %s reads the same through Excel as from the file",
    async (name) => {
      const bytes = bytesOf(name);
      const host = openInExcel(bytes);
      const read = await readGrids(names);
      expect([...read.keys()]).toEqual(names);
      expect(read).toEqual(
        asExcelSays(new Map(names.map((each) => [each, readWorkbook(bytes).grids.get(each)!]))),
      );
      expect(host.trips()).toBe(1);
      await expectNothingKept(host);
    },
  );

  test("its plan reads the same whether Excel or the file was written", { timeout: 120_000 }, async () => {
    const bytes = bytesOf("worked-example.xlsx");
    const host = openInExcel(bytes);
    const before = stateOf(host.workbook);
    const results = appraise(await readGrids(names), { day }).results;
    const snapshot = await takeSnapshot(results);
    const trips = host.trips();
    await writeGrids(results, snapshot);
    expect(host.trips() - trips).toBe(2);
    const inExcel = await readGrids(names);
    const inFile = readWorkbook(writeTables(bytes, results)).grids;
    expect(typed(inExcel)).toEqual(typed(asExcelSays(inFile)));
    expect(inExcel.get("Portfolio")?.rows.length).toBeGreaterThan(3);
    await restoreSnapshot(snapshot);
    expect(stateOf(host.workbook)).toEqual(before);
  });
});
