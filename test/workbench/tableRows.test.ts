import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { lintWorkbook } from "../../src/file/lint/lint.ts";
import { readWorkbook } from "../../src/file/read/readWorkbook.ts";
import type { Grid } from "../../src/workbook/grid.ts";
import { nextRef } from "../../src/workbook/nextRef.ts";
import { bodyOf } from "../../workbench/host/tables.ts";
import {
  cellAt,
  findTable,
  placeOfKey,
  putCell,
  type Sheet,
  type Table,
} from "../../workbench/host/workbook.ts";
import { openBook } from "../../workbench/page/book.ts";
import { type Desk, openDesk } from "../../workbench/page/desk.ts";
import { rowBarrier } from "../../workbench/page/rowBarrier.ts";
import { saveBook } from "../../workbench/page/save/saveBook.ts";
import { findingsOf } from "../file/judges.ts";

const example = new Uint8Array(readFileSync("templates/worked-example.xlsx"));
const before = readWorkbook(example).grids;

interface Opened {
  readonly desk: Desk;
  readonly sheet: Sheet;
  readonly table: Table;
  /** The first row of the body, on the sheet. */
  readonly top: number;
}

function open(name: string): Opened {
  const desk = openDesk(openBook("Book.xlsx", example), () => {});
  const found = findTable(desk.book.workbook, name);
  if (found === undefined) throw new Error(`no table ${name}`);
  return { desk, ...found, top: bodyOf(found.table).row };
}

/** The rows of a table in the saved file, each as its cells. */
const rowsOf = (grid: Grid | undefined): readonly (readonly unknown[])[] => grid?.rows ?? [];
const saved = ({ desk }: Opened, name: string) => rowsOf(readWorkbook(saveBook(desk.book)).grids.get(name));

/** Tables that officers fill in, and that have formulas of their own, drop-downs and names over their columns. */
const tables = ["Costs", "Areas", "Benefits", "Risks", "Mapping", "Roles"];

