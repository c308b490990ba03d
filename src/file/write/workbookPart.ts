import { applyEdits, childOf, childrenOf, type Edit, type Element, rootOf } from "../xml/markup.ts";
import { attributesOf, escapeMarkup, tagWith, textOf } from "../xml/markupText.ts";
import { type Ending, followFormula, isSheet } from "./followRanges.ts";
import { mapReferences } from "./formulaText.ts";

/** The elements that come before `calcPr` in a workbook part, in no order but all before it. */
const BEFORE_CALCULATION: ReadonlySet<string> = new Set([
  "sheets",
  "functionGroups",
  "externalReferences",
  "definedNames",
]);

/**
 * The workbook part after tables have been written: names over exactly a table's body follow it, a print area that
 * ended with the table ends with it again, and the workbook asks to be calculated in full when it is opened.
 */
export function followWorkbook(text: string, moves: readonly Ending[]): string {
  const root = rootOf(text);
  const names = childOf(text, root, "definedNames");
  const edits = (names ? childrenOf(text, names, "definedName") : []).flatMap((name) =>
    nameEdit(text, name, moves),
  );
  return applyEdits(text, [...edits, calculationEdit(text, root)]);
}

function nameEdit(text: string, name: Element, moves: readonly Ending[]): readonly Edit[] {
  const before = textOf(text, name);
  const isPrintArea = attributesOf(text, name).get("name")?.toLowerCase() === "_xlnm.print_area";
  const after = isPrintArea ? followPrintArea(before, moves) : followFormula(before, moves);
  return after === before ? [] : [{ start: name.inner, end: name.close, text: escapeMarkup(after) }];
}

/** A print area that took in the last row of a table and nothing below takes in its new last row. */
const followPrintArea = (formula: string, moves: readonly Ending[]): string =>
  mapReferences(formula, ({ sheet, cells, area }) => {
    const move = moves.find(
      ({ sheet: name, body, totals }) =>
        isSheet(name, sheet) && area.bottom === body.bottom + totals && area.top <= body.top,
    );
    return move ? cells.replace(/\d+$/, String(move.bottom + move.totals)) : cells;
  });

function calculationEdit(text: string, root: Element): Edit {
  const children = childrenOf(text, root);
  const calculation = children.find(({ name }) => name === "calcPr");
  if (calculation !== undefined) {
    const { start, inner } = calculation;
    return { start, end: inner, text: tagWith(text.slice(start, inner), { fullCalcOnLoad: "1" }) };
  }
  const before = children.filter(({ name }) => BEFORE_CALCULATION.has(name)).at(-1);
  const at = before?.end ?? root.close;
  return { start: at, end: at, text: `<${root.prefix}calcPr fullCalcOnLoad="1"/>` };
}
