/**
 * What one cell holds once the host is taken out of it: an empty cell is null, a date is its serial number in the
 * 1900 system, an error cell is its text ("#REF!"), a formula its cached value. A formula that has never been
 * calculated is "#GETTING_DATA", as Excel itself says while it calculates.
 */
export type Cell = string | number | boolean | null;

/** Where the first heading of a table stands: its sheet, and row and column counted from 1. */
export interface Corner {
  readonly sheet: string;
  readonly row: number;
  readonly column: number;
}

/** The cells of one table, as any host gives and takes them: headings as typed, and the rows under them. */
export interface Grid {
  readonly headers: readonly string[];
  readonly rows: readonly (readonly Cell[])[];
  /** Absent where the grid was made in memory rather than read. */
  readonly corner?: Corner;
}

/** Every table of a workbook by its table name. */
export type Grids = ReadonlyMap<string, Grid>;

/** A place on a table: row counted from 0 below the headings (−1 for the headings themselves), column by heading. */
export interface Place {
  readonly table: string;
  readonly row: number;
  readonly column: string;
}

/** One thing for the officer to put right, and where. */
export interface Issue extends Place {
  readonly message: string;
}

/** Column number to letters: 1 → A, 27 → AA. */
export function columnLetters(column: number): string {
  let letters = "";
  for (let rest = column; rest > 0; rest = Math.floor((rest - 1) / 26))
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters;
  return letters;
}
