import type { z } from "zod";
import type { Column } from "./column.ts";
import type { Cell, Grid } from "./grid.ts";
import { comparable } from "./words.ts";

// biome-ignore lint/suspicious/noExplicitAny: a table holds columns of every type
export type Columns = Record<string, Column<any>>;

/** What a table is for: the officer types in it, the generator writes it, or it only says how things are. */
export type Purpose = "entry" | "result" | "reference";

/** One table of the workbook and the sheet it stands on, declared once. */
export interface Table<C extends Columns = Columns> {
  /** The Excel table's name. */
  readonly name: string;
  /** The tab. */
  readonly sheet: string;
  /** One short paragraph under the sheet's title: what it is for and what is needed. */
  readonly about: string;
  readonly purpose: Purpose;
  readonly columns: C;
  /** The column that tells rows apart, and the column that names them for a reader; other tables may use either. */
  readonly key: string | null;
  readonly label: string | null;
  /** A column that, where it is filled, says that another row stands for this one: its label is then not looked up. */
  readonly standIn: string | null;
  /** How refs begin, for the guide and for a new row: "A" of A01. */
  readonly prefix: string;
  /** The last of the first columns that stay in sight while the others are moved under them; null is the first alone. */
  readonly inSight: string | null;
  /** How many rows the template offers. */
  readonly rows: number;
}

/** What one row of the table means. */
export type Row<T extends Table> = { readonly [K in keyof T["columns"]]: z.output<T["columns"][K]["cell"]> };
/** A row that an officer typed, and its number below the headings, from 0. */
export type Entry<T extends Table> = Row<T> & { readonly row: number };
/** A row that cannot count yet: what could be read of it. */
export type Unfinished<T extends Table> = Partial<Row<T>> & { readonly row: number };

interface About<C extends Columns> {
  readonly name: string;
  readonly sheet: string;
  readonly about: string;
  readonly purpose?: Purpose;
  readonly key?: keyof C & string;
  readonly label?: keyof C & string;
  readonly standIn?: keyof C & string;
  readonly prefix?: string;
  readonly inSight?: keyof C & string;
  readonly rows?: number;
}

/** Declares a table: what it is, and its columns in order. */
export const table = <C extends Columns>(about: About<C>, columns: C): Table<C> => ({
  purpose: "entry",
  prefix: "",
  rows: 1,
  ...about,
  key: about.key ?? null,
  label: about.label ?? null,
  standIn: about.standIn ?? null,
  inSight: about.inSight ?? about.label ?? null,
  columns,
});

/** The columns of a table in order, each with its key. */
export const columnsOf = (of: Table): readonly (readonly [string, Column])[] => Object.entries(of.columns);

/** The columns that an officer types into. */
export const entryColumns = (of: Table): readonly (readonly [string, Column])[] =>
  columnsOf(of).filter(([, { formula }]) => formula === null);

/** A calculated column's formula as a file holds it: `[@Title]` written out as this row's cell of the table. */
export const formulaOf = (of: Table, column: Column): string | null =>
  column.formula?.replace(/\[@([^\]]+)\]/g, `${of.name}[[#This Row],[$1]]`) ?? null;

/** Rows in, cells out: the way back. Calculated columns are given where a row has a value for them. */
export const writeTable = <T extends Table>(of: T, rows: readonly Partial<Row<T>>[]): Grid => {
  const columns = columnsOf(of);
  return {
    headers: columns.map(([, { title }]) => title),
    rows: rows.map((row) =>
      columns.map(([key, column]) => {
        const value = row[key as keyof typeof row] as unknown;
        return value === null || value === undefined ? null : clipped(column.write(value));
      }),
    ),
  };
};

/** The most that a cell of Excel's can hold. */
const LONGEST = 32_767;
const clipped = (cell: Cell): Cell =>
  typeof cell === "string" && cell.length > LONGEST ? `${cell.slice(0, LONGEST - 1)}…` : cell;

/** Where each heading stands, by its comparable form; the first of two alike wins. */
export const headingPositions = (grid: Grid): Map<string, number> => {
  const positions = new Map<string, number>();
  grid.headers.forEach((heading, at) => {
    const name = comparable(heading);
    if (!positions.has(name)) positions.set(name, at);
  });
  return positions;
};

/** Whether a cell holds anything that can be seen. */
export const isFilled = (cell: Cell | undefined): cell is Exclude<Cell, null> =>
  cell !== null && cell !== undefined && !(typeof cell === "string" && comparable(cell) === "");

const ERRORS =
  /^#(NULL!|DIV\/0!|VALUE!|REF!|NAME\?|NUM!|N\/A|GETTING_DATA|SPILL!|CALC!|FIELD!|BLOCKED!|CONNECT!|BUSY!|UNKNOWN!|PYTHON!|EXTERNAL!)$/;

/** Whether a cell shows one of Excel's errors. */
export const isError = (cell: Cell | undefined): boolean => typeof cell === "string" && ERRORS.test(cell);
