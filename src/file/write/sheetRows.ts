import { limits } from "../limits.ts";
import { refusal } from "../refusal.ts";
import { childrenOf, type Element } from "../xml/markup.ts";
import { attributesOf } from "../xml/markupText.ts";

/**
 * The rows of a sheet by number, in order. A row that does not say its number follows the one before it.
 *
 * @throws DAMAGED-SHEET where rows are out of order, twice there or beyond Excel's last
 */
export function rowsOf(text: string, sheetData: Element, sheet: string): ReadonlyMap<number, Element> {
  const rows = new Map<number, Element>();
  let before = 0;
  for (const element of childrenOf(text, sheetData, "row")) {
    const typed = attributesOf(text, element).get("r");
    const number = typed === undefined ? before + 1 : Number(typed);
    if (!(Number.isInteger(number) && number > before && number <= limits.rows))
      throw refusal(
        "DAMAGED-SHEET",
        `The rows of sheet ${sheet} are out of order after row ${before}. Open the workbook in Excel and save it again. Nothing was changed.`,
      );
    rows.set(number, element);
    before = number;
  }
  return rows;
}
