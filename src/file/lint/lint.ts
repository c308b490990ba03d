import { readBook } from "./book.ts";
import { cellRules } from "./cellRules.ts";
import { formulaRules } from "./formulaRules.ts";
import { packageRules } from "./packageRules.ts";
import type { LintRule } from "./rule.ts";
import { tableRules } from "./tableRules.ts";
import { validationRules } from "./validationRules.ts";
import { workbookRules } from "./workbookRules.ts";

/** Every rule that a workbook of ours keeps. */
export const lintRules: readonly LintRule[] = [
  ...packageRules,
  ...workbookRules,
  ...tableRules,
  ...cellRules,
  ...formulaRules,
  ...validationRules,
];

/** One thing that Excel would repair, refuse or show as an error. */
export interface LintFinding {
  readonly code: string;
  readonly asks: string;
  /** In a few words. */
  readonly where: string;
}

/**
 * What Excel would make of a workbook beyond what its schema says, in the order of the rules; nothing where all is
 * well. A rule that fails on a thousand cells gives a thousand findings.
 *
 * @throws the refusals of the reader for a file that is no workbook
 */
export function lintWorkbook(bytes: Uint8Array): readonly LintFinding[] {
  const book = readBook(bytes);
  return lintRules.flatMap(({ code, asks, find }) => find(book).map((where) => ({ code, asks, where })));
}
