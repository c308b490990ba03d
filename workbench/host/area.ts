import { rangeFromReference } from "../../src/file/cellPlace.ts";
import { columnLetters } from "../../src/workbook/grid.ts";

/** A rectangle of cells: its first row and column, counted from 0, and how many of each. */
export interface Area {
  readonly row: number;
  readonly column: number;
  readonly rows: number;
  readonly columns: number;
}

/** The last row and column that Excel has, counted from 0. */
export const LAST_ROW = 1_048_575;
export const LAST_COLUMN = 16_383;

/** The rectangle of an address without a sheet: "B2:C4" → row 1, column 1, 3 rows, 2 columns; undefined if it is none. */
export function areaFromAddress(address: string): Area | undefined {
  const range = rangeFromReference(address);
  return (
    range && {
      row: range.top - 1,
      column: range.left - 1,
      rows: range.bottom - range.top + 1,
      columns: range.right - range.left + 1,
    }
  );
}

/** The address of a rectangle without a sheet: "B2", "B2:C4". */
export function addressOf({ row, column, rows, columns }: Area): string {
  const first = `${columnLetters(column + 1)}${row + 1}`;
  return rows === 1 && columns === 1 ? first : `${first}:${columnLetters(column + columns)}${row + rows}`;
}

/** The places of a rectangle, row by row. */
export function* eachCell({ row, column, rows, columns }: Area): Generator<{ row: number; column: number }> {
  for (let r = row; r < row + rows; r++)
    for (let c = column; c < column + columns; c++) yield { row: r, column: c };
}

/** The part that two rectangles share; undefined where they share none. */
export function intersection(one: Area, other: Area): Area | undefined {
  const row = Math.max(one.row, other.row);
  const column = Math.max(one.column, other.column);
  const rows = Math.min(one.row + one.rows, other.row + other.rows) - row;
  const columns = Math.min(one.column + one.columns, other.column + other.columns) - column;
  return rows > 0 && columns > 0 ? { row, column, rows, columns } : undefined;
}

/** The smallest rectangle that holds both. */
export function boundingArea(one: Area, other: Area): Area {
  const row = Math.min(one.row, other.row);
  const column = Math.min(one.column, other.column);
  return {
    row,
    column,
    rows: Math.max(one.row + one.rows, other.row + other.rows) - row,
    columns: Math.max(one.column + one.columns, other.column + other.columns) - column,
  };
}

/** Whether all of it lies on a sheet. */
export const isOnSheet = ({ row, column, rows, columns }: Area): boolean =>
  row >= 0 &&
  column >= 0 &&
  rows > 0 &&
  columns > 0 &&
  row + rows - 1 <= LAST_ROW &&
  column + columns - 1 <= LAST_COLUMN;
