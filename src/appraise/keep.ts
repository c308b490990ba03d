import type { Cell, Grid } from "../workbook/grid.ts";
import { columnsOf, headingPositions, type Table } from "../workbook/table.ts";
import { comparable } from "../workbook/words.ts";

/**
 * Puts what the officer typed on a result sheet into the rows about to be written: the kept columns, and columns of
 * the officer's own that the description does not know, both by the key column.
 *
 * On a table that says how its rows stand, rows stay too, after those that are written: a row of ours that is no longer
 * written but carries something typed, as `leave` marks it; and, whole, a row with no key, a row whose key somebody
 * else gave (ours always say how they stand), and a second row of one key.
 *
 * @param fresh the new rows, with a heading for every column of the table
 * @param before the table as it stands in the workbook, if it does
 * @param leave changes a kept row that is no longer part of the result
 */
export function keepTyped(
  of: Table,
  fresh: Grid,
  before: Grid | undefined,
  leave: (row: Map<string, Cell>) => void,
): Grid {
  const keyTitle = of.columns[of.key ?? ""]?.title;
  if (before === undefined || keyTitle === undefined) return fresh;
  const known = columnsOf(of).map(([, column]) => column);
  const extra = extraHeadings(known, before);
  const headers = [...fresh.headers, ...extra];
  const typedTitles = [...known.flatMap(({ kept, title }) => (kept ? [title] : [])), ...extra];
  const enteredTitles = [
    ...known.flatMap(({ formula, title }) => (formula === null ? [title] : [])),
    ...extra,
  ];
  const standingTitle = of.columns.standing?.title;

  const where = headingPositions(before);
  const cellOf = (row: readonly Cell[], title: string): Cell =>
    row[where.get(comparable(title)) ?? -1] ?? null;
  const isFilled = (row: readonly Cell[], title: string): boolean =>
    comparable(String(cellOf(row, title) ?? "")) !== "";
  const keyOf = (row: readonly Cell[]): string => comparable(String(cellOf(row, keyTitle) ?? ""));

  const keyAt = fresh.headers.indexOf(keyTitle);
  const freshKeys = fresh.rows.map((row) => comparable(String(row[keyAt] ?? "")));
  const wanted = new Set(freshKeys);
  const typedOf = new Map<string, readonly Cell[]>();
  const staying: (readonly Cell[])[] = [];
  for (const row of before.rows) {
    const key = keyOf(row);
    const isOurs = key !== "" && (standingTitle === undefined || isFilled(row, standingTitle));
    const isTyped = (isOurs ? typedTitles : enteredTitles).some((title) => isFilled(row, title));
    if (!isTyped) continue;
    if (isOurs && wanted.has(key) && !typedOf.has(key)) typedOf.set(key, row);
    else if (standingTitle !== undefined) {
      const cells = new Map(headers.map((title) => [title, cellOf(row, title)]));
      if (isOurs && !wanted.has(key)) leave(cells);
      staying.push(headers.map((title) => cells.get(title) ?? null));
    }
  }

  const rows = fresh.rows.map((row, at) => {
    const own = typedOf.get(freshKeys[at] ?? "") ?? [];
    return headers.map((title, column) =>
      typedTitles.includes(title) ? cellOf(own, title) : (row[column] ?? null),
    );
  });
  return { headers, rows: [...rows, ...staying] };
}

/** The headings of the officer's own columns. */
function extraHeadings(known: readonly { readonly title: string }[], before: Grid): string[] {
  const titles = new Set(known.map(({ title }) => comparable(title)));
  return before.headers.filter((heading) => heading !== "" && !titles.has(comparable(heading)));
}
