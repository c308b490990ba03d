import { intersection } from "../host/area.ts";
import { bodyOf } from "../host/tables.ts";
import { mapArea, type Sheet, type Table } from "../host/workbook.ts";
import type { Desk } from "./desk.ts";
import type { Grid } from "./grid/grid.ts";
import type { MenuItem } from "./grid/menu.ts";
import { rowBarrier } from "./rowBarrier.ts";

/** What the menu of cells works on. */
export interface MenuSetting {
  readonly desk: Desk;
  readonly sheet: Sheet;
  readonly grid: Grid;
  readonly say: (message: string) => void;
  /** Shows what has changed. */
  readonly done: () => void;
}

/** What can be done with the cells selected: in a table, rows can be put in and taken out besides. */
export function cellMenu(setting: MenuSetting): readonly MenuItem[] {
  const { grid, sheet } = setting;
  const own: readonly MenuItem[] = [
    { words: "Clear", keys: "Delete", run: () => grid.wish("clear") },
    { words: "Fill down", keys: "Ctrl+D", run: () => grid.wish("fillDown") },
    { words: "Undo", keys: "Ctrl+Z", run: () => grid.wish("undo") },
    { words: "Redo", keys: "Ctrl+Y", run: () => grid.wish("redo") },
  ];
  const table = sheet.tables.find((each) => intersection(bodyOf(each), grid.area()) !== undefined);
  return table === undefined ? own : [...rowItems(setting, table), ...own];
}

function rowItems({ desk, sheet, grid, say, done }: MenuSetting, table: Table): readonly MenuItem[] {
  const body = bodyOf(table);
  const rows = intersection(body, grid.area()) ?? body;
  const name = rows.rows === 1 ? `row ${rows.row + 1}` : `rows ${rows.row + 1} to ${rows.row + rows.rows}`;
  const unless = (barrier: string | undefined, work: () => Promise<void>): void => {
    if (barrier !== undefined) return void say(`${barrier} Do this in Excel. Nothing was changed.`);
    void work().then(done);
  };
  return [
    {
      words: "Insert a table row above",
      run: () =>
        unless(insertBarrier(desk, sheet, table, rows.row), async () => {
          await desk.insertRow(sheet, table, rows.row);
          say(`Row ${rows.row + 1} is new; those below moved down. Ctrl+Z takes that back.`);
        }),
    },
    {
      words: `Delete ${name} of the table`,
      run: () =>
        unless(rowBarrier(desk.book, sheet, table, rows.row), async () => {
          await desk.deleteRows(sheet, table, { first: rows.row, count: rows.rows });
          say(`Deleted ${name} of the table. Ctrl+Z takes that back.`);
        }),
    },
  ];
}

/** What else keeps a row from being put in: there must be room under the table. */
function insertBarrier(desk: Desk, sheet: Sheet, table: Table, first: number): string | undefined {
  const { row, column, rows, columns } = table.area;
  const under = { row: row + rows, column, rows: 1, columns };
  const isTaken =
    sheet.tables.some(({ area }) => intersection(area, under) !== undefined) ||
    mapArea(sheet, under, ({ value, formula }) => value !== "" || formula !== null)
      .flat()
      .includes(true);
  return isTaken ? "The row under the table is not empty." : rowBarrier(desk.book, sheet, table, first);
}
