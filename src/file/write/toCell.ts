import type { Cell } from "../../workbook/grid.ts";
import { limits } from "../limits.ts";
import { refusal } from "../refusal.ts";

/** Control characters but tab and line break, and the two that are no characters: XML cannot hold them. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
const UNSPEAKABLE = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;

/**
 * The one gate for what goes into a cell: what comes out can be written by any of our writers and read by Excel.
 *
 * - A number is finite; −0 becomes 0.
 * - Text keeps its tabs, its line breaks become Excel's own (`\n`); control characters, which nobody sees, are dropped;
 *   half a character (a lone surrogate) becomes `�`; at most 32,767 characters.
 * - Empty text is an empty cell. Text is never a formula, whatever it begins with.
 *
 * @param place the cell, for the refusal: "sheet 7 Portfolio, cell B12"
 * @throws NOT-A-NUMBER or TEXT-TOO-LONG naming the cell
 */
export function toCell(value: Cell, place: string): Cell {
  if (typeof value === "number") {
    if (Number.isFinite(value)) return value === 0 ? 0 : value;
    throw refusal(
      "NOT-A-NUMBER",
      `${upperFirst(place)} would hold ${value}, which is no number. Nothing was changed.`,
    );
  }
  if (typeof value !== "string") return value;
  const text = cleanText(value);
  if (text.length <= limits.text) return text === "" ? null : text;
  throw refusal(
    "TEXT-TOO-LONG",
    `${upperFirst(place)} would hold ${text.length.toLocaleString("en-GB")} characters; ` +
      `a cell takes ${limits.text.toLocaleString("en-GB")}. Shorten the text. Nothing was changed.`,
  );
}

/** Text as a cell can hold it: see {@link toCell}. */
export const cleanText = (text: string): string =>
  text.replace(/\r\n?/g, "\n").replace(UNSPEAKABLE, "").replace(LONE_SURROGATE, "\ufffd");

const LONE_SURROGATE = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

/** Text as the format spells it: what would read as a coded character (`_x0041_`) has its first sign coded. */
export const codeText = (text: string): string => text.replace(/_(?=x[0-9a-f]{4}_)/gi, "_x005F_");

const upperFirst = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
