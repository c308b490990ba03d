import type { Cell, Value } from "./workbook.ts";

/** What a cell becomes when something is put into it. */
export type Entered = Pick<Cell, "value" | "formula">;

/** What a formula shows until it has been calculated. */
export const UNCALCULATED = "#GETTING_DATA";

/** How Excel takes what is entered, where nobody here could look: both ways can be tried. */
export interface EntryHabits {
  /** Whether a cell with the text format keeps a leading apostrophe instead of taking it as "this is text". */
  readonly keepsApostrophe: boolean;
  /** Whether rows that come into a table take the number formats of its last row. */
  readonly extendsFormats: boolean;
}

/** What is most likely. */
export const usualHabits: EntryHabits = { keepsApostrophe: false, extendsFormats: true };

const kept = (value: Value): Entered => ({ value, formula: null });

/**
 * What Excel makes of something entered into a cell, by hand or through `range.values`: a cell with the format "@"
 * holds it as text; elsewhere "=1+1", "+a" and "-a" are formulas, and "00123", "5%", "1-2" and "TRUE" become numbers,
 * dates and truths. Source: Range.values in the reference of the Office JavaScript API; Excel's help on text format.
 */
export function entered(
  given: unknown,
  format: string,
  { keepsApostrophe }: Pick<EntryHabits, "keepsApostrophe">,
): Entered {
  if (format === "@") {
    const text = String(given);
    return kept(text.startsWith("'") && !keepsApostrophe ? text.slice(1) : text);
  }
  if (typeof given !== "string") return kept(given as Value);
  if (given.startsWith("'")) return kept(given.slice(1));
  if (/^[=+@-]./.test(given) && numberFrom(given) === undefined)
    return { value: UNCALCULATED, formula: given.startsWith("=") ? given : `=${given}` };
  return kept(numberFrom(given) ?? truthFrom(given) ?? given);
}

/** The number that Excel reads in a text: "00123" → 123, "£1,250.50" → 1250.5, "5%" → 0.05, a date → its serial. */
function numberFrom(text: string): number | undefined {
  const plain = text.trim();
  const found = /^([-+]?)£?(\d{1,3}(?:,\d{3})+|\d*)(\.\d*)?(e[-+]?\d+)?(%?)$/i.exec(plain);
  if (found !== null && /\d/.test(plain)) {
    const [, sign = "", whole = "", part = "", power = "", percent = ""] = found;
    const size = Number(`${whole.replaceAll(",", "") || "0"}${part === "." ? "" : part}${power}`);
    return (sign === "-" ? -size : size) / (percent === "" ? 1 : 100);
  }
  return dateFrom(plain);
}

/** Day first, as in the United Kingdom; a year left out is 2026, so that nothing depends on a clock. */
function dateFrom(text: string): number | undefined {
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(text);
  const local = /^(\d{1,2})[-/](\d{1,2})(?:[-/](\d{4}))?$/.exec(text);
  const parts = iso ? [iso[1], iso[2], iso[3]] : local ? [local[3] ?? "2026", local[2], local[1]] : undefined;
  if (parts === undefined) return undefined;
  const [year = 0, month = 0, day = 0] = parts.map(Number);
  const moment = new Date(Date.UTC(year, month - 1, day));
  if (moment.getUTCMonth() !== month - 1 || moment.getUTCDate() !== day) return undefined;
  return (moment.getTime() - Date.UTC(1899, 11, 30)) / 86_400_000;
}

const truthFrom = (text: string): boolean | undefined =>
  /^true$/i.test(text) ? true : /^false$/i.test(text) ? false : undefined;
