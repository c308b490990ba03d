import type { Cell } from "../workbook/grid.ts";
import { type Formula, formulaIn } from "./snapshot.ts";

/** What is handed to Excel for a cell; "" empties it. */
export type Spelt = string | number | boolean;

/**
 * How a cell is handed to Excel so that a text stays that text, whatever it begins with. A column with the text format
 * takes it as it is. Any other takes it after an apostrophe, which Excel drops, or it would calculate "=1+1" and turn
 * "00123" into a number. Source: Range.values in the reference of the Excel JavaScript API.
 */
export function spelt(held: Cell | Formula, format: string): Spelt {
  const formula = formulaIn(held);
  if (formula !== null) return formula;
  if (held === null || held === "") return "";
  return typeof held === "string" && format !== "@" ? `'${held}` : (held as Spelt);
}

/**
 * The other way to hand over a text, for an Excel that took the first one amiss; undefined where there is none. A text
 * goes in without its apostrophe only where the cell has just shown that it keeps whatever it is given.
 *
 * @param shown what the cell shows now
 */
export function speltOtherwise(held: Cell | Formula, shown: unknown): Spelt | undefined {
  const formula = formulaIn(held);
  if (formula !== null) return formula;
  if (typeof held !== "string") return undefined;
  return shown === `'${held}` ? held : `'${held}`;
}

/** Where two numbers count as one: Excel keeps 15 digits, and some versions hand over no more. */
const TIE = 1e-14;

/** Whether a cell, by the value and formula that Excel gives for it, holds what it was given. */
export function isHeld(held: Cell | Formula, value: unknown, formula: unknown): boolean {
  const isFormula = typeof formula === "string" && formula.startsWith("=") && formula !== value;
  if (formulaIn(held) !== null) return isFormula;
  if (isFormula) return false;
  if (typeof held === "number" && typeof value === "number")
    return Math.abs(held - value) <= TIE * Math.abs(held);
  return (held ?? "") === value;
}
