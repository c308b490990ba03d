import type { Grids, Place } from "../workbook/grid.ts";

/**
 * The first place where two readings of a workbook differ: what somebody changed while a plan was worked out.
 *
 * @param names the tables that are looked at, in this order
 * @returns undefined where nothing differs; the headings (row −1) where a table, its headings or its length does
 */
export function firstDifference(one: Grids, other: Grids, names: readonly string[]): Place | undefined {
  for (const table of names) {
    const [before, after] = [one.get(table), other.get(table)];
    if (before === undefined && after === undefined) continue;
    const headers = before?.headers ?? [];
    const heading = headers.findIndex((title, c) => title !== after?.headers[c]);
    const length = before?.rows.length;
    if (heading >= 0 || headers.length !== after?.headers.length || length !== after.rows.length)
      return { table, row: -1, column: headers[Math.max(heading, 0)] ?? "" };
    for (const [row, cells] of (before?.rows ?? []).entries())
      for (const [c, cell] of cells.entries())
        if (cell !== after.rows[row]?.[c]) return { table, row, column: headers[c] ?? "" };
  }
  return undefined;
}
