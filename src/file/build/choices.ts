import type { Accepts, Column } from "../../workbook/column.ts";
import { type Form, settingName } from "../../workbook/form.ts";
import { columnLetters } from "../../workbook/grid.ts";
import { columnsOf, type Table } from "../../workbook/table.ts";
import { quotedSheet } from "../formula/structuredReferences.ts";

/** Where headings stand, and how far down drop-downs and formats reach. */
export const HEADING_ROW = 5;
export const LAST_ROW = 1000;
/** How many offered names a drop-down of stage 4 can hold. */
const OFFERED_ROWS = 120;

/** A column of the Lists sheet: fixed words, or formulas that pick what is offered. */
export interface Choices {
  /** The defined name that drop-downs use. */
  readonly name: string;
  readonly title: string;
  readonly options: readonly string[];
  readonly formulas: readonly string[];
  /** Of formulas: how many of them pick something. */
  readonly filled?: string;
}

const words = (title: string): string =>
  title.replace(/[^\p{L}\p{N}]+(.)?/gu, (_, letter: string = "") => letter.toUpperCase());

/** The defined name of the drop-down list that a column uses; undefined where it has none. */
export function listNameOf(
  of: string,
  { title, accepts }: Pick<Column, "title" | "accepts">,
): string | undefined {
  if (accepts?.kind === "list") return `Choices${of}${words(title)}`;
  if (accepts?.kind !== "names") return undefined;
  const { name } = accepts.of();
  return accepts.from === undefined ? `NamesOf${name}` : `Offered${name}`;
}

/** The columns of the Lists sheet: one for each column of fixed words, in order, and one for each offered list. */
export function choicesOf(tables: readonly Table[], form: Form): readonly Choices[] {
  const fixed = [
    ...tables.flatMap((table) => columnsOf(table).map(([, column]) => ({ of: table.name, column }))),
    ...Object.values(form.settings).map((column) => ({ of: form.name, column: column as Column })),
  ].flatMap(({ of, column }) =>
    column.accepts?.kind === "list"
      ? [
          {
            name: listNameOf(of, column) ?? "",
            title: `${of}: ${column.title}`,
            options: column.accepts.options,
            formulas: [],
          },
        ]
      : [],
  );
  return [...fixed, ...offeredLists(tables)];
}

function offeredLists(tables: readonly Table[]): readonly Choices[] {
  const wanted = new Map<string, Choices>();
  for (const { accepts } of tables.flatMap((table) => columnsOf(table).map(([, column]) => column)))
    if (accepts?.kind === "names" && accepts.from !== undefined) {
      const list = offered(accepts);
      wanted.set(list.name, list);
    }
  return [...wanted.values()];
}

function offered(accepts: Extract<Accepts, { kind: "names" }>): Choices {
  const table = accepts.of();
  const from = table.columns[accepts.from ?? ""]?.title ?? "";
  const label = labelOf(table).title;
  return {
    name: `Offered${table.name}`,
    title: `${table.name} offered at stage 4`,
    options: [],
    formulas: Array.from(
      { length: OFFERED_ROWS },
      (_, at) => `IFERROR(INDEX(${table.name}[${label}],MATCH(${at + 1},${table.name}[${from}],0)),"")`,
    ),
    filled: `COUNT(${bodyReference(table, accepts.from ?? "")})`,
  };
}

/** The column that names the rows of a table to a reader: its label, else its key, else its first. */
export function labelOf(table: Table): Column {
  const key = table.label ?? table.key;
  const found = (key === null ? undefined : table.columns[key]) ?? columnsOf(table)[0]?.[1];
  if (found === undefined) throw new RangeError(`${table.name} has no columns`);
  return found;
}

/** The cells under a heading as far as drop-downs reach, whatever the table's size: `'1 Areas'!$B$6:$B$1000`. */
export function bodyReference(table: Table, key: string): string {
  const at = Object.keys(table.columns).indexOf(key) + 1;
  if (at === 0) throw new RangeError(`no column ${key} in ${table.name}`);
  const letters = columnLetters(at);
  return `${quotedSheet(table.sheet)}!$${letters}$${HEADING_ROW + 1}:$${letters}$${LAST_ROW}`;
}

/**
 * The defined names of the drop-down lists over other tables: from the first row to the last that is filled, gaps
 * included, so that a list neither ends early nor trails blanks. The first row is never named by itself: a person may
 * delete it, and the list has to outlive that.
 */
export function namesOfRows(tables: readonly Table[], form: Form): ReadonlyMap<string, string> {
  const named = new Map<string, string>();
  const columns = [
    ...tables.flatMap((table) => columnsOf(table).map(([, column]) => column)),
    ...Object.values(form.settings),
  ];
  for (const { accepts } of columns as readonly Column[]) {
    if (accepts?.kind !== "names" || accepts.from !== undefined) continue;
    const table = accepts.of();
    const labels = bodyReference(table, table.label ?? table.key ?? "");
    const first = `INDEX(${labels},1)`;
    const filled = `SUMPRODUCT(MAX((${labels}<>"")*(ROW(${labels})-ROW(${first})+1)))`;
    named.set(`NamesOf${table.name}`, `${first}:INDEX(${labels},MAX(1,${filled}))`);
  }
  return named;
}

/** The defined names of the settings: each stands for the cell of its value. */
export function namesOfSettings(form: Form): ReadonlyMap<string, string> {
  return new Map(
    Object.keys(form.settings).map((key, at) => [
      settingName(key),
      `${quotedSheet(form.sheet)}!$B$${HEADING_ROW + 1 + at}`,
    ]),
  );
}
