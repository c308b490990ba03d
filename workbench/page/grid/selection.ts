import { type Area, LAST_COLUMN, LAST_ROW } from "../../host/area.ts";

/** A cell, from 0. */
export interface Spot {
  readonly row: number;
  readonly column: number;
}

/** One cell and what is typed into it; a number is put in as it is. */
export interface Typed extends Spot {
  readonly typed: string | number;
}

/** What is selected: the cell that is typed into, and the opposite corner, to which the selection reaches. */
export interface Selection {
  readonly active: Spot;
  readonly reach: Spot;
}

/** One cell, selected. */
export const selectionOf = (spot: Spot): Selection => ({ active: spot, reach: spot });

/** The cells selected. */
export const areaOf = ({ active, reach }: Selection): Area => {
  const row = Math.min(active.row, reach.row);
  const column = Math.min(active.column, reach.column);
  return {
    row,
    column,
    rows: Math.abs(active.row - reach.row) + 1,
    columns: Math.abs(active.column - reach.column) + 1,
  };
};

/** The spot so far away, kept on the sheet. */
export const movedBy = ({ row, column }: Spot, rows: number, columns: number): Spot => ({
  row: Math.min(LAST_ROW, Math.max(0, row + rows)),
  column: Math.min(LAST_COLUMN, Math.max(0, column + columns)),
});

/**
 * Where Ctrl and an arrow lead: to the last filled cell of a run, or over empty ones to the next that is filled, or to
 * the edge.
 */
export function jump(
  from: Spot,
  step: { readonly rows: number; readonly columns: number },
  edge: Spot,
  isFilled: (spot: Spot) => boolean,
): Spot {
  const next = (spot: Spot): Spot => movedBy(spot, step.rows, step.columns);
  const isPast = ({ row, column }: Spot): boolean => row > edge.row || column > edge.column;
  let spot = next(from);
  if (isPast(spot) || (spot.row === from.row && spot.column === from.column)) return from;
  const isRun = isFilled(from) && isFilled(spot);
  for (;;) {
    const after = next(spot);
    const isEdge = isPast(after) || (after.row === spot.row && after.column === spot.column);
    if (isEdge || (isRun ? !isFilled(after) : isFilled(spot))) return spot;
    spot = after;
  }
}
