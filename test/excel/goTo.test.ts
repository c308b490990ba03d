import { describe, expect, test } from "vitest";
import { goTo } from "../../src/excel/goTo.ts";
import type { Place } from "../../src/workbook/grid.ts";
import { addressOf } from "../../workbench/host/area.ts";
import { codeOf, expectNothingKept, openInExcel, tableIn } from "./openInExcel.ts";
import { plannedWorkbook } from "./plannedWorkbook.ts";

const places: readonly (readonly [string, Place, string])[] = [
  ["a cell", { table: "Portfolio", row: 1, column: "Reason" }, "7 Portfolio!C7"],
  ["a heading, where the row is −1", { table: "Portfolio", row: -1, column: "Value" }, "7 Portfolio!D5"],
  ["a heading spelt another way", { table: "Actions", row: 0, column: " STATUS" }, "Action plan!D6"],
  [
    "the first heading, where the column is missing",
    { table: "Checks", row: 0, column: "Colour" },
    "Checks!A5",
  ],
  ["the last row, where there are fewer by now", { table: "Checks", row: 9, column: "What" }, "Checks!B6"],
];

describe("going to a place of the workbook", () => {
  test.each(places)("leads to %s", async (_, place, cell) => {
    const host = openInExcel(await plannedWorkbook());
    await goTo(place);
    const { active, selected } = host.workbook;
    expect(`${active?.name}!${addressOf(selected)}`).toBe(cell);
    expect(host.trips()).toBe(2);
    await expectNothingKept(host);
  });

  test("names the table where it is missing, and the sheet where it is hidden", async () => {
    const host = openInExcel(await plannedWorkbook());
    const nowhere = { table: "Nowhere", row: 0, column: "A" };
    expect(await codeOf(goTo(nowhere))).toBe("TABLE-MISSING");
    await expect(goTo(nowhere)).rejects.toThrow(/The table Nowhere is missing/);
    tableIn(host, "Checks").sheet.visibility = "Hidden";
    await expect(goTo({ table: "Checks", row: 0, column: "What" })).rejects.toThrow(
      /The sheet Checks is hidden/,
    );
  });
});
