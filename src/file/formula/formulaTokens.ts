/** One piece of a formula. */
export interface FormulaToken {
  /**
   * `text` in double quotes; `sheet` a name in single quotes; `structured` a reference to a table, its name with it
   * where it has one; `function` a name followed by a bracket; `word` any other name or A1 reference; `sign` the rest.
   */
  readonly kind: "text" | "sheet" | "structured" | "function" | "word" | "sign";
  readonly text: string;
}

const BRACKETS = String.raw`\[(?:'.|[^\[\]']|\[(?:'.|[^\[\]'])*\])*\]`;
const NAME = String.raw`[\p{L}_\\][\p{L}\p{N}_.\\]*`;
const PIECES = new RegExp(
  `(?<text>"(?:[^"]|"")*")|(?<sheet>'(?:[^']|'')*')|(?<structured>(?:${NAME})?${BRACKETS})|` +
    String.raw`(?<function>${NAME}(?=\())|(?<word>${NAME}|\$?\d[\d.]*(?:[eE][+-]?\d+)?)|(?<sign>[\s\S])`,
  "gu",
);

/**
 * The pieces of a formula in order; joined they are the formula again. Nothing is refused: a quote or bracket that is
 * never closed comes out as a sign.
 *
 * @param formula without its `=`
 */
export function formulaTokens(formula: string): readonly FormulaToken[] {
  return [...formula.matchAll(PIECES)].map(({ 0: text, groups }) => {
    const [kind = "sign"] = Object.entries(groups ?? {}).find(([, found]) => found !== undefined) ?? [];
    return { kind: kind as FormulaToken["kind"], text };
  });
}
