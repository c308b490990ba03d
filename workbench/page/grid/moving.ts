import type { Area } from "../../host/area.ts";
import { cellAt, type Sheet } from "../../host/workbook.ts";
import type { SheetLook } from "../look/sheetLook.ts";
import { type Geometry, usedEdge } from "./geometry.ts";
import type { GridWish } from "./keys.ts";
import { anchorOf, mergeAt } from "./merges.ts";
import { jump, movedBy, type Selection, type Spot } from "./selection.ts";

/** What there is of a sheet to move over. */
export interface Terrain {
  /** The last row and column shown. */
  readonly edge: Spot;
  /** Where Ctrl and Home leads: the first cell that scrolls. */
  readonly home: Spot;
  /** The last row and column that hold anything. */
  readonly used: Spot;
  readonly merges: readonly Area[];
  readonly isFilled: (spot: Spot) => boolean;
  readonly isHidden: (spot: Spot) => boolean;
}

/** What there is of a sheet as it is now. */
export const terrainOf = (sheet: Sheet, look: SheetLook, { rows, widths }: Geometry): Terrain => ({
  edge: { row: rows - 1, column: widths.length - 1 },
  home: { row: look.frozenRows, column: look.frozenColumns },
  get used() {
    return usedEdge(sheet);
  },
  merges: look.merges,
  isFilled: ({ row, column }) => cellAt(sheet, row, column).value !== "",
  isHidden: ({ row, column }) => look.hiddenRows.has(row) || widths[column] === 0,
});

type Moving = "move" | "home" | "end" | "all" | "rows" | "columns";
type Movement = (from: Selection, wish: GridWish, on: Terrain) => Selection;

/** What is selected after each kind of wish that selects. */
export const movements: Readonly<Record<Moving, Movement>> = {
  move: (from, { rows = 0, columns = 0, isStretch = false, isJump = false }, on) => {
    const start = isStretch ? from.reach : from.active;
    const step = { rows, columns };
    const to = isJump ? jump(start, step, on.edge, on.isFilled) : stepped(start, step, on);
    return { active: isStretch ? from.active : to, reach: to };
  },
  home: ({ active }, { isJump = false, isStretch = false }, { home }) => {
    const to = isJump ? home : { row: active.row, column: 0 };
    return { active: isStretch ? active : to, reach: to };
  },
  end: ({ active }, { isStretch = false }, { used }) => ({ active: isStretch ? active : used, reach: used }),
  all: (_, __, { used }) => ({ active: { row: 0, column: 0 }, reach: used }),
  rows: ({ active, reach }, _, { edge }) => ({
    active: { ...active, column: 0 },
    reach: { ...reach, column: edge.column },
  }),
  columns: ({ active, reach }, _, { edge }) => ({
    active: { ...active, row: 0 },
    reach: { ...reach, row: edge.row },
  }),
};

/** An answer to every wish that selects, made from its movement. A row, a column or all is not followed to its end. */
export const mapMovements = <T>(
  answer: (movement: Movement, isLine: boolean) => T,
): Readonly<Record<Moving, T>> => ({
  move: answer(movements.move, false),
  home: answer(movements.home, false),
  end: answer(movements.end, false),
  all: answer(movements.all, true),
  rows: answer(movements.rows, true),
  columns: answer(movements.columns, true),
});

/** The next spot that can be seen: over hidden rows and columns, and out of merged cells in one step. */
export function stepped(
  from: Spot,
  step: { readonly rows: number; readonly columns: number },
  { edge, merges, isHidden }: Terrain,
): Spot {
  const one = { rows: Math.sign(step.rows), columns: Math.sign(step.columns) };
  const merged = mergeAt(merges, from);
  let spot = movedBy(from, step.rows, step.columns);
  while (isHidden(spot) || (merged !== undefined && merged === mergeAt(merges, spot))) {
    const next = movedBy(spot, one.rows, one.columns);
    const isStuck = next.row === spot.row && next.column === spot.column;
    if (isStuck || next.row > edge.row || next.column > edge.column) return from;
    spot = next;
  }
  return anchorOf(merges, spot);
}
