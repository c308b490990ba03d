import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { runProgram } from "../../src/cli/program.ts";
import { readWorkbook } from "../../src/file/read/readWorkbook.ts";
import { writeTables } from "../../src/file/write/writeTables.ts";
import type { Cell, Grid, Grids } from "../../src/workbook/grid.ts";

export const EXAMPLE = "templates/worked-example.xlsx";
export const TEMPLATE = "templates/twintrack.xlsx";

/** A folder of its own for a test's files. */
export const folder = (): string => mkdtempSync(join(tmpdir(), "twintrack-"));

/** Changes to a workbook as a person would make them: cells by table, ref (or setting) and heading. */
export interface Edits {
  readonly set?: readonly (readonly [table: string, ref: string, heading: string, value: Cell])[];
  readonly add?: readonly (readonly [table: string, row: Readonly<Record<string, Cell>>])[];
  readonly remove?: readonly (readonly [table: string, ref: string])[];
  /** Empties every row of these tables, refs aside. */
  readonly clear?: readonly string[];
}

/** A copy of a workbook with edits made, saved in a folder of its own. */
export function edited(source: string, edits: Edits): string {
  const bytes = new Uint8Array(readFileSync(source));
  const before = readWorkbook(bytes).grids;
  const path = join(folder(), "Edited.xlsx");
  writeFileSync(path, writeTables(bytes, editGrids(before, edits)));
  return path;
}

function editGrids(grids: Grids, { set = [], add = [], remove = [], clear = [] }: Edits): Grids {
  const touched = new Map<string, { headers: readonly string[]; rows: Cell[][] }>();
  const open = (table: string) => {
    const grid = grids.get(table);
    if (grid === undefined) throw new Error(`No table ${table}`);
    const copy = touched.get(table) ?? { headers: grid.headers, rows: grid.rows.map((row) => [...row]) };
    touched.set(table, copy);
    return copy;
  };
  const column = ({ headers }: Pick<Grid, "headers">, heading: string) => {
    const at = headers.indexOf(heading);
    if (at < 0) throw new Error(`No column ${heading}`);
    return at;
  };
  for (const table of clear) for (const row of open(table).rows) row.fill(null, 1);
  for (const [table, ref] of remove) {
    const grid = open(table);
    grid.rows = grid.rows.filter((row) => row[0] !== ref);
  }
  for (const [table, ref, heading, value] of set) {
    const grid = open(table);
    const row = grid.rows.find((cells) => cells[0] === ref);
    if (row === undefined) throw new Error(`No ${ref} in ${table}`);
    row[column(grid, heading)] = value;
  }
  for (const [table, cells] of add) {
    const grid = open(table);
    const blank = grid.rows.find((row) => row[0] === cells[grid.headers[0] ?? ""]);
    const row = blank ?? grid.headers.map(() => null);
    for (const [heading, value] of Object.entries(cells)) row[column(grid, heading)] = value;
    if (blank === undefined) grid.rows.push(row);
  }
  return new Map(touched);
}

/** What a command printed, and how it ended. */
export interface Ran {
  readonly code: number;
  readonly answer: string;
  readonly progress: string;
}

const NOW = new Date(2026, 10, 22, 14, 5);

/** Runs the command line as a shell would. */
export async function twintrack(...words: string[]): Promise<Ran> {
  const answer: string[] = [];
  const progress: string[] = [];
  const code = await runProgram(
    words,
    { answer: (line) => answer.push(line), progress: (line) => progress.push(line) },
    NOW,
  );
  return { code, answer: answer.join("\n"), progress: progress.join("\n") };
}

/** What `plan --json` says of a workbook, and the tables of the copy that it wrote. */
export async function planned(path: string, { draws = 0 } = {}) {
  const output = join(folder(), "Planned.xlsx");
  const ran = await twintrack("plan", path, "-o", output, "--json", "--draws", String(draws));
  if (ran.code > 1) throw new Error(ran.progress);
  const { grids } = readWorkbook(new Uint8Array(readFileSync(output)));
  return {
    ...ran,
    output,
    plan: JSON.parse(ran.answer),
    rows: (table: string) => rowsOf(grids, table),
    grids,
  };
}

/** The rows of a table, each by its headings; rows with nothing in them are left out. */
export function rowsOf(grids: Grids, table: string): Record<string, Cell>[] {
  const grid = grids.get(table);
  if (grid === undefined) throw new Error(`No table ${table}`);
  return grid.rows
    .filter((row) => row.some((cell) => cell !== null && cell !== ""))
    .map((row) => Object.fromEntries(grid.headers.map((heading, at) => [heading, row[at] ?? null])));
}
