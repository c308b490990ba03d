import { describe, expect, test } from "vitest";
import { writeCells } from "../../src/excel/writeCells.ts";
import { cellAt, putCell } from "../../workbench/host/workbook.ts";
import { codeOf, expectNothingKept, openInExcel, stateOf, tableIn } from "./openInExcel.ts";
import { plannedWorkbook } from "./plannedWorkbook.ts";

describe("writing single cells", () => {
  test("puts each where its table, row and heading say, in two trips", async () => {
    const host = openInExcel(await plannedWorkbook());
    await writeCells([
      { table: "Portfolio", row: 1, column: "value", value: 7 },
      { table: "Actions", row: 0, column: "Status", value: "=done" },
      { table: "Portfolio", row: 2, column: "My note", value: "00123" },
    ]);
    const { sheet } = tableIn(host, "Portfolio");
    expect(cellAt(sheet, 6, 3).value).toBe(7);
    expect(cellAt(sheet, 7, 5)).toMatchObject({ value: "00123", formula: null });
    expect(cellAt(tableIn(host, "Actions").sheet, 5, 3)).toMatchObject({ value: "=done", formula: null });
    expect(host.trips()).toBe(2);
    await expectNothingKept(host);
  });

  test.each([
    ["a table", "TABLE-MISSING", { table: "Nowhere", row: 0, column: "Value", value: 1 }],
    ["a column", "COLUMN-MISSING", { table: "Portfolio", row: 0, column: "Colour", value: 1 }],
    ["a row", "COLUMN-MISSING", { table: "Portfolio", row: 3, column: "Value", value: 1 }],
  ])("where %s is missing, none is written", async (_, code, place) => {
    const host = openInExcel(await plannedWorkbook());
    const before = stateOf(host.workbook);
    const good = { table: "Portfolio", row: 0, column: "Value", value: 1 };
    expect(await codeOf(writeCells([good, place]))).toBe(code);
    expect(stateOf(host.workbook)).toEqual(before);
  });

  test("on a protected sheet is allowed in entry cells, which are not locked, and nowhere else", async () => {
    const host = openInExcel(await plannedWorkbook());
    const { sheet } = tableIn(host, "Portfolio");
    sheet.isProtected = true;
    putCell(sheet, 5, 3, { isLocked: false });
    await writeCells([{ table: "Portfolio", row: 0, column: "Value", value: 1 }]);
    expect(cellAt(sheet, 5, 3).value).toBe(1);
    expect(await codeOf(writeCells([{ table: "Portfolio", row: 1, column: "Value", value: 1 }]))).toBe(
      "AccessDenied",
    );
  });

  test("says so where Excel makes something else of a figure", async () => {
    openInExcel(await plannedWorkbook());
    await expect(writeCells([{ table: "Checks", row: 0, column: "What", value: 5 }])).rejects.toThrow(
      /B6 on Checks. Type it there by hand/,
    );
  });
});
