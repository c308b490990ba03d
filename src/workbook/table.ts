import { z } from "zod";
import type { Column } from "./column.ts";
import type { Cell, Grid, Issue } from "./grid.ts";
import { nextRef } from "./nextRef.ts";
import { onceForEach } from "./once.ts";
import { comparable, lowerFirst, nearest } from "./words.ts";

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

/** Finds what a cell names on another table: its ref, or why not. */
export type Find = (of: Table, typed: string) => { readonly ref: string } | { readonly problem: string };

/** What was read of one table. Rows left blank are in neither list. */
export interface Read<T extends Table> {
  readonly entries: readonly Entry<T>[];
  /** Rows with something to put right; they count for nothing until it is. */
  readonly unfinished: readonly Unfinished<T>[];
  readonly issues: readonly Issue[];
}

/**
 * Cells in; entries, unfinished rows and issues out. Columns are found by heading, in any order. A table or column
 * that is missing is one issue, and then nothing of that table counts.
 *
 * @param find resolves what `ref` columns name; see `finder`
 */
export function readTable<T extends Table>(of: T, grid: Grid | undefined, find: Find): Read<T> {
  if (grid === undefined)
    return {
      entries: [],
      unfinished: [],
      issues: [missing(of, "", `The table ${of.name} is missing from this workbook`)],
    };
  const where = headingPositions(grid);
  const absent = entryColumns(of).filter(([, { title }]) => !where.has(comparable(title)));
  if (absent.length > 0)
    return {
      entries: [],
      unfinished: [],
      issues: absent.map(([, { title }]) => missing(of, title, absence(title, grid))),
    };

  const columns = entryColumns(of).map(([key, column]) => ({
    key,
    column,
    at: where.get(comparable(column.title)) ?? -1,
    // What a cell means hangs on its column alone, and most of what is typed is typed many times over.
    read: onceForEach((cell: Cell) => readCell(column, cell, find)),
  }));
  const blankRef = onceForEach((column: Column) => askingForRef(column, grid));
  const entries: Entry<T>[] = [];
  const unfinished: Unfinished<T>[] = [];
  const issues: Issue[] = [];
  grid.rows.forEach((cells, row) => {
    // A blank row that the template offers still carries its ref: nothing has been entered beside it.
    if (
      !columns.some(({ key, at }) => key !== of.key && isFilled(cells[at])) &&
      !(columns.length === 1 && isFilled(cells[columns[0]?.at ?? 0]))
    )
      return;
    const entry: Record<string, unknown> = { row };
    let complete = true;
    for (const { key, column, at, read: readOnce } of columns) {
      const read = readOnce(cells[at] ?? null);
      const isBlankRef = key === of.key && of.prefix !== "" && !isFilled(cells[at]);
      const message = isBlankRef ? blankRef(column) : read.message;
      if (message !== undefined) issues.push({ table: of.name, row, column: column.title, message });
      if (read.counts) entry[key] = read.value;
      else complete = false;
    }
    if (complete) entries.push(entry as Entry<T>);
    else unfinished.push(entry as Unfinished<T>);
  });
  return { entries, unfinished, issues };
}

/** What one cell means: a value that counts, or a message saying what to do, or both where the cell is only asked for. */
function readCell(
  column: Column,
  cell: Cell,
  find: Find,
): { value?: unknown; message?: string; counts: boolean } {
  if (!isFilled(cell))
    return column.blank === "fine"
      ? { value: column.whenBlank, counts: true }
      : { value: null, message: asking(column), counts: column.blank === "asked" };
  if (isError(cell)) return { message: errorMessage(String(cell)), counts: false };
  const parsed = z.safeDecode(column.cell, cell);
  if (!parsed.success) return { message: sentence(parsed.error.issues[0]?.message, cell), counts: false };
  return column.names === null
    ? { value: parsed.data, counts: true }
    : resolve(column.names(), parsed.data, find);
}

/** What an empty cell is asked for: its heading, and what the heading means where that is said in a few plain words. */
const asking = ({ title, help }: Column): string => {
  const meaning = help.replace(/\.$/, "");
  return /[.:;]/.test(meaning) ? `Fill in “${title}”` : `Fill in “${title}”: ${lowerFirst(meaning)}`;
};

/** The same for the ref of a row: the next that is free, where the others go on from one another. */
function askingForRef(column: Column, grid: Grid): string {
  const at = headingPositions(grid).get(comparable(column.title)) ?? -1;
  const next = nextRef(grid.rows.flatMap((cells) => (isFilled(cells[at]) ? [String(cells[at]).trim()] : [])));
  return next === undefined ? asking(column) : `Fill in “${column.title}”: ${next} is free`;
}

/** Turns what a ref column's cell names into refs. */
function resolve(
  of: Table,
  typed: unknown,
  find: Find,
): { value?: unknown; message?: string; counts: boolean } {
  const found = (Array.isArray(typed) ? typed : [typed]).map((name) => find(of, String(name)));
  const problem = found.find((each) => "problem" in each);
  if (problem !== undefined && "problem" in problem) return { message: problem.problem, counts: false };
  const names = found.flatMap((each) => ("ref" in each ? [each.ref] : []));
  return { value: Array.isArray(typed) ? names : names[0], counts: true };
}

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

const errorMessage = (error: string): string =>
  error === "#GETTING_DATA"
    ? "This formula has not been calculated; open the workbook in Excel, save it, and try again"
    : `This cell shows ${error}; mend its formula or type the value`;

/** zod's message where it is one of ours; a text in a number's place is told what number it looks like. */
function sentence(message: string | undefined, cell: Cell): string {
  const said = message ?? "This was not understood";
  if (typeof cell !== "string" || !/^Enter (a|an) (number|whole number|amount|percentage|date)/.test(said))
    return said;
  const plain = /^[£\s]*(\d{1,3}(,\d{3})*|\d+)(\.\d+)?\s*%?$/.test(cell)
    ? cell.replace(/[£,\s]/g, "")
    : undefined;
  return `${said}: this cell holds the text “${cell.slice(0, 40)}”${plain === undefined ? "" : `; type ${plain}`}`;
}

const missing = (of: Table, column: string, message: string): Issue => ({
  table: of.name,
  row: -1,
  column,
  message,
});

function absence(title: string, grid: Grid): string {
  const near = nearest(title, grid.headers);
  return `The column ${title} is missing${near === undefined ? "" : `; is it the one now headed “${near}”? Give it back its heading`}`;
}
