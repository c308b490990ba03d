import { childOf, childrenOf, descendantsOf, type Element, rootOf } from "../xml/markup.ts";
import { attributesOf, textOf } from "../xml/markupText.ts";
import { unescapeText } from "../xml/xml.ts";

/** A cell as its sheet's part has it, in the order of the part. */
export interface LintedCell {
  /** As the row says; NaN where it says nothing. */
  readonly row: number;
  /** `B7`, as the cell says. */
  readonly place: string;
  readonly kind: string;
  readonly style: number;
  readonly formula: string | undefined;
  /** As stored; undefined where there is none. Of inline text: the text. */
  readonly value: string | undefined;
}

/** The cells of a sheet part, in its order. */
export function readCells(text: string): readonly LintedCell[] {
  const data = childOf(text, rootOf(text), "sheetData");
  if (data === undefined) return [];
  return childrenOf(text, data, "row").flatMap((row) => {
    const number = Number(attributesOf(text, row).get("r") ?? Number.NaN);
    return childrenOf(text, row, "c").map((cell) => readCell(text, cell, number));
  });
}

function readCell(text: string, cell: Element, row: number): LintedCell {
  const attributes = attributesOf(text, cell);
  const children = childrenOf(text, cell);
  const formula = children.find(({ name }) => name === "f");
  const value = children.find(({ name }) => name === "v");
  const inline = children.find(({ name }) => name === "is");
  return {
    row,
    place: attributes.get("r") ?? "",
    kind: attributes.get("t") ?? "n",
    style: Number(attributes.get("s") ?? 0),
    formula: formula && textOf(text, formula),
    value: inline ? spokenText(text, inline) : value && textOf(text, value),
  };
}

/** The text of a shared or inline string, its runs joined. */
export const spokenText = (text: string, holder: Element): string =>
  descendantsOf(text, holder, new Set(["t"]))
    .map((run) => unescapeText(textOf(text, run)))
    .join("");
