import type { Calculation } from "../../src/file/formula/calculate.ts";
import { type Area, areaFromAddress, intersection } from "../host/area.ts";
import { cellAt, cellKey, findSheet, type Sheet, type Workbook } from "../host/workbook.ts";
import type { Book } from "./book.ts";

/** Where a cell leads, "#'1 Areas'!A1" or an address outside, by a link of its own or by HYPERLINK; or nowhere. */
export function linkAt(
  book: Book,
  sheet: Sheet,
  { row, column }: { readonly row: number; readonly column: number },
  calculation: Calculation,
): string | undefined {
  const own = book.lookOf(sheet).links.get(cellKey(row, column));
  if (own !== undefined) return own;
  const { formula, value } = cellAt(sheet, row, column);
  if (formula === null || value === "" || !/\bHYPERLINK\(/i.test(formula)) return undefined;
  // With CHOOSE in its place the formula comes to the address instead of the words shown for it.
  const address = formula.slice(1).replace(/\bHYPERLINK\(/gi, "CHOOSE(1,");
  const [target] = calculation.ask(address, { sheet: sheet.name, row: row + 1, column: column + 1 }) ?? [];
  return typeof target === "string" && target !== "" ? target : undefined;
}

/** Where a link leads within a workbook. */
export interface Target {
  readonly sheet: Sheet;
  readonly area: Area;
}

/** The chart of its sheet that lies over a place, counted from 0; undefined where none does. */
export function chartOver(book: Book, { sheet, area }: Target): number | undefined {
  const lies = (over: Area | undefined) => over !== undefined && intersection(over, area) !== undefined;
  const place = book.chartsOf(sheet).findIndex((chart) => lies(chart.area));
  return place < 0 ? undefined : place;
}

/** The sheet and cells that a link names; undefined where they are not in this workbook. */
export function targetOf(workbook: Workbook, link: string): Target | undefined {
  const [, name = "", address = ""] = /^#'?(.*?)'?!(.*)$/s.exec(link) ?? [];
  const sheet = findSheet(workbook, name.replaceAll("''", "'"));
  const area = areaFromAddress(address);
  return sheet === undefined || area === undefined ? undefined : { sheet, area };
}
