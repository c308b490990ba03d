/** What a workbook may have that the officer should hear of, though it was read: every code, and what it stands for. */
export const findingCodes = {
  MACROS: "holds macros, which are never run",
  "EXTERNAL-LINKS": "takes values from other files, which are never opened",
  "HIDDEN-SHEET": "a sheet that Excel's own menus do not show",
  "HIDDEN-ROWS": "rows of a table that are hidden or filtered away; they are read",
  "SHEET-NAME": "a sheet whose name Excel would not take",
  "DATES-1904": "dates counted from 1904; they are read as the days they show",
  "RECALCULATION-PENDING": "formulas whose shown values Excel has yet to work out again",
  "NOT-CALCULATED": "formulas that have never been worked out",
  "FORMULA-ENTRY": "formulas where entries are typed; their values are used",
  "HEADING-DIFFERS": "a heading that reads otherwise on the sheet than in its table",
  "DUPLICATE-HEADING": "two columns of a table with one heading",
  "NO-HEADINGS": "a table whose headings are switched off",
  "MERGED-CELLS": "merged cells within a table",
  "HIDDEN-VALUE": "a value under merged cells, where nobody sees it",
  "OVERLAPPING-MERGES": "merged ranges over one another",
  "FAR-CELL": "a value far outside every table",
  "LOST-TABLE": "a table that no sheet points to",
  "DUPLICATE-NAME": "a name defined twice",
} as const;

/** One of the stable codes of {@link findingCodes}. */
export type FindingCode = keyof typeof findingCodes;

/** One thing about a workbook that the officer should hear of, though it was read. */
export interface Finding {
  readonly code: FindingCode;
  /** A plain sentence. */
  readonly message: string;
  readonly sheet?: string;
  /** As formulas call it: "D5". */
  readonly cell?: string;
}
