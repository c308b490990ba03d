import { type Column, text } from "./column.ts";
import type { Cell, Grid, Issue } from "./grid.ts";
import { type Find, readTable } from "./readTable.ts";
import { type Columns, headingPositions, type Row, type Table, table } from "./table.ts";
import { comparable } from "./words.ts";

/** A table with one setting a row: what it is called, its value, what it means. */
export interface Form<C extends Columns = Columns> {
  readonly name: string;
  readonly sheet: string;
  readonly about: string;
  /** One column description a setting; its title stands in the first column of its row. */
  readonly settings: C;
}

/** What the settings mean, each under its key. */
export type Settings<F extends Form> = Row<{ columns: F["settings"] } & Table>;

/** The headings of every form. */
export const FORM_HEADINGS = { setting: "Setting", value: "Value", meaning: "What it means" } as const;

/** Declares a form: what it is, and its settings in order. */
export const form = <C extends Columns>(about: Omit<Form, "settings">, settings: C): Form<C> => ({
  ...about,
  settings,
});

/** The form as the table it is on the sheet. */
export const formTable = ({ name, sheet, about, settings }: Form): Table =>
  table(
    { name, sheet, about, key: "setting", rows: Object.keys(settings).length },
    {
      setting: text(FORM_HEADINGS.setting, "What is set.", { width: 34 }),
      value: text(FORM_HEADINGS.value, "The council's choice.", { width: 40 }),
      meaning: text(FORM_HEADINGS.meaning, "What it does.", { width: 80 }),
    },
  );

/** The defined name of a setting's cell in the workbook's formulas: `pointValue` → `PointValue`. */
export const settingName = (key: string): string => key.charAt(0).toUpperCase() + key.slice(1);

/**
 * Cells in; settings and issues out. Settings are found by their name in the first column, in any order. A setting
 * with something to put right is absent from `settings`.
 */
export function readForm<F extends Form>(
  of: F,
  grid: Grid | undefined,
  find: Find,
): { settings: Partial<Settings<F>>; issues: readonly Issue[] } {
  const sideways = grid === undefined ? undefined : turned(of, grid);
  // Read as a table of one row with a column for each setting, then put the issues back where the cells are.
  const read = readTable(
    { ...formTable(of), key: null, columns: of.settings } as unknown as Table<F["settings"]>,
    sideways?.grid,
    find,
  );
  const entry = (read.entries[0] ?? read.unfinished[0] ?? {}) as Partial<Settings<F>>;
  const issues = read.issues.map((issue) => ({
    ...issue,
    row: sideways?.rows.get(comparable(issue.column)) ?? -1,
    column: issue.row < 0 ? issue.column : FORM_HEADINGS.value,
  }));
  return { settings: entry, issues };
}

/** The form turned on its side: a grid with one row, and where each setting really stands. */
function turned(of: Form, grid: Grid): { grid: Grid; rows: Map<string, number> } {
  const where = headingPositions(grid);
  const nameAt = where.get(comparable(FORM_HEADINGS.setting)) ?? 0;
  const valueAt = where.get(comparable(FORM_HEADINGS.value)) ?? 1;
  const rows = new Map<string, number>();
  const cells: Cell[] = [];
  const headers: string[] = [];
  grid.rows.forEach((row, at) => {
    const name = comparable(String(row[nameAt] ?? ""));
    if (name === "" || rows.has(name)) return;
    rows.set(name, at);
    headers.push(String(row[nameAt]));
    cells.push(row[valueAt] ?? null);
  });
  // A form nobody has filled in is still one row, so that what is missing is asked for.
  headers.push("");
  cells.push(of.name);
  return { grid: { headers, rows: [cells] }, rows };
}

/** The settings that are formulas, by key: the template fills them in. */
export const shownSettings = (of: Form): readonly (readonly [string, Column])[] =>
  Object.entries(of.settings).filter(([, { formula }]) => formula !== null);
