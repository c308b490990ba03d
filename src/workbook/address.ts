import { columnLetters, type Grids, type Place } from "./grid.ts";
import { tables } from "./index.ts";
import { headingPositions } from "./table.ts";
import { comparable } from "./words.ts";

/** Where a place is in the workbook, as an officer says it. */
export interface Address {
  readonly sheet: string;
  /** A1-style; null where the table or column is missing. */
  readonly cell: string | null;
}

/** The sheet and cell of a place; the first cell of the row where no column is named. */
export function addressOf({ table, row, column }: Place, grids: Grids): Address {
  const grid = grids.get(table);
  const sheet = grid?.corner?.sheet ?? tables.find(({ name }) => name === table)?.sheet ?? table;
  const at = grid === undefined || column === "" ? 0 : headingPositions(grid).get(comparable(column));
  if (grid?.corner === undefined || at === undefined) return { sheet, cell: null };
  return { sheet, cell: `${columnLetters(grid.corner.column + at)}${grid.corner.row + 1 + row}` };
}

/** An address in one piece: `6 Costs!G14`. */
export const inOnePiece = ({ sheet, cell }: Address): string => (cell === null ? sheet : `${sheet}!${cell}`);
