import { beforeAll, describe, expect, test } from "vitest";
import { writeTables } from "../../../src/file/write/writeTables.ts";
import type { Grid } from "../../../src/workbook/grid.ts";
import { findingsOf, hasLibreOffice, recalculated } from "../judges.ts";
import { edit, richWorkbook, withParts } from "./richWorkbook.ts";

let rich: Uint8Array;
let before: readonly string[];
beforeAll(async () => {
  rich = await richWorkbook();
  before = await findingsOf(rich);
});

const portfolio: Grid = {
  headers: ["Rank", "Project", "Cost", "Value", "Note"],
  rows: [
    [1, "Flood alerts", 5, 50, "=1+1"],
    [2, "_x0041_ & <b>", 10, 30, null],
    [3, "Video guides", 20, 40, " spaced "],
    [4, "Bin days", 40, 60, "two\nlines"],
  ],
};
const actions = (count: number): Grid => ({
  headers: ["Action", "Days"],
  rows: Array.from({ length: count }, (_, at) => [`Action ${at + 1}`, at + 1]),
});

describe("what Microsoft's validator says of a workbook written back into", () => {
  test.each([
    ["grown", portfolio, actions(5)],
    ["shrunk to one row", { ...portfolio, rows: portfolio.rows.slice(0, 1) }, actions(1)],
    ["emptied", { ...portfolio, rows: [] }, actions(0)],
  ])("nothing that it did not say before: %s", async (_, first, second) => {
    const after = writeTables(
      rich,
      new Map([
        ["Portfolio", first],
        ["Actions", second],
      ]),
    );
    const known = new Set(before);
    expect((await findingsOf(after)).filter((finding) => !known.has(finding))).toEqual([]);
  });

  test("it does find a cell out of order, so its silence means something", async () => {
    const broken = withParts(rich, (parts) =>
      edit(parts, "xl/worksheets/sheet1.xml", "<sheetData>", "<sheetData><c/>"),
    );
    expect((await findingsOf(broken)).length).toBeGreaterThan(before.length);
  });
});

describe.runIf(hasLibreOffice)("what LibreOffice makes of a workbook written back into", () => {
  test("it opens it, and works out the same table with the formulas of the new rows", async () => {
    const after = writeTables(
      rich,
      new Map([
        ["Portfolio", portfolio],
        ["Actions", actions(5)],
      ]),
    );
    const sheets = await recalculated(after, ["7 Portfolio", "Action plan"]);
    expect(sheets.get("7 Portfolio")?.split("\n").slice(0, 5)).toEqual([
      "7 Portfolio,,,,,,,75",
      ",,,,,,,",
      ",,,,,,,",
      "Rank,Project,Cost,Value,Ratio,Note,,",
      "1,Flood alerts,5,50,10,=1+1,,",
    ]);
    expect(sheets.get("7 Portfolio")).toContain('4,Bin days,40,60,1.5,"two\nlines"');
    expect(sheets.get("7 Portfolio")).toContain("_x0041_ & <b>");
    expect(sheets.get("Action plan")).toContain(",Total,15");
    expect(sheets.get("Action plan")).toContain("Signed off by");
  });
});
if (!hasLibreOffice) console.info("writeTables: LibreOffice's judgement was left out (no soffice here).");
