import { describe, expect, test } from "vitest";
import { putBackSheets, startNewPlanner } from "../../src/excel/planner.ts";
import { readGrids } from "../../src/excel/readGrids.ts";
import { openWorkbook } from "../../workbench/host/openWorkbook.ts";
import type { Workbook } from "../../workbench/host/workbook.ts";
import { withoutSheets } from "../file/write/withoutSheets.ts";
import { openInExcel } from "./openInExcel.ts";
import { plannedWorkbook, resultNames } from "./plannedWorkbook.ts";

const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString("base64");

describe("the template in Excel", () => {
  test("a new planner opens beside the workbook, which stays as it is", async () => {
    const bytes = await plannedWorkbook();
    const opened: Workbook[] = [];
    const host = openInExcel(bytes, { opened: (copy) => opened.push(openWorkbook(copy)) });
    await startNewPlanner(base64(bytes));
    expect(opened.map(({ sheets }) => sheets.map(({ name }) => name))).toEqual([
      ["7 Portfolio", "Action plan", "Checks"],
    ]);
    expect(opened[0]).not.toBe(host.workbook);
  });

  test("only the sheets that are missing are put back, with their tables", async () => {
    const bytes = await plannedWorkbook();
    const { workbook } = openInExcel(withoutSheets(bytes, ["Action plan"]));
    expect([...(await readGrids(resultNames)).keys()]).toEqual(["Portfolio", "Checks"]);
    expect(await putBackSheets(base64(bytes), ["Action plan", "Checks"])).toEqual(["Action plan"]);
    expect(workbook.sheets.map(({ name }) => name)).toEqual(["7 Portfolio", "Checks", "Action plan"]);
    expect((await readGrids(["Actions"])).get("Actions")?.corner?.sheet).toBe("Action plan");
  });

  test("where nothing is missing nothing is inserted", async () => {
    const host = openInExcel(await plannedWorkbook());
    expect(await putBackSheets("not read", ["Checks"])).toEqual([]);
    expect(host.trips()).toBe(1);
  });

  test("an Excel that refuses sheets leads to a new planner instead", async () => {
    openInExcel(withoutSheets(await plannedWorkbook(), ["Action plan"]));
    await expect(putBackSheets(base64(new Uint8Array(4)), ["Action plan"])).rejects.toMatchObject({
      code: "SHEETS-NOT-PUT-BACK",
      message: expect.stringContaining("Action plan. Start a new planner"),
    });
  });
});
