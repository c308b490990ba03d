import type { Area } from "../../host/area.ts";
import type { SheetLook } from "../look/sheetLook.ts";
import type { Geometry } from "./geometry.ts";
import { mergeAt } from "./merges.ts";
import type { Spot } from "./selection.ts";

/** How the cells of a table on the page stand for those of the sheet, where cells are merged. */
export interface Spans {
  /** How many rows and columns of the page a cell takes; undefined where another takes its place. */
  readonly at: (
    row: number,
    column: number,
  ) => { readonly rows: number; readonly columns: number } | undefined;
  /** The cell of the page in which a cell of the sheet is seen. */
  readonly shownBy: (row: number, column: number) => Spot;
  /** The cell of the sheet that a cell of the page shows. */
  readonly heldBy: (row: number, column: number) => Spot;
}

/** Rows that are made at one time. */
const SECTION = 12;
/** The most that a section is made longer, so as to keep merged cells in one. */
const LONGEST = 200;

/**
 * The rows with which the sections of the page's table begin, from 0: the frozen rows, then some at a time. No merged
 * cells reach over an end of a section where that can be had.
 */
export function sectionStarts({ frozenRows, merges }: SheetLook, rows: number): readonly number[] {
  const starts = frozenRows > 0 ? [0] : [];
  const cut = new Set<number>();
  for (const { row, rows: count } of merges)
    for (let inner = row + 1; inner < row + Math.min(count, LONGEST); inner++) cut.add(inner);
  for (let first = frozenRows; first < rows; ) {
    starts.push(first);
    let next = first + SECTION;
    while (cut.has(next) && next < first + LONGEST) next++;
    first = next;
  }
  return starts;
}

/** @param starts the rows with which sections begin: a merged area that crosses an end is shown in pieces */
export function newSpans(look: SheetLook, geometry: Geometry, starts: readonly number[]): Spans {
  const { merges, hiddenRows } = look;
  const isShownColumn = (column: number): boolean => (geometry.widths[column] ?? 0) > 0;
  const isShownRow = (row: number): boolean => !hiddenRows.has(row);
  const pieceOf = (row: number, column: number): Area | undefined => {
    const merged = merges.length === 0 ? undefined : mergeAt(merges, { row, column });
    if (merged === undefined) return undefined;
    const place = starts.findLastIndex((first) => first <= row);
    const top = Math.max(merged.row, starts[place] ?? 0);
    const end = Math.min(merged.row + merged.rows, starts[place + 1] ?? geometry.rows);
    const columns = Math.min(merged.columns, geometry.widths.length - merged.column);
    return { row: top, column: merged.column, rows: end - top, columns };
  };
  const linesOf = (first: number, count: number, isShown: (line: number) => boolean): readonly number[] =>
    Array.from({ length: count }, (_, line) => first + line).filter(isShown);
  const shownBy = (row: number, column: number): Spot => {
    const piece = pieceOf(row, column);
    if (piece === undefined) return { row, column };
    const [top = piece.row] = linesOf(piece.row, piece.rows, isShownRow);
    const [left = piece.column] = linesOf(piece.column, piece.columns, isShownColumn);
    return { row: top, column: left };
  };
  return {
    at: (row, column) => {
      const piece = pieceOf(row, column);
      if (piece === undefined) return { rows: 1, columns: 1 };
      const home = shownBy(row, column);
      if (home.row !== row || home.column !== column) return undefined;
      return {
        rows: Math.max(1, linesOf(piece.row, piece.rows, isShownRow).length),
        columns: Math.max(1, linesOf(piece.column, piece.columns, isShownColumn).length),
      };
    },
    shownBy,
    heldBy: (row, column) => {
      const merged = merges.length === 0 ? undefined : mergeAt(merges, { row, column });
      return merged === undefined ? { row, column } : { row: merged.row, column: merged.column };
    },
  };
}
