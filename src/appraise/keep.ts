import type { Cell, Grid } from "../workbook/grid.ts";
import { columnsOf, headingPositions, type Table } from "../workbook/table.ts";
import { comparable } from "../workbook/words.ts";

/**
 * Puts the officer's own columns of a result table into the rows about to be written, by the key column; and keeps the
 * rows that are no longer written but carry something the officer typed, as `leave` marks them, at the end.
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
  if (before === undefined) return fresh;
  const keyTitle = of.columns[of.key ?? ""]?.title ?? "";
  const keptTitles = columnsOf(of).flatMap(([, { kept, title }]) => (kept ? [title] : []));
  const where = headingPositions(before);
  const cellOf = (row: readonly Cell[], title: string): Cell =>
    row[where.get(comparable(title)) ?? -1] ?? null;
  const typed = before.rows.filter(
    (row) => keptTitles.some((title) => cellOf(row, title) !== null) && cellOf(row, keyTitle) !== null,
  );
  const byKey = new Map(typed.map((row) => [comparable(String(cellOf(row, keyTitle))), row]));

  const keyAt = fresh.headers.indexOf(keyTitle);
  const keptRow = (row: readonly Cell[]): readonly Cell[] => {
    const key = comparable(String(row[keyAt] ?? ""));
    const own = byKey.get(key);
    byKey.delete(key);
    return own === undefined
      ? row
      : row.map((cell, at) =>
          keptTitles.includes(fresh.headers[at] ?? "") ? cellOf(own, fresh.headers[at] ?? "") : cell,
        );
  };
  const rows = fresh.rows.map(keptRow);
  const left = [...byKey.values()].map((row) => {
    const cells = new Map(fresh.headers.map((title) => [title, cellOf(row, title)]));
    leave(cells);
    return fresh.headers.map((title) => cells.get(title) ?? null);
  });
  return { headers: fresh.headers, rows: [...rows, ...left] };
}
