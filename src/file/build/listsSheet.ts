import { columnLetters } from "../../workbook/grid.ts";
import { quotedSheet } from "../formula/structuredReferences.ts";
import { type Choices, HEADING_ROW } from "./choices.ts";
import { putHeader } from "./header.ts";
import { newCells, type PlannedSheet } from "./plan.ts";

/** The tab that drop-downs take their words from. */
export const LISTS = "Lists";
const ABOUT =
  "What the drop-downs offer, one list a column. Nothing is typed here: fixed lists belong to the method, and the two last columns gather what stages 1 to 3 let through to stage 4.";

/** The sheet of lists: it never grows, so it is protected, without a password. */
export function listsSheet(choices: readonly Choices[]): PlannedSheet {
  const { cells, put } = newCells();
  putHeader(put, LISTS, ABOUT);
  choices.forEach(({ title, options, formulas }, at) => {
    put(HEADING_ROW, at + 1, { value: title, look: "headingShown" });
    options.forEach((option, down) => {
      put(HEADING_ROW + 1 + down, at + 1, { value: option, look: "shown" });
    });
    formulas.forEach((formula, down) => {
      put(HEADING_ROW + 1 + down, at + 1, { value: null, formula, look: "shown" });
    });
  });
  return {
    name: LISTS,
    group: "reference",
    cells,
    columns: choices.map(() => ({ width: 24, open: false })),
    tables: [],
    validations: [],
    emphases: [],
    charts: [],
    frozen: { row: HEADING_ROW, column: 0 },
    repeated: HEADING_ROW,
    isProtected: true,
  };
}

/** The defined names of the lists on the sheet: each ends with the last word that it offers. */
export function namesOfLists(choices: readonly Choices[]): ReadonlyMap<string, string> {
  return new Map(
    choices.map(({ name, options, formulas, filled }, at) => {
      const letters = columnLetters(at + 1);
      const cell = (row: number) => `$${letters}$${row}`;
      const first = HEADING_ROW + 1;
      const lists = `${quotedSheet(LISTS)}!`;
      if (filled === undefined) return [name, `${lists}${cell(first)}:${cell(first + options.length - 1)}`];
      const all = `${lists}${cell(first)}:${cell(first + formulas.length - 1)}`;
      return [name, `${lists}${cell(first)}:INDEX(${all},MAX(1,MIN(${formulas.length},${filled})))`];
    }),
  );
}
