import { readFileSync } from "node:fs";
import ExcelJS from "exceljs";
import { describe, expect, test } from "vitest";
import { putBackSheets } from "../../src/excel/planner.ts";
import { lintWorkbook } from "../../src/file/lint/lint.ts";
import { readWorkbook } from "../../src/file/read/readWorkbook.ts";
import { openParts } from "../../src/file/write/parts.ts";
import { findSheet, type Sheet } from "../../workbench/host/workbook.ts";
import { type Book, openBook } from "../../workbench/page/book.ts";
import { type Desk, openDesk } from "../../workbench/page/desk.ts";
import { saveBook } from "../../workbench/page/save/saveBook.ts";
import { findingsOf } from "../file/judges.ts";
import { richWorkbook } from "../file/write/richWorkbook.ts";
import { withoutSheets } from "../file/write/withoutSheets.ts";
import { connectOffice } from "./officeInNode.ts";

const template = new Uint8Array(readFileSync("templates/twintrack.xlsx"));
const example = new Uint8Array(readFileSync("templates/worked-example.xlsx"));

const open = (bytes: Uint8Array = example): Desk => openDesk(openBook("Book.xlsx", bytes), () => {});
const sheetOf = ({ workbook }: Book, name: string): Sheet => {
  const sheet = findSheet(workbook, name);
  if (sheet === undefined) throw new Error(`no sheet ${name}`);
  return sheet;
};

/** The parts of a workbook that are not as they were. */
function changed(before: Uint8Array, after: Uint8Array): readonly string[] {
  const [was, is] = [openParts(before).opened, openParts(after).opened];
  const names = new Set([...was.entries.keys(), ...is.entries.keys()]);
  const textOf = (part: Uint8Array | undefined) => part && new TextDecoder().decode(part);
  return [...names].filter((name) => textOf(was.part(name)) !== textOf(is.part(name)));
}

describe("saving from the workbench", () => {
  test("a workbook that nobody changed comes back byte for byte", () => {
    expect(saveBook(open().book)).toBe(example);
  });

  test("one cell typed changes its sheet and those whose formulas follow it, and no other part", async () => {
    const desk = open();
    await desk.enter(sheetOf(desk.book, "Settings"), [{ row: 5, column: 1, typed: "Another Council" }]);
    const saved = saveBook(desk.book);
    const parts = desk.book.opened.filter(({ name }) => name === "Start" || name === "Settings");
    expect(changed(example, saved).toSorted()).toEqual(parts.map(({ part }) => part).toSorted());
    expect(readWorkbook(saved).grids.get("Settings")?.rows[0]?.[1]).toBe("Another Council");
  });

  test("an entry taken back leaves the file byte for byte as it was", async () => {
    const desk = open();
    await desk.enter(sheetOf(desk.book, "Settings"), [{ row: 5, column: 1, typed: "Another Council" }]);
    await desk.undo();
    expect(changed(example, saveBook(desk.book))).toEqual([]);
  });

  test("a row typed below a table is in the table, with its calculated columns, in the saved file", async () => {
    const desk = open();
    const areas = sheetOf(desk.book, "1 Areas");
    const below = (areas.tables[0]?.area.rows ?? 0) + 4;
    await desk.enter(areas, [
      { row: below, column: 0, typed: "A99" },
      { row: below, column: 1, typed: "Parks" },
      { row: below, column: 7, typed: "Go" },
    ]);
    const { grids } = readWorkbook(saveBook(desk.book));
    const grid = grids.get("Areas");
    const last = grid?.rows.at(-1);
    const value = (heading: string) => last?.[grid?.headers.indexOf(heading) ?? -1];
    expect(grid?.rows.length).toBe((readWorkbook(example).grids.get("Areas")?.rows.length ?? 0) + 1);
    expect([value("Ref"), value("Area"), value("Counts as"), value("Goes on")]).toEqual([
      "A99",
      "Parks",
      "A99",
      "Yes",
    ]);
  });

  test("a formula typed into a cell is a formula in the saved file, with its value", async () => {
    const desk = open();
    const costs = sheetOf(desk.book, "6 Costs");
    await desk.enter(costs, [{ row: 5, column: 7, typed: "=2*17" }]);
    const again = openBook("Book.xlsx", saveBook(desk.book));
    const cell = sheetOf(again, "6 Costs").cells.get(5 * 16_384 + 7);
    expect(cell).toMatchObject({ formula: "=2*17", value: 34 });
  });

  test("a workbook full of other people's things keeps every one of them", async () => {
    const bytes = await richWorkbook();
    const desk = open(bytes);
    const [sheet] = desk.book.workbook.sheets;
    if (sheet === undefined) throw new Error("no sheet");
    await desk.enter(sheet, [{ row: 60, column: 1, typed: "beside everything" }]);
    const parts = changed(bytes, saveBook(desk.book));
    expect(
      parts.filter((name) => !/sheet\d+\.xml$|calcChain|Content_Types|workbook\.xml\.rels/.test(name)),
    ).toEqual([]);
  });

  test("a sheet that the add-in put back is in the saved file, with what was typed into it since", async () => {
    const desk = open(withoutSheets(example, ["6 Costs"]));
    connectOffice(desk.host);
    expect(await putBackSheets(Buffer.from(template).toString("base64"), ["6 Costs"])).toEqual(["6 Costs"]);
    await desk.enter(sheetOf(desk.book, "6 Costs"), [{ row: 5, column: 1, typed: "Doors" }]);
    const saved = saveBook(desk.book);
    expect(lintWorkbook(saved)).toEqual([]);
    expect(await findingsOf(saved)).toEqual([]);
    expect(readWorkbook(saved).grids.get("Costs")?.rows[0]?.[1]).toBe("Doors");
  });

  test("formulas follow a sheet that the add-in put in, and asked nothing of, before anything else is changed", async () => {
    const whole = open();
    await whole.ready;
    const desk = open(withoutSheets(example, ["6 Costs"]));
    await desk.ready;
    connectOffice(desk.host);
    const shown = ({ book }: Desk) =>
      [...sheetOf(book, "6 Evaluation").cells].map(([key, { value }]) => [key, value]);
    expect(shown(desk)).not.toEqual(shown(whole));
    await Excel.run(async (context) => {
      context.workbook.insertWorksheetsFromBase64(Buffer.from(example).toString("base64"), {
        sheetNamesToInsert: ["6 Costs"],
      });
      await context.sync();
    });
    expect(shown(desk)).toEqual(shown(whole));
  });

  test("a value that Excel worked out otherwise stays in the file until something changes it", async () => {
    const made = new ExcelJS.Workbook();
    const sheet = made.addWorksheet("Sheet1");
    sheet.getCell("A1").value = 2;
    sheet.getCell("B1").value = { formula: "A1*2", result: 99 };
    const desk = open(new Uint8Array(await made.xlsx.writeBuffer()));
    await desk.ready;
    const storedAt = (address: number) =>
      openBook("b.xlsx", saveBook(desk.book)).workbook.sheets[0]?.cells.get(address)?.value;
    const [first] = desk.book.workbook.sheets;
    if (first === undefined) throw new Error("no sheet");
    await desk.enter(first, [{ row: 3, column: 3, typed: "beside" }]);
    expect([storedAt(1), first.cells.get(1)?.value]).toEqual([99, 4]);
    await desk.enter(first, [{ row: 0, column: 0, typed: "5" }]);
    expect(storedAt(1)).toBe(10);
  });
});
