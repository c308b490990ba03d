import { columnLetters } from "../workbook/grid.ts";
import { limits } from "./limits.ts";

/** A range of cells, rows and columns counted from 1, both ends within. */
export interface Range {
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
}

/** A cell as formulas call it: row 5, column 4 → "D5". */
export const cellName = (row: number, column: number): string => `${columnLetters(column)}${row}`;

/** The column of one to three letters, counted from 1: "AA" → 27. */
export function columnFromLetters(letters: string): number {
  let column = 0;
  for (const letter of letters.toUpperCase()) column = 26 * column + letter.charCodeAt(0) - 64;
  return column;
}

/** The range a reference names, "B2" or "B2:D9", its corners in any order; undefined where it names none in Excel. */
export function rangeFromReference(reference: string): Range | undefined {
  const found = /^\$?([A-Z]{1,3})\$?(\d{1,7})(?::\$?([A-Z]{1,3})\$?(\d{1,7}))?$/i.exec(reference.trim());
  if (found === null) return undefined;
  const [, letters = "", digits = "", otherLetters = letters, otherDigits = digits] = found;
  const columns = [columnFromLetters(letters), columnFromLetters(otherLetters)];
  const rows = [Number(digits), Number(otherDigits)];
  const range = {
    top: Math.min(...rows),
    left: Math.min(...columns),
    bottom: Math.max(...rows),
    right: Math.max(...columns),
  };
  return range.top >= 1 && range.bottom <= limits.rows && range.right <= limits.columns ? range : undefined;
}

/** Whether two ranges share a cell. */
export const overlap = (a: Range, b: Range): boolean =>
  a.top <= b.bottom && b.top <= a.bottom && a.left <= b.right && b.left <= a.right;
