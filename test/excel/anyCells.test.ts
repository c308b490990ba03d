import fc from "fast-check";
import { expect, test } from "vitest";
import { readGrids } from "../../src/excel/readGrids.ts";
import { takeSnapshot } from "../../src/excel/snapshot.ts";
import { restoreSnapshot, writeGrids } from "../../src/excel/writeGrids.ts";
import type { Cell } from "../../src/workbook/grid.ts";
import { openInExcel, stateOf } from "./openInExcel.ts";
import { smallWorkbook } from "./smallWorkbook.ts";

const headings = ["Text", "Text in a plain column", "Figure", "Truth"];

/** Texts that Excel is fond of taking for something else, among any others. */
const tricky = fc.oneof(
  fc.string({ minLength: 1 }),
  fc.string({ unit: "grapheme", minLength: 1 }),
  fc
    .tuple(fc.constantFrom("=", "+", "-", "@", "'", "''", " =", "\t="), fc.string())
    .map((parts) => parts.join("")),
  fc.constantFrom("TRUE", "false", "00123", "1-2", "1/2/2026", "5%", "£1,000", "1e5", "#N/A", "(5)", " 7 "),
);
const text = fc.option(tricky);
const figure = fc.option(fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => value + 0));
const rows: fc.Arbitrary<Cell[][]> = fc.array(
  fc.tuple(text, text, figure, fc.option(fc.boolean())).map((row): Cell[] => row),
  { maxLength: 12 },
);

test("whatever cells are written are the cells that are read, and putting back undoes it", async () => {
  const bytes = await smallWorkbook([
    {
      name: "Any",
      sheet: "Any",
      headings,
      formats: ["@"],
      rows: [
        ["a", "b", 1, true],
        ["=c", null, null, false],
      ],
    },
  ]);
  await fc.assert(
    fc.asyncProperty(rows, fc.boolean(), fc.boolean(), async (cells, keepsApostrophe, extendsFormats) => {
      const { workbook } = openInExcel(bytes, { habits: { keepsApostrophe, extendsFormats } });
      const before = stateOf(workbook);
      const grids = new Map([["Any", { headers: headings, rows: cells }]]);
      const snapshot = await takeSnapshot(grids);
      await writeGrids(grids, snapshot);
      const read = (await readGrids(["Any"])).get("Any")?.rows;
      expect(read).toEqual(cells.length > 0 ? cells : [[null, null, null, null]]);
      await restoreSnapshot(snapshot);
      expect(stateOf(workbook)).toEqual(before);
    }),
    { numRuns: 60 },
  );
});
