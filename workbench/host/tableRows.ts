import type { EntryHabits } from "./entry.ts";
import { bodyOf, resizeTable } from "./tables.ts";
import { cellAt, putCell, type Sheet, type Table } from "./workbook.ts";

const EMPTY = { value: "", formula: null } as const;

/**
 * Gives a table one more row, empty but for its calculated columns: what stood in the row `at`, counted on the sheet,
 * and below it stands one row further down. The row under the table must be free.
 */
export function insertTableRow(sheet: Sheet, table: Table, at: number, habits: EntryHabits): void {
  resizeTable(sheet, table, { ...table.area, rows: table.area.rows + 1 }, habits);
  const { row, rows } = bodyOf(table);
  for (const column of enteredColumns(table)) {
    for (let below = row + rows - 1; below > at; below--)
      takeOver(sheet, column, { from: below - 1, to: below });
    putCell(sheet, at, column, EMPTY);
  }
}

/**
 * Takes rows out of a table: what stood below them moves up, and the table ends so much earlier. A table is never
 * without a row: where all go, the first stays, empty but for its calculated columns.
 */
export function deleteTableRows(sheet: Sheet, table: Table, first: number, count: number): void {
  const { row, rows } = bodyOf(table);
  const end = row + rows;
  for (const column of enteredColumns(table))
    for (let at = first; at < end; at++)
      if (at + count < end) takeOver(sheet, column, { from: at + count, to: at });
      else putCell(sheet, at, column, EMPTY);
  const left = Math.max(1, rows - count);
  for (const column of table.formulas.keys())
    for (let at = row + left; at < end; at++) putCell(sheet, at, table.area.column + column, EMPTY);
  table.area = { ...table.area, rows: table.area.rows - rows + left };
}

/** The columns of a table, counted on the sheet, that are not filled by a formula. */
const enteredColumns = ({ area, formulas }: Table): readonly number[] =>
  Array.from({ length: area.columns }, (_, column) => column)
    .filter((column) => !formulas.has(column))
    .map((column) => area.column + column);

/** What a cell holds comes from another of its column; how it looks stays. */
function takeOver(
  sheet: Sheet,
  column: number,
  { from, to }: { readonly from: number; readonly to: number },
): void {
  const { value, formula } = cellAt(sheet, from, column);
  putCell(sheet, to, column, { value, formula });
}
