import type { Grid, Grids, Place } from "../workbook/grid.ts";

/**
 * The first place where a later reading of a workbook differs from an earlier one: what somebody changed while a plan
 * was worked out. Only the tables and columns that the earlier one has are looked at.
 *
 * @returns undefined where nothing differs; the headings (row −1) where a table, a heading or the number of rows does
 */
export function firstDifference(earlier: Grids, later: Grids): Place | undefined {
  for (const [table, before] of earlier) {
    const found = inOneTable(before, later.get(table));
    if (found !== undefined) return { table, ...found };
  }
  return undefined;
}

function inOneTable(before: Grid, after: Grid | undefined): Omit<Place, "table"> | undefined {
  const where = before.headers.map((heading) => after?.headers.indexOf(heading) ?? -1);
  const gone = where.indexOf(-1);
  if (gone >= 0 || before.rows.length !== after?.rows.length)
    return { row: -1, column: before.headers[Math.max(gone, 0)] ?? "" };
  for (const [row, cells] of before.rows.entries())
    for (const [c, cell] of cells.entries())
      if (cell !== (after.rows[row]?.[where[c] ?? -1] ?? null))
        return { row, column: before.headers[c] ?? "" };
  return undefined;
}
