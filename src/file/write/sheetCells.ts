import type { Cell } from "../../workbook/grid.ts";
import { cellName, columnFromLetters } from "../cellPlace.ts";
import { childrenOf, type Element } from "../xml/markup.ts";
import { attributesOf, escapeMarkup, textOf } from "../xml/markupText.ts";
import { unescapeText } from "../xml/xml.ts";
import { codeText } from "./toCell.ts";

/** One cell as it stands in a sheet's text. */
export interface StoredCell {
  readonly column: number;
  readonly element: Element;
  readonly attributes: ReadonlyMap<string, string>;
  /** What it holds: a formula `f`, a value `v`, inline text `is`. */
  readonly children: readonly Element[];
}

/** A stored formula: its text, and whether it stands for itself alone. */
export interface StoredFormula {
  readonly text: string;
  /** `normal`, `array`, `shared` or `dataTable`. */
  readonly kind: string;
}

/** What may be asked of a workbook about its cells. */
export interface CellLore {
  /** The text that a cell of kind `s` points to by number. */
  readonly sharedText: (index: number) => string | undefined;
  /** What is to be taken from a day's serial number in a cell of this style: 1,462 in a workbook that counts from 1904. */
  readonly dayShift: (style: string | undefined) => number;
  /** Whether a cell of this style breaks its text into lines. */
  readonly wraps: (style: string | undefined) => boolean;
}

/** The cells of a row, from left to right. A cell that does not say where it stands follows the one before it. */
export function cellsOfRow(text: string, row: Element): readonly StoredCell[] {
  let before = 0;
  return childrenOf(text, row, "c").map((element) => {
    const attributes = attributesOf(text, element);
    const letters = /^[A-Za-z]+/.exec(attributes.get("r") ?? "")?.[0];
    before = letters === undefined ? before + 1 : columnFromLetters(letters);
    return { column: before, element, attributes, children: childrenOf(text, element) };
  });
}

/** The formula of a cell, if it has one. */
export function formulaOfCell(text: string, cell: StoredCell): StoredFormula | undefined {
  const formula = cell.children.find(({ name }) => name === "f");
  return formula && { text: textOf(text, formula), kind: attributesOf(text, formula).get("t") ?? "normal" };
}

/**
 * The value of a cell; a formula's is the one last worked out. An empty cell is null. Undefined stands for what we
 * never write: a formula not worked out yet, a date in words, a text that is missing from the workbook.
 */
export function valueOfCell(text: string, cell: StoredCell, lore: CellLore): Cell | undefined {
  const kind = cell.attributes.get("t") ?? "n";
  const { children } = cell;
  const inline = children.find(({ name }) => name === "is");
  if (kind === "inlineStr") return inline ? textOfRuns(text, inline) : null;
  const stored = children.find(({ name }) => name === "v");
  const isFormula = children.some(({ name }) => name === "f");
  if (stored === undefined) return isFormula ? undefined : null;
  const value = textOf(text, stored);
  if (kind === "s") return lore.sharedText(Number(value));
  if (kind === "str" || kind === "e") return unescapeText(value);
  if (kind === "b") return value.trim() === "1" || value.trim() === "true";
  if (value.trim() === "") return null;
  return kind === "n" ? Number(value) + lore.dayShift(cell.attributes.get("s")) : undefined;
}

/** The text of an inline string: its runs joined, what is only for reading it aloud left out. */
function textOfRuns(text: string, holder: Element): string {
  return childrenOf(text, holder)
    .map((child) => {
      if (child.name === "t") return unescapeText(textOf(text, child));
      return child.name === "r" ? textOfRuns(text, child) : "";
    })
    .join("");
}

/** Where a cell is to stand and how it is to look. */
export interface CellPlace {
  readonly column: number;
  readonly row: number;
  /** The number of its style; undefined for none. */
  readonly style: string | undefined;
  /** The prefix of the sheet's own elements: `x:`, or nothing. */
  readonly prefix: string;
}

/** A cell that holds a value: text inline and never a formula. An empty one is there only for its style. */
export function valueMarkup(value: Cell, place: CellPlace, lore: CellLore): string {
  const { prefix, style } = place;
  if (value === null) return style === undefined ? "" : `<${prefix}c${placeAttributes(place)}/>`;
  if (typeof value !== "string") return wrap(place, shown(value, place, lore));
  const space = /^\s|\s$|\n|\t/.test(value) ? ' xml:space="preserve"' : "";
  const text = escapeMarkup(codeText(value));
  return wrap(place, {
    kind: "inlineStr",
    inside: `<${prefix}is><${prefix}t${space}>${text}</${prefix}t></${prefix}is>`,
  });
}

/** A formula cell, with the value that it is known to have, or without. */
export function formulaMarkup(
  { formula, isArray, value }: { readonly formula: string; readonly isArray: boolean; readonly value: Cell },
  place: CellPlace,
  lore: CellLore,
): string {
  const { prefix } = place;
  const array = isArray ? ` t="array" ref="${cellName(place.row, place.column)}"` : "";
  const coded = `<${prefix}f${array}>${escapeMarkup(formula)}</${prefix}f>`;
  if (value === null) return wrap(place, { kind: "n", inside: coded });
  const { kind, inside } = shown(value, place, lore);
  return wrap(place, { kind, inside: coded + inside });
}

interface Shown {
  readonly kind: string;
  readonly inside: string;
}

const ERROR = /^#(NULL!|DIV\/0!|VALUE!|REF!|NAME\?|NUM!|N\/A)$/;

function shown(value: Exclude<Cell, null>, { prefix, style }: CellPlace, lore: CellLore): Shown {
  const wrapped = (text: string) => `<${prefix}v>${text}</${prefix}v>`;
  if (typeof value === "number") return { kind: "n", inside: wrapped(String(value - lore.dayShift(style))) };
  if (typeof value === "boolean") return { kind: "b", inside: wrapped(value ? "1" : "0") };
  return { kind: ERROR.test(value) ? "e" : "str", inside: wrapped(escapeMarkup(codeText(value))) };
}

const wrap = (place: CellPlace, { kind, inside }: Shown): string =>
  `<${place.prefix}c${placeAttributes(place)}${kind === "n" ? "" : ` t="${kind}"`}>${inside}</${place.prefix}c>`;

const placeAttributes = ({ column, row, style }: CellPlace): string =>
  ` r="${cellName(row, column)}"${style === undefined ? "" : ` s="${escapeMarkup(style)}"`}`;
