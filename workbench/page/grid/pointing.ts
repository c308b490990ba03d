import type { Selection, Spot } from "./selection.ts";

/** What the pointer asks of the grid. */
export interface Pointing {
  /** Ends typing, if a cell is open: what is pointed at is then only that. */
  readonly isTyping: () => boolean;
  readonly endTyping: () => void;
  readonly spotOf: (target: EventTarget | null) => Spot | undefined;
  /** The row or the column whose number or letter was pointed at. */
  readonly lineOf: (target: EventTarget | null) => Line | undefined;
  readonly selection: () => Selection;
  /** The last row and column shown. */
  readonly edge: () => Spot;
  readonly select: (to: Selection, isLine: boolean) => void;
}

/** A row or a column, from 0. */
export type Line = { readonly row: number } | { readonly column: number };

/** Selects by pointer: cells, and whole rows and columns by their numbers and letters; dragging stretches. */
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
    if (pointing.isTyping()) return pointing.endTyping();
    to(target, event.shiftKey);
    dragging = isLine ? "lines" : "cells";
  });
  part.addEventListener("pointerover", ({ target }) => {
    if (dragging !== undefined) to(target, true);
  });
  addEventListener("pointerup", () => {
    dragging = undefined;
  });
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