describe("rows of a table", () => {
  test.each(tables)(
    "one in the middle of %s is deleted: the others are all there, in the saved file too",
    async (name) => {
      const opened = open(name);
      const { desk, sheet, table, top } = opened;
      expect(rowBarrier(desk.book, sheet, table, top + 2)).toBeUndefined();
      const entered = (rows: readonly (readonly unknown[])[]) =>
        rows.map((row) => row.filter((_, column) => !table.formulas.has(column)));
      await desk.deleteRows(sheet, table, { first: top + 2, count: 1 });
      const expected = entered(rowsOf(before.get(name))).filter((_, row) => row !== 2);
      expect(entered(saved(opened, name))).toEqual(expected);
      for (const column of table.formulas.keys())
        expect(cellAt(sheet, top + expected.length, table.area.column + column).formula).toBeNull();
    },
  );

  test("the file with a row fewer is one that Excel does not repair, and its other tables are as they were", async () => {
    const opened = open("Costs");
    const { desk, sheet, table, top } = opened;
    await desk.deleteRows(sheet, table, { first: top + 4, count: 2 });
    const file = saveBook(desk.book);
    expect(lintWorkbook(file)).toEqual([]);
    expect(await findingsOf(file)).toEqual([]);
    const { grids } = readWorkbook(file);
    expect(grids.get("Costs")?.rows.length).toBe((before.get("Costs")?.rows.length ?? 0) - 2);
    expect(grids.get("Objectives")).toEqual(before.get("Objectives"));
  });

  test("an empty one is put in above another, and takes the formulas of its table", async () => {
    const opened = open("Costs");
    const { desk, sheet, table, top } = opened;
    await desk.insertRow(sheet, table, top + 1);
    await desk.enter(sheet, [{ row: top + 1, column: 1, typed: "Doors" }]);
    const rows = saved(opened, "Costs");
    const was = rowsOf(before.get("Costs"));
    expect(rows.length).toBe(was.length + 1);
    expect(rows.map((row) => row[1])).toEqual([was[0]?.[1], "Doors", ...was.slice(1).map((row) => row[1])]);
    for (const [column, formula] of table.formulas)
      expect(cellAt(sheet, top + 1, table.area.column + column).formula).toBe(formula);
  });

  test.each(tables)(
    "one that is put into %s has the next free ref, where the table has refs",
    async (name) => {
      const opened = open(name);
      const { desk, sheet, table, top } = opened;
      const refAt = before.get(name)?.headers.indexOf("Ref") ?? -1;
      const refs = rowsOf(before.get(name)).map((row) => String(row[refAt] ?? ""));
      await desk.insertRow(sheet, table, top + 1);
      const ref = String(cellAt(sheet, top + 1, table.area.column + Math.max(refAt, 0)).value);
      expect(ref).toBe(refAt === -1 ? "" : nextRef(refs));
      expect(refs).not.toContain(ref || undefined);
      await desk.undo();
      expect(saved(opened, name)).toEqual(rowsOf(before.get(name)));
    },
  );

  test.each(["Areas", "Costs"])(
    "once one is put into %s, every cell shows what its formula comes to",
    async (name) => {
      const { desk, sheet, table, top } = open(name);
      await desk.ready;
      await desk.insertRow(sheet, table, top + 1);
      for (const { name: on, cells } of desk.book.workbook.sheets)
        for (const [key, { formula, value }] of cells) {
          const { row, column } = placeOfKey(key);
          if (formula !== null)
            expect([on, row, column, value || null]).toEqual([
              on,
              row,
              column,
              desk.calculation().valueAt(on, row + 1, column + 1) || null,
            ]);
        }
    },
  );

  test("one that is put in where refs are not all of a kind is left empty", async () => {
    const { desk, sheet, table, top } = open("Costs");
    await desk.enter(sheet, [{ row: top + 3, column: 0, typed: "the third" }]);
    await desk.insertRow(sheet, table, top + 1);
    expect(cellAt(sheet, top + 1, 0).value).toBe("");
  });

  test("what was deleted comes back, and the file is then as it was", async () => {
    const opened = open("Costs");
    const { desk, sheet, table, top } = opened;
    await desk.deleteRows(sheet, table, { first: top, count: 3 });
    await desk.undo();
    expect(saved(opened, "Costs")).toEqual(rowsOf(before.get("Costs")));
    await desk.redo();
    expect(saved(opened, "Costs").length).toBe(rowsOf(before.get("Costs")).length - 3);
  });

  test("a table whose rows all go keeps one, empty but for its formulas", async () => {
    const { desk, sheet, table, top } = open("Costs");
    await desk.deleteRows(sheet, table, { first: top, count: bodyOf(table).rows });
    expect(bodyOf(table).rows).toBe(1);
    expect(cellAt(sheet, top, 1).value).toBe("");
    for (const [column, formula] of table.formulas) expect(cellAt(sheet, top, column).formula).toBe(formula);
  });

  // Each is something that Excel would move along with the row, and the workbench would not.
  const barriers: readonly (readonly [string, (opened: Opened) => void, RegExp])[] = [
    [
      "a formula names one of them by its address",
      ({ sheet, top }) => putCell(sheet, 1, 30, { formula: `=B${top + 4}*2` }),
      /Cell AE2 on sheet 6 Costs names cells/,
    ],
    [
      "a formula of another sheet names them",
      ({ desk, top }) => {
        const [other] = desk.book.workbook.sheets;
        if (other !== undefined)
          putCell(other, 40, 0, { formula: `=SUM('6 Costs'!$H$${top + 1}:$H$${top + 5})` });
      },
      /Cell A41 on sheet Start names cells/,
    ],
    [
      "a name stands for one of them",
      ({ desk, top }) => desk.book.workbook.names.set("Mine", `'6 Costs'!$B$${top + 4}`),
      /The name Mine/,
    ],
    [
      "one has another number format",
      ({ sheet, top }) => putCell(sheet, top + 3, 7, { format: "0.0000" }),
      /do not all look alike/,
    ],
    [
      "the sheet is protected",
      ({ sheet }) => {
        sheet.isProtected = true;
      },
      /protected/,
    ],
  ];
  test.each(barriers)("are left alone where %s", (_, change, words) => {
    const opened = open("Costs");
    change(opened);
    expect(rowBarrier(opened.desk.book, opened.sheet, opened.table, opened.top + 2)).toMatch(words);
  });
});

describe("taking back and doing again", () => {
  test("a row typed below a table goes, and the table is as long as it was", async () => {
    const { desk, sheet, table } = open("Areas");
    const { area } = table;
    await desk.enter(sheet, [{ row: area.row + area.rows, column: 1, typed: "Parks" }]);
    expect(table.area.rows).toBe(area.rows + 1);
    await desk.undo();
    expect(table.area).toEqual(area);
    expect(saveBook(desk.book)).toEqual(example);
    await desk.redo();
    expect([table.area.rows, cellAt(sheet, area.row + area.rows, 1).value]).toEqual([area.rows + 1, "Parks"]);
  });

  test("what somebody else has changed since stays as they left it", async () => {
    const { desk, sheet, top } = open("Costs");
    await desk.enter(sheet, [
      { row: top, column: 1, typed: "one" },
      { row: top + 1, column: 1, typed: "two" },
    ]);
    await desk.host.type({ sheet, row: top, column: 1 }, "theirs");
    await desk.undo();
    expect([cellAt(sheet, top, 1).value, cellAt(sheet, top + 1, 1).value]).toEqual([
      "theirs",
      before.get("Costs")?.rows[1]?.[1],
    ]);
  });

  test("something new done leaves nothing to do again", async () => {
    const { desk, sheet, top } = open("Costs");
    await desk.enter(sheet, [{ row: top, column: 1, typed: "one" }]);
    await desk.undo();
    await desk.enter(sheet, [{ row: top, column: 1, typed: "other" }]);
    expect(await desk.redo()).toBeUndefined();
  });
});
