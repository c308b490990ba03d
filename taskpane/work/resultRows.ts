import type { Cell, Grid } from "../../src/workbook/grid.ts";
import { headingPositions } from "../../src/workbook/table.ts";
import { comparable } from "../../src/workbook/words.ts";

/** A row of a result sheet, asked by heading; a heading that is not there gives null. */
export type ResultRow = (title: string) => Cell;

/** The rows of a result sheet as written: calculated and typed columns alike, found by heading. */
export function rowsByTitle(grid: Grid | undefined): readonly ResultRow[] {
  if (grid === undefined) return [];
  const where = headingPositions(grid);
  return grid.rows.map((cells) => (title) => cells[where.get(comparable(title)) ?? -1] ?? null);
}
