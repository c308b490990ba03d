import type { Cell } from "../../workbook/grid.ts";
import { type Range, rangeFromReference } from "../cellPlace.ts";
import { mapReferences } from "./formulaText.ts";
import { referenceFromRange } from "./rangeReference.ts";

/** How the body of a table has moved its end. */
export interface Ending {
  readonly sheet: string;
  /** The body as it was. */
  readonly body: Range;
  /** The last row of the body as it is. */
  readonly bottom: number;
  /** Rows of totals below it, 0 or 1. */
  readonly totals: number;
}

/** A body that has moved its end, and what its cells hold now. */
export interface Move extends Ending {
  /** By column of the table, then by row; undefined where nobody knows yet. */
  readonly values: readonly (readonly (Cell | undefined)[])[];
}

/** Whether an area is exactly the body of some of a table's columns. */
export const covers = (area: Range, { body }: Ending): boolean =>
  area.top === body.top && area.bottom === body.bottom && area.left >= body.left && area.right <= body.right;

/** References on a table's own sheet, `A5:A12 C5:C12`, those that covered exactly its body over its new body. */
export const followList = (references: string, move: Ending): string =>
  references
    .split(/(\s+)/)
    .map((reference) => {
      const area = rangeFromReference(reference);
      return area && covers(area, move) ? referenceFromRange({ ...area, bottom: move.bottom }) : reference;
    })
    .join("");

/**
 * A formula in which the ranges that covered exactly a table's body, `'1 Areas'!$A$5:$A$12`, are over its new body.
 * They stay ranges even over one row, so that they will be known again. A single cell is taken for that cell.
 *
 * @param home the sheet that the formula stands on, for references that name none
 */
export const followFormula = (formula: string, moves: readonly Ending[], home?: string): string =>
  mapReferences(formula, ({ sheet = home, cells, area, isRange }) => {
    const isUpright = isRange && cells.endsWith(String(area.bottom));
    const move = isUpright ? moves.find((one) => isSheet(one.sheet, sheet) && covers(area, one)) : undefined;
    return move === undefined ? cells : cells.replace(BOTTOM, String(move.bottom));
  });

/** The last row of a range, which is its lower one but where a person typed it upside down. */
const BOTTOM = /\d+$/;

/** Sheets are told apart whatever the case of their letters. */
export const isSheet = (name: string, named: string | undefined): boolean =>
  named !== undefined && name.toLowerCase() === named.toLowerCase();
