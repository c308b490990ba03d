import { type Area, addressOf } from "./area.ts";

/** What a cell shows, as office.js gives it: an empty cell is "". */
export type Value = string | number | boolean;

/** One cell. A formula begins with "="; its value is the last one calculated. */
export interface Cell {
  readonly value: Value;
  readonly formula: string | null;
  /** An Excel number format; "@" holds whatever is put in as text. */
  readonly format: string;
  /** Whether it resists change where its sheet is protected. */
  readonly isLocked: boolean;
}

/** A table on a sheet: where it stands, and the formulas of its calculated columns. */
export interface Table {
  readonly id: string;
  name: string;
  /** Headings and total row included. */
  area: Area;
  readonly hasTotals: boolean;
  /** The formula of each calculated column, with its "=", by its place within the table from 0. */
  readonly formulas: Map<number, string>;
}

/** One sheet. Cells by {@link cellKey}, put there by {@link setCell}; an absent one is empty with the format General. */
export interface Sheet {
  readonly id: string;
  name: string;
  visibility: "Visible" | "Hidden" | "VeryHidden";
  isProtected: boolean;
  readonly cells: ReadonlyMap<number, Cell>;
  readonly tables: Table[];
}

/** A workbook that can be changed: what the workbench's Excel has open. */
export interface Workbook {
  readonly sheets: Sheet[];
  /** Defined names and what they stand for, without "=". */
  readonly names: Map<string, string>;
  /** Custom document properties. */
  readonly properties: Map<string, string>;
  active: Sheet | undefined;
  selected: Area;
}

const EMPTY: Cell = { value: "", formula: null, format: "General", isLocked: true };
const WIDEST = 16_384;

/** Where a cell stands in {@link Sheet.cells}; row and column from 0. */
export const cellKey = (row: number, column: number): number => row * WIDEST + column;

/** Row and column of a key, from 0. */
export const placeOfKey = (key: number): { row: number; column: number } => ({
  row: Math.floor(key / WIDEST),
  column: key % WIDEST,
});

/** The cell at a place, from 0. */
export const cellAt = (sheet: Sheet, row: number, column: number): Cell =>
  sheet.cells.get(cellKey(row, column)) ?? EMPTY;

/** Puts a cell at a place, from 0; the rest of it stays as it was. */
export const putCell = (sheet: Sheet, row: number, column: number, change: Partial<Cell>): void =>
  setCell(sheet, cellKey(row, column), { ...cellAt(sheet, row, column), ...change });

/** Puts a cell under its key. */
export function setCell(sheet: Sheet, key: number, cell: Cell): void {
  (sheet.cells as Map<number, Cell>).set(key, cell);
  valuesByArea.delete(sheet);
}

/** What is asked of each cell of an area, row by row. */
export const mapArea = <T>(sheet: Sheet, area: Area, ask: (cell: Cell) => T): T[][] =>
  Array.from({ length: area.rows }, (_, r) =>
    Array.from({ length: area.columns }, (_, c) => ask(cellAt(sheet, area.row + r, area.column + c))),
  );

/** The values of areas, for as long as no cell of their sheet is put. */
const valuesByArea = new WeakMap<Sheet, Map<string, readonly (readonly Value[])[]>>();

/** The values of an area, row by row: the very same lists until a cell of the sheet is put. */
export function valuesIn(sheet: Sheet, area: Area): readonly (readonly Value[])[] {
  const known = valuesByArea.get(sheet) ?? new Map<string, readonly (readonly Value[])[]>();
  valuesByArea.set(sheet, known);
  const key = addressOf(area);
  const values = known.get(key) ?? mapArea(sheet, area, ({ value }) => value);
  known.set(key, values);
  return values;
}

/** A new id of the form Excel gives: "{00000003-0000-4000-8000-000000000000}" for the third. */
export const idFrom = (count: number): string =>
  `{${count.toString(16).toUpperCase().padStart(8, "0")}-0000-4000-8000-000000000000}`;

/** The sheet of that name or id, the case of a name aside. */
export const findSheet = (workbook: Workbook, key: string): Sheet | undefined =>
  workbook.sheets.find(({ id, name }) => id === key || name.toLowerCase() === key.toLowerCase());

/** The table of that name or id, and its sheet. */
export function findTable(workbook: Workbook, key: string): { sheet: Sheet; table: Table } | undefined {
  for (const sheet of workbook.sheets)
    for (const table of sheet.tables)
      if (table.id === key || table.name.toLowerCase() === key.toLowerCase()) return { sheet, table };
  return undefined;
}

/** The headings of a table, as cells show them. */
export const headingsOf = (sheet: Sheet, { area }: Table): string[] =>
  (mapArea(sheet, { ...area, rows: 1 }, ({ value }) => String(value))[0] ?? []).slice();
