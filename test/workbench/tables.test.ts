import { beforeEach, describe, expect, test } from "vitest";
import { usualHabits } from "../../workbench/host/entry.ts";
import { newHost } from "../../workbench/host/host.ts";
import { openWorkbook } from "../../workbench/host/openWorkbook.ts";
import { bodyOf, resizeTable } from "../../workbench/host/tables.ts";
import {
  cellAt,
  findTable,
  headingsOf,
  type Sheet,
  type Table,
  type Workbook,
} from "../../workbench/host/workbook.ts";
import { plannedWorkbook } from "../excel/plannedWorkbook.ts";

let workbook: Workbook;
let sheet: Sheet;
let table: Table;
beforeEach(async () => {
  workbook = openWorkbook(await plannedWorkbook());
  const found = findTable(workbook, "portfolio");
  if (found === undefined) throw new Error("the test’s workbook has no portfolio");
  ({ sheet, table } = found);
});

describe("a table of the workbench", () => {
  test("has its headings, body and calculated columns from the file", () => {
    expect(headingsOf(sheet, table)).toEqual(["Decision", "Ref", "Reason", "Value", "Twice", "My note"]);
    expect(bodyOf(table)).toEqual({ row: 5, column: 0, rows: 3, columns: 6 });
    expect([...table.formulas]).toEqual([[4, "=Portfolio[[#This Row],[Value]]*2"]]);
  });

  test.each([
    ["whose headings would move", { row: 3, column: 0, rows: 5, columns: 6 }],
    ["that would have no row", { row: 4, column: 0, rows: 1, columns: 6 }],
    ["that would run off the sheet", { row: 4, column: 0, rows: 1_048_573, columns: 6 }],
  ])("is not given an extent %s", (_, area) => {
    expect(() => resizeTable(sheet, table, area, usualHabits)).toThrow(/invalid or missing/);
  });

  test("grows when something is typed right under it, and not further down", async () => {
    const host = newHost({ workbook });
    await host.type({ sheet, row: 12, column: 0 }, "not of it");
    expect(table.area.rows).toBe(4);
    await host.type({ sheet, row: 8, column: 1 }, "00123");
    expect(table.area.rows).toBe(5);
    expect(cellAt(sheet, 8, 1).value).toBe("00123");
    expect(cellAt(sheet, 8, 4).formula).toBe("=Portfolio[[#This Row],[Value]]*2");
  });

  test("is calculated again by whatever the workbench calculates with", async () => {
    const calculated: Workbook[] = [];
    const host = newHost({ workbook, calculate: (each) => void calculated.push(each) });
    await host.type({ sheet, row: 5, column: 3 }, 7);
    expect(calculated).toEqual([workbook]);
  });
});
