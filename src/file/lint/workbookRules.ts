import { type LintRule, repeated } from "./rule.ts";

/** A name that Excel takes for a cell: A1 style up to XFD, or R1C1 style. */
export const looksLikeCell = (name: string): boolean =>
  /^(?:[a-z]{1,2}|[a-w][a-z]{2}|x[a-e][a-z]|xf[a-d])\d{1,7}$/i.test(name) || /^(?:r\d*c\d*|r|c)$/i.test(name);
/** Whether a name may stand for a table or for cells. */
export const isProperName = (name: string): boolean =>
  /^[\p{L}_\\][\p{L}\p{N}_.\\]{0,254}$/u.test(name) && !looksLikeCell(name);

/** Rules about sheets and defined names. */
export const workbookRules: readonly LintRule[] = [
  {
    code: "SHEET-NAME",
    asks: "A sheet's name has 1 to 31 characters, none of []:*?/\\, no apostrophe at either end, and is not History.",
    find: ({ sheets }) =>
      sheets
        .map(({ name }) => name)
        .filter(
          (name) =>
            name === "" ||
            name.length > 31 ||
            /[[\]:*?/\\]|^'|'$/.test(name) ||
            name.toLowerCase() === "history",
        ),
  },
  {
    code: "SHEET-NAME-TWICE",
    asks: "Sheets have names of their own.",
    find: ({ sheets }) => repeated(sheets.map(({ name }) => name)),
  },
  {
    code: "SHEET-ID-TWICE",
    asks: "Sheets have numbers of their own.",
    find: ({ sheets }) => repeated(sheets.map(({ id }) => id)),
  },
  {
    code: "NO-SHEET-TO-SHOW",
    asks: "At least one sheet is to be seen.",
    find: ({ sheets }) => (sheets.some(({ isVisible }) => isVisible) ? [] : ["the workbook"]),
  },
  {
    code: "NAME",
    asks: "A defined name begins with a letter, has no space, and is no cell.",
    find: ({ names }) =>
      names.map(({ name }) => name).filter((name) => !name.startsWith("_xlnm.") && !isProperName(name)),
  },
  {
    code: "NAME-TWICE",
    asks: "Defined names differ.",
    find: ({ names }) => repeated(names.map(({ name, scope }) => `${scope ?? ""}!${name}`)),
  },
  {
    code: "NAME-WITHOUT-SHEET",
    asks: "A name that belongs to one sheet names one that is there.",
    find: ({ names, sheets }) =>
      names
        .filter(({ scope }) => scope !== undefined && !(Number(scope) < sheets.length))
        .map(({ name }) => name),
  },
];
