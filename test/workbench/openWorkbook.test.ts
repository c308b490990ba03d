import ExcelJS from "exceljs";
import { beforeAll, describe, expect, test } from "vitest";
import { openWorkbook } from "../../workbench/host/openWorkbook.ts";
import { cellAt, findSheet, type Sheet, type Workbook } from "../../workbench/host/workbook.ts";

let workbook: Workbook;
beforeAll(async () => {
  const made = new ExcelJS.Workbook();
  const sheet = made.addWorksheet("Costs");
  sheet.addRow(["text", 12.5, true, new Date(Date.UTC(2026, 3, 1))]);
  sheet.getCell("B1").numFmt = "£#,##0.00";
  sheet.getCell("A2").value = { formula: "SUM(B1,1)", result: 13.5 };
  sheet.getCell("A3").value = { formula: "B1*2", result: 25, shareType: "shared", ref: "A3:A4" } as never;
  sheet.getCell("A4").value = { sharedFormula: "A3", result: 0 } as never;
  sheet.getCell("A5").value = { richText: [{ text: "two " }, { font: { bold: true }, text: "runs" }] };
  sheet.getCell("A6").value = { error: "#N/A" };
  sheet.getCell("B6").protection = { locked: false };
  sheet.getCell("C6").numFmt = "@";
  await sheet.protect("", {});
  made.addWorksheet("Lists", { state: "veryHidden" });
  made.definedNames.add("Costs!$B$1", "Rate");
  workbook = openWorkbook(new Uint8Array(await made.xlsx.writeBuffer()));
});

const costs = (): Sheet => workbook.sheets[0] as Sheet;

describe("a workbook opened by the workbench", () => {
  const cells: readonly (readonly [string, number, number, object])[] = [
    ["a text", 0, 0, { value: "text", formula: null, format: "General" }],
    ["an amount in its format", 0, 1, { value: 12.5, format: "£#,##0.00" }],
    ["a truth", 0, 2, { value: true }],
    ["a date as its serial number", 0, 3, { value: 46113 }],
    ["a formula with its last value", 1, 0, { value: 13.5, formula: "=SUM(B1,1)" }],
    ["the first of a shared formula", 2, 0, { value: 25, formula: "=B1*2" }],
    ["another of a shared formula", 3, 0, { formula: "=B2*2" }],
    ["a text in two fonts", 4, 0, { value: "two runs" }],
    ["an error", 5, 0, { value: "#N/A" }],
    ["an empty cell that is not locked", 5, 1, { value: "", isLocked: false }],
    ["an empty cell that takes anything as text", 5, 2, { value: "", format: "@", isLocked: true }],
    ["a cell that is not there", 99, 99, { value: "", formula: null, format: "General", isLocked: true }],
  ];

  test.each(cells)("has %s", (_, row, column, cell) => {
    expect(cellAt(costs(), row, column)).toMatchObject(cell);
  });

  test("knows which sheets are hidden or protected, and opens on one that is shown", () => {
    const said = workbook.sheets.map(({ name, visibility, isProtected }) => [name, visibility, isProtected]);
    expect(said).toEqual([
      ["Costs", "Visible", true],
      ["Lists", "VeryHidden", false],
    ]);
    expect(workbook.active?.name).toBe("Costs");
    expect(findSheet(workbook, "COSTS")).toBe(costs());
    expect(workbook.names.get("Rate")).toMatch(/Costs'?!\$B\$1/);
  });
});
