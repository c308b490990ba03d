import { type LintedBook, tagsAt, tagsIn } from "./book.ts";

/** A formula somewhere in a workbook. */
export interface LintedFormula {
  /** In a few words: `6 Costs!H7`, `the name Factor0`. */
  readonly where: string;
  readonly text: string;
  /** Whether Excel allows structured references there. */
  readonly mayNameTables: boolean;
}

const known = new WeakMap<LintedBook, readonly LintedFormula[]>();

/**
 * Every formula of a workbook: of cells, tables, names, drop-downs, conditional formats and charts. One that stands in
 * many cells, as those of a calculated column do, comes once, with the first of its places.
 */
export function formulasOf(book: LintedBook): readonly LintedFormula[] {
  const formulas = known.get(book) ?? gathered(book);
  known.set(book, formulas);
  return formulas;
}

function gathered(book: LintedBook): readonly LintedFormula[] {
  const found = new Map<string, LintedFormula>();
  const add = (where: string, text: string, mayNameTables = true) => {
    const formula = `${mayNameTables} ${text}`;
    if (text !== "" && !found.has(formula)) found.set(formula, { where, text, mayNameTables });
  };
  for (const { name, cells, root, validations } of book.sheets) {
    for (const { place, formula = "" } of cells) add(`${name}!${place}`, formula);
    for (const tag of validations)
      for (const part of ["formula1", "formula2"])
        for (const { text } of tag.inside(part))
          if (!text.startsWith('"'))
            add(`${name}, validation of ${tag.attributes.get("sqref")}`, text, false);
    for (const { text } of tagsAt(root, ["conditionalFormatting", "cfRule", "formula"]))
      add(`${name}, conditional format`, text, false);
  }
  for (const { name, columns } of book.tables)
    for (const { text } of columns.flatMap((column) => [
      ...column.inside("calculatedColumnFormula"),
      ...column.inside("totalsRowFormula"),
    ]))
      add(`table ${name}`, text);
  for (const { name, target } of book.names) add(`the name ${name}`, target);
  for (const part of book.opened.entries.keys())
    if (/^xl\/charts\/chart[^/]*\.xml$/.test(part))
      for (const { text } of tagsIn(book.text(part), new Set(["f"]))) add(part, text, false);
  return [...found.values()];
}
