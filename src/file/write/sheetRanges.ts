import { type Range, rangeFromReference } from "../cellPlace.ts";
import { childrenOf, descendantsOf, type Edit, type Element } from "../xml/markup.ts";
import { attributesOf, escapeMarkup, tagWith, textOf } from "../xml/markupText.ts";
import { type Ending, followList } from "./followRanges.ts";
import { referenceFromRange } from "./rangeReference.ts";

/** What on a sheet applies to ranges that its `sqref` names. */
const RANGED: ReadonlySet<string> = new Set([
  "dataValidation",
  "conditionalFormatting",
  "protectedRange",
  "ignoredError",
]);
/** The newer kinds, which name their ranges in an element of their own. A sparkline does too, but stays in its cell. */
const NEWER: ReadonlySet<string> = new Set(["dataValidation", "conditionalFormatting"]);

/**
 * The edits by which drop-downs, conditional formats and the like that covered exactly a table's body follow it, and
 * by which the sheet's own extent takes it in.
 */
export function rangeEdits(text: string, worksheet: Element, move: Ending, table: Range): readonly Edit[] {
  return childrenOf(text, worksheet).flatMap((part): readonly Edit[] => {
    if (part.name === "sheetData") return [];
    if (part.name === "dimension") return extentEdit(text, part, table);
    const ranged = [...(RANGED.has(part.name) ? [part] : []), ...descendantsOf(text, part, RANGED)];
    return ranged.flatMap((one) => [...attributeEdit(text, one, move), ...newerEdit(text, one, move)]);
  });
}

function attributeEdit(text: string, element: Element, move: Ending): readonly Edit[] {
  const before = attributesOf(text, element).get("sqref");
  const after = before === undefined ? undefined : followList(before, move);
  return after === undefined || after === before ? [] : [retagged(text, element, { sqref: after })];
}

function newerEdit(text: string, element: Element, move: Ending): readonly Edit[] {
  if (!NEWER.has(element.name)) return [];
  return childrenOf(text, element, "sqref").flatMap((range) => {
    const before = textOf(text, range);
    const after = followList(before, move);
    return after === before ? [] : { start: range.inner, end: range.close, text: escapeMarkup(after) };
  });
}

function extentEdit(text: string, dimension: Element, table: Range): readonly Edit[] {
  const before = rangeFromReference(attributesOf(text, dimension).get("ref") ?? "");
  if (before === undefined) return [];
  const after = {
    left: Math.min(before.left, table.left),
    top: Math.min(before.top, table.top),
    right: Math.max(before.right, table.right),
    bottom: Math.max(before.bottom, table.bottom),
  };
  return referenceFromRange(after) === referenceFromRange(before)
    ? []
    : [retagged(text, dimension, { ref: referenceFromRange(after) })];
}

const retagged = (text: string, element: Element, changes: Readonly<Record<string, string>>): Edit => ({
  start: element.start,
  end: element.inner,
  text: tagWith(text.slice(element.start, element.inner), changes),
});
