import type { Cell } from "../../workbook/grid.ts";
import { rangeFromReference } from "../cellPlace.ts";
import { applyEdits, childrenOf, descendantsOf, type Edit, type Element, rootOf } from "../xml/markup.ts";
import { attributesOf, escapeMarkup, textOf } from "../xml/markupText.ts";
import { covers, followFormula, isSheet, type Move } from "./followRanges.ts";
import { mapReferences } from "./formulaText.ts";

/** A reference of a chart with the values it was last drawn from, and a reference of an extension. */
const REFERENCES: ReadonlySet<string> = new Set([
  "numRef",
  "strRef",
  "multiLvlStrRef",
  "formulaRef",
  "datalabelsRange",
]);
/** What draws a table's body when it is one row and looks like one cell. */
const OF_A_BODY: ReadonlySet<string> = new Set(["cat", "val", "xVal", "yVal", "bubbleSize"]);
const SERIES_PARTS: ReadonlySet<string> = new Set([...OF_A_BODY, "tx"]);

/**
 * A chart part whose references that covered exactly a table's body follow it, and whose remembered values are those
 * of the new body, so that a viewer that does not calculate draws the same picture as Excel.
 *
 * What is not known (a formula not worked out yet) is left out of the values; Excel reads it from the sheet.
 */
export function followChart(text: string, moves: readonly Move[]): string {
  const root = rootOf(text);
  const series = descendantsOf(text, root, SERIES_PARTS);
  const bodies = series.filter(({ name }) => OF_A_BODY.has(name));
  return applyEdits(
    text,
    descendantsOf(text, root, REFERENCES).flatMap((reference) => {
      const inBody = bodies.some(({ start, end }) => start < reference.start && reference.end <= end);
      return referenceEdits(text, reference, { moves, inBody });
    }),
  );
}

interface Following {
  readonly moves: readonly Move[];
  readonly inBody: boolean;
}

function referenceEdits(text: string, reference: Element, { moves, inBody }: Following): readonly Edit[] {
  const parts = childrenOf(text, reference);
  const formula = parts.find(({ name }) => name === "f" || name === "sqref");
  if (formula === undefined) return [];
  const typed = textOf(text, formula);
  const before = inBody ? asRange(typed) : typed;
  const drawn = columnsDrawn(before, moves);
  if (drawn === undefined && followFormula(before, moves) === before) return [];
  const edits: Edit[] = [
    { start: formula.inner, end: formula.close, text: escapeMarkup(followFormula(before, moves)) },
  ];
  for (const cache of parts.filter(({ name }) => name.endsWith("Cache")))
    edits.push({ start: cache.start, end: cache.end, text: drawn ? cacheMarkup(text, cache, drawn) : "" });
  return edits;
}

/** A body of one row may be written as one cell, `Plan!$A$5`; it is made a range, by which it is known from here on. */
const asRange = (formula: string): string =>
  mapReferences(formula, ({ cells, isRange }) => (isRange ? cells : `${cells}:${cells}`));

type Drawn = readonly (readonly (Cell | undefined)[])[];

/** The values of the columns that a formula names, where it is one range over exactly the body of a moved table. */
function columnsDrawn(formula: string, moves: readonly Move[]): Drawn | undefined {
  let drawn: Drawn | undefined;
  let isOne = false;
  mapReferences(formula, ({ sheet, prefix, cells, area }) => {
    const move = moves.find((one) => isSheet(one.sheet, sheet) && covers(area, one));
    isOne = prefix + cells === formula;
    drawn = move?.values.slice(area.left - move.body.left, area.right - move.body.left + 1);
    return cells;
  });
  return isOne && rangeFromReference(formula.replace(/^.*!/s, "")) !== undefined ? drawn : undefined;
}

/** A cache of the same kind over other values; its number format stays. */
function cacheMarkup(text: string, cache: Element, columns: Drawn): string {
  const { prefix, name } = cache;
  const height = columns[0]?.length ?? 0;
  const count = `<${prefix}ptCount val="${height}"/>`;
  const kept = childrenOf(text, cache, "formatCode")
    .map(({ start, end }) => text.slice(start, end))
    .join("");
  const asText = name !== "numCache";
  const points = (column: readonly (Cell | undefined)[]) =>
    column.map((value, at) => point(prefix, { value, at, asText })).join("");
  // The nearest label of several stands first in the file and last on the sheet.
  const inside =
    name === "multiLvlStrCache"
      ? count +
        columns
          .map((column) => `<${prefix}lvl>${points(column)}</${prefix}lvl>`)
          .reverse()
          .join("")
      : `${name === "numCache" ? kept : ""}${count}${columns.map(points).join("")}`;
  const attributes = [...attributesOf(text, cache)]
    .map(([key, value]) => ` ${key}="${escapeMarkup(value)}"`)
    .join("");
  return `<${prefix}${name}${attributes}>${inside}</${prefix}${name}>`;
}

interface Point {
  readonly value: Cell | undefined;
  readonly at: number;
  readonly asText: boolean;
}

/** One remembered value; what cannot be drawn (nothing, or words for a height) is left out. */
function point(prefix: string, { value, at, asText }: Point): string {
  const drawn = asText ? (value ?? "") : typeof value === "number" ? value : "";
  if (drawn === "") return "";
  return `<${prefix}pt idx="${at}"><${prefix}v>${escapeMarkup(String(drawn))}</${prefix}v></${prefix}pt>`;
}
