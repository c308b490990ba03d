import type { Sheet } from "../../host/workbook.ts";
import { placeOfKey } from "../../host/workbook.ts";
import { type SheetLook, USUAL_WIDTH } from "../look/sheetLook.ts";

/** How much of a sheet the grid shows, and how wide its columns are. */
export interface Geometry {
  readonly rows: number;
  readonly widths: readonly number[];
  /** Where each column that stays in view begins, in pixels. */
  readonly heldAt: readonly number[];
}

/** The column of row numbers. */
export const NUMBERS_WIDTH = 44;
/** Empty rows and columns shown beyond what is used. */
const SPARE_ROWS = 30;
const SPARE_COLUMNS = 2;
const FEWEST_COLUMNS = 12;
/** Beyond these a page gets slow; what stands there is kept, and said to be there. */
const MOST_ROWS = 20_000;
const MOST_COLUMNS = 256;

/** The last row and column that hold anything or carry a style, from 0. */
export function usedEdge(sheet: Sheet): { row: number; column: number } {
  let [row, column] = [0, 0];
  for (const key of sheet.cells.keys()) {
    const place = placeOfKey(key);
    row = Math.max(row, place.row);
    column = Math.max(column, place.column);
  }
  return { row, column };
}

/** What is to be said of a sheet that goes on beyond what is shown; undefined where all of it is. */
export function beyondView(sheet: Sheet): string | undefined {
  const { row, column } = usedEdge(sheet);
  if (row < MOST_ROWS && column < MOST_COLUMNS) return undefined;
  return `Of this sheet the first ${MOST_ROWS.toLocaleString("en-GB")} rows and ${MOST_COLUMNS} columns are shown. The rest is kept.`;
}

/** What the grid shows of a sheet. */
export function geometryOf(sheet: Sheet, look: SheetLook): Geometry {
  const edge = usedEdge(sheet);
  const columns = Math.min(MOST_COLUMNS, Math.max(edge.column + 1 + SPARE_COLUMNS, FEWEST_COLUMNS));
  const widths = Array.from({ length: columns }, (_, column) => widthOf(look, column));
  let left = NUMBERS_WIDTH;
  const heldAt = widths.slice(0, look.frozenColumns).map((width) => {
    const at = left;
    left += width;
    return at;
  });
  return { rows: Math.min(MOST_ROWS, edge.row + 1 + SPARE_ROWS), widths, heldAt };
}

function widthOf({ columns }: SheetLook, column: number): number {
  const found = columns.find(({ first, last }) => column >= first && column <= last);
  return found === undefined ? USUAL_WIDTH : found.isHidden ? 0 : found.width;
}
