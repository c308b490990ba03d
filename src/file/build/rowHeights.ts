import type { Cell } from "../../workbook/grid.ts";
import { looks } from "./looks.ts";
import type { PlannedCell, PlannedSheet } from "./plan.ts";

/** How much taller a line is than its letters, and what stands above and below a cell's text, in points. */
const LEADING = 1.28;
const MARGIN = 4;
/** Characters of running text that fit where one figure of the column's width would stand. */
const LETTERS_A_FIGURE = 1.16;
/** Room that a filter button takes from its heading, in characters. */
const BUTTON = 3;
/** Excel's own limit. */
const TALLEST = 409;

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
      return [row, Math.min(TALLEST, Math.max(...heights))];
    }),
  );
}

function heightOf({ look }: PlannedCell, value: Cell, width: number): number {
  const { size, wrap } = looks[look];
  const room = (look.startsWith("heading") ? width - BUTTON : width) * LETTERS_A_FIGURE;
  const lines = wrap && typeof value === "string" ? linesIn(value, room) : 1;
  return Math.ceil(lines * size * LEADING + MARGIN);
}

/** How many lines a text takes where so many characters fit on one; words are broken only where one alone is longer. */
export function linesIn(text: string, room: number): number {
  let lines = 0;
  for (const paragraph of text.split("\n")) {
    let used = 0;
    lines++;
    for (const { length } of paragraph.split(" ")) {
      const wanted = used === 0 ? length : used + 1 + length;
      if (wanted <= room) {
        used = wanted;
        continue;
      }
      if (used > 0) lines++;
      const over = Math.ceil(length / room) - 1;
      lines += over;
      used = length - over * room;
    }
  }
  return lines;
}
