import type { Cell, Grid, Grids } from "../../src/workbook/grid.ts";

/** What is handed to somebody who still has the tables that they were given last: only what is not as it was then. */
export interface Handover {
  /** Every table that the workbook has now. */
  readonly names: readonly string[];
  readonly changed: Grids;
}

/** What to hand over. To compare all cells takes far less than to send them from one thread to another. */
export const handOver = (before: Grids, now: Grids): Handover => ({
  names: [...now.keys()],
  changed: new Map([...now].filter(([name, grid]) => !isSame(grid, before.get(name)))),
});

/** The workbook's tables as they are now, for who had them as they were before. */
export const takeOver = (before: Grids, { names, changed }: Handover): Grids =>
  new Map(
    names.flatMap((name) => {
      const grid = changed.get(name) ?? before.get(name);
      return grid === undefined ? [] : [[name, grid]];
    }),
  );

function isSame(now: Grid, before: Grid | undefined): boolean {
  return (
    before !== undefined &&
    now.corner?.sheet === before.corner?.sheet &&
    now.corner?.row === before.corner?.row &&
    now.corner?.column === before.corner?.column &&
    isAlike(now.headers, before.headers) &&
    now.rows.length === before.rows.length &&
    now.rows.every((cells, row) => isAlike(cells, before.rows[row] ?? []))
  );
}

const isAlike = (now: readonly Cell[], before: readonly Cell[]): boolean =>
  now.length === before.length && now.every((cell, at) => cell === before[at]);
