import { z } from "zod";
import type { Column } from "./column.ts";
import type { Cell, Grid, Issue } from "./grid.ts";
import { nextRef } from "./nextRef.ts";
import { onceForEach } from "./once.ts";
import {
  type Entry,
  entryColumns,
  headingPositions,
  isError,
  isFilled,
  type Table,
  type Unfinished,
} from "./table.ts";
import { comparable, lowerFirst, nearest } from "./words.ts";

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
