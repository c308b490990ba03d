import { type Area, boundingArea } from "../../host/area.ts";
import { areaOf, type Selection, type Spot, selectionOf } from "./selection.ts";

/** What the pointer asks of the grid. */
export interface Pointing {
  /** Ends typing, if a cell is open; false where it stays open: then nothing else is selected. */
  readonly endTyping: () => boolean;
  readonly spotOf: (target: EventTarget | null) => Spot | undefined;
  /** The row or the column whose number or letter was pointed at. */
  readonly lineOf: (target: EventTarget | null) => Line | undefined;
  readonly selection: () => Selection;
  /** The cells selected. */
  readonly area: () => Area;
  /** The last row and column shown. */
  readonly edge: () => Spot;
  readonly select: (to: Selection, isLine: boolean) => void;
}

/** A row or a column, from 0. */
export type Line = { readonly row: number } | { readonly column: number };

/**
 * Selects by pointer: cells, and whole rows and columns by their numbers and letters; dragging stretches. The right
 * button selects what it is pressed on, unless that is selected already: its menu is for what is selected.
 */
export function onPointing(part: HTMLElement, pointing: Pointing): void {
  const { spotOf, lineOf, selection, select } = pointing;
  let dragging: "cells" | "lines" | undefined;
  const to = (target: EventTarget | null, isStretch: boolean): boolean => {
    const spot = dragging === "lines" ? undefined : spotOf(target);
    if (spot !== undefined) {
      select({ active: isStretch ? selection().active : spot, reach: spot }, false);
      return true;
    }
    const line = dragging === "cells" ? undefined : lineOf(target);
    if (line !== undefined) select(lineSelection(line, pointing, isStretch), true);
    return line !== undefined;
  };
  part.addEventListener("pointerdown", (event) => {
    const { target } = event;
    if (event.button !== 0 || (target as Element).closest(".editor") !== null) return;
    const isLine = lineOf(target) !== undefined;
    if (!isLine && spotOf(target) === undefined) return;
    event.preventDefault();
    if (!pointing.endTyping()) return;
    to(target, event.shiftKey);
    dragging = isLine ? "lines" : "cells";
  });
  part.addEventListener("contextmenu", ({ target }) => {
    if ((target as Element).closest(".editor") !== null || !pointing.endTyping()) return;
    const [spot, line] = [spotOf(target), lineOf(target)];
    const at = spot ? selectionOf(spot) : line && lineSelection(line, pointing, false);
    if (at !== undefined && !holds(pointing.area(), areaOf(at))) select(at, line !== undefined);
  });
  part.addEventListener("pointerover", ({ target }) => {
    if (dragging !== undefined) to(target, true);
  });
  addEventListener("pointerup", () => {
    dragging = undefined;
  });
}

/** Whether an area has all cells of another. */
function holds(area: Area, other: Area): boolean {
  const { rows, columns } = boundingArea(area, other);
  return rows === area.rows && columns === area.columns;
}

function lineSelection(line: Line, { edge, selection }: Pointing, isStretch: boolean): Selection {
  const last = edge();
  const { active } = selection();
  if ("row" in line) {
    const from = { row: isStretch ? active.row : line.row, column: 0 };
    return { active: from, reach: { row: line.row, column: last.column } };
  }
  const from = { row: 0, column: isStretch ? active.column : line.column };
  return { active: from, reach: { row: last.row, column: line.column } };
}
