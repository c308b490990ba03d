import type { Cell } from "../../workbook/grid.ts";
import { heightOfLines, linesIn } from "../textHeight.ts";
import { looks } from "./looks.ts";
import type { PlannedCell, PlannedSheet } from "./plan.ts";

/** Room that a filter button takes from its heading, in characters. */
const BUTTON = 3;
/**
 * The height in points of each row that has something on it, so that wrapped text can be read without anybody's
 * dragging. An estimate: the row then follows its text once it is edited.
 *
 * @param valueAt the value of a cell, formulas worked out
 */
export function rowHeights(
  { cells, columns }: Pick<PlannedSheet, "cells" | "columns">,
  valueAt: (row: number, column: number) => Cell,
): ReadonlyMap<number, number> {
  return new Map(
    [...cells].map(([row, onRow]) => {
      const heights = [...onRow].map(([column, cell]) =>
        heightOf(cell, valueAt(row, column), columns[column - 1]?.width ?? 8),
      );
      return [row, Math.max(...heights)];
    }),
  );
}

function heightOf({ look }: PlannedCell, value: Cell, width: number): number {
  const { size, wrap } = looks[look];
  const room = look.startsWith("heading") ? width - BUTTON : width;
  return heightOfLines(wrap && typeof value === "string" ? linesIn(value, room) : 1, size);
}
