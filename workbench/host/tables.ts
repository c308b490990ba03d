import { type Area, intersection, isOnSheet } from "./area.ts";
import { type EntryHabits, UNCALCULATED } from "./entry.ts";
import { invalidArgument } from "./problem.ts";
import { cellAt, putCell, type Sheet, type Table } from "./workbook.ts";

/** The rows between the headings and the total row. */
export const bodyOf = ({ area, hasTotals }: Table): Area => ({
  ...area,
  row: area.row + 1,
  rows: area.rows - (hasTotals ? 2 : 1),
});

/**
 * Gives a table another extent, as Excel does: its headings stay where they are, rows that come in take the formulas
 * of the calculated columns, rows that go out keep their cells.
 *
 * @throws InvalidArgument where the headings would move, no row would be left, or another table is in the way
 */
export function resizeTable(sheet: Sheet, table: Table, to: Area, habits: EntryHabits): void {
  const before = table.area;
  const others = sheet.tables.filter((other) => other !== table);
  if (
    !isOnSheet(to) ||
    to.row !== before.row ||
    to.column !== before.column ||
    to.rows < 2 ||
    others.some((other) => intersection(other.area, to) !== undefined)
  )
    throw invalidArgument();
  table.area = to;
  if (habits.extendsFormats) extendFormats(sheet, before, to);
  fillFormulas(sheet, table, before.row + before.rows);
}

/** Takes in the row under a table when something is typed there, as Excel does. */
export function growForEntry(
  sheet: Sheet,
  row: number,
  column: number,
  habits: EntryHabits,
): Table | undefined {
  const table = sheet.tables.find(
    ({ area, hasTotals }) =>
      !hasTotals &&
      row === area.row + area.rows &&
      column >= area.column &&
      column < area.column + area.columns,
  );
  if (table !== undefined) resizeTable(sheet, table, { ...table.area, rows: table.area.rows + 1 }, habits);
  return table;
}

function extendFormats(sheet: Sheet, { row, rows }: Area, to: Area): void {
  for (let column = to.column; column < to.column + to.columns; column++) {
    const { format } = cellAt(sheet, row + rows - 1, column);
    for (let below = row + rows; below < to.row + to.rows; below++) putCell(sheet, below, column, { format });
  }
}

/** Puts the formulas of the calculated columns into the rows of a table from `first` on, counted on the sheet. */
function fillFormulas(sheet: Sheet, { area, formulas }: Table, first: number): void {
  for (let row = first; row < area.row + area.rows; row++)
    for (const [column, formula] of formulas)
      putCell(sheet, row, area.column + column, { formula, value: UNCALCULATED });
}
