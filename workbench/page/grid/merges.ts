import { type Area, boundingArea, intersection } from "../../host/area.ts";
import type { Spot } from "./selection.ts";

/** The merged cells that a cell is one of; undefined where it stands for itself. */
export const mergeAt = (merges: readonly Area[], { row, column }: Spot): Area | undefined =>
  merges.find(
    (area) =>
      row >= area.row &&
      row < area.row + area.rows &&
      column >= area.column &&
      column < area.column + area.columns,
  );

/** The cell that holds what a cell shows: the first of those that it is merged with, or itself. */
export function anchorOf(merges: readonly Area[], spot: Spot): Spot {
  const merged = mergeAt(merges, spot);
  return merged === undefined ? spot : { row: merged.row, column: merged.column };
}

/** An area made large enough to cut no merged cells in two. */
export function widened(merges: readonly Area[], area: Area): Area {
  const wide = merges.filter((merged) => intersection(merged, area) !== undefined).reduce(boundingArea, area);
  const isSame = wide.rows === area.rows && wide.columns === area.columns;
  return isSame ? area : widened(merges, wide);
}
