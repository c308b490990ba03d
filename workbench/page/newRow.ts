import { nextRef } from "../../src/workbook/nextRef.ts";
import { bodyOf } from "../host/tables.ts";
import { headingsOf, mapArea, putCell, type Sheet, type Table } from "../host/workbook.ts";

/**
 * Gives a new row of a table its ref: the next that is free, in a column headed Ref whose other cells are all refs that
 * go on from one another. Other tables are left as they are.
 *
 * @param row the new row, on the sheet
 */
export function giveRef(sheet: Sheet, table: Table, row: number): void {
  const place = headingsOf(sheet, table).findIndex((heading) => heading.trim().toLowerCase() === "ref");
  if (place === -1 || table.formulas.has(place)) return;
  const column = table.area.column + place;
  const refs = mapArea(sheet, { ...bodyOf(table), column, columns: 1 }, ({ value }) => String(value));
  const ref = nextRef(refs.flat().filter((each) => each !== ""));
  if (ref !== undefined) putCell(sheet, row, column, { value: ref, formula: null });
}
