import { cellAt, type Sheet } from "../../host/workbook.ts";
import { shownValue } from "../look/numberText.ts";
import type { Spot } from "./selection.ts";

/** What stands in a cell when it is opened to be edited: its formula, a day as it reads, a per cent as typed. */
export function editText(sheet: Sheet, { row, column }: Spot): string {
  const { value, formula, format } = cellAt(sheet, row, column);
  if (formula !== null) return formula;
  if (typeof value === "number" && /[dmy]/i.test(format) && !/general/i.test(format))
    return shownValue(value, "dd/mm/yyyy").text;
  if (typeof value === "number" && format.includes("%")) return `${shownValue(value * 100, "General").text}%`;
  return typeof value === "boolean" ? String(value).toUpperCase() : String(value);
}
