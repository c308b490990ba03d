import type { Cell } from "../../workbook/grid.ts";
import { cellName } from "../cellPlace.ts";
import { limits } from "../limits.ts";
import { unescapeText } from "../xml/xml.ts";
import { DAYS_TO_1904, serialFromIso } from "./dates.ts";
import type { RawCell } from "./rawCell.ts";
import { refuseToRead } from "./readRefusals.ts";

/** What a sheet's cells need to be understood. */
export interface CellContext {
  readonly sheet: string;
  /** The texts that cells share, by their number. */
  readonly strings: readonly string[];
  /** The styles that show dates, where dates are counted from 1904; undefined in every other workbook. */
  readonly dateStyles: ReadonlySet<number> | undefined;
}

/** What a formula's cell holds before it has ever been calculated; Excel shows the same while it calculates. */
export const NOT_CALCULATED = "#GETTING_DATA";

/** A number as XML Schema spells a double; "1,5", "12abc" and "NaN" are none. */
const NUMBER = /^\s*[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?\s*$/;

/**
 * The value of a cell; see {@link Cell} for what each kind becomes.
 *
 * @throws a refusal naming the cell where its value is not of the kind the cell says it is
 */
export function cellValue(cell: Readonly<RawCell>, row: number, column: number, context: CellContext): Cell {
  const { kind, value } = cell;
  // First, and as it came: nine in ten cells of most workbooks.
  if (typeof value === "number" && kind === "n" && context.dateStyles === undefined) return value;
  if (value === undefined) return cell.formula ? NOT_CALCULATED : null;
  if (value === "" && cell.formula && kind !== "str") return NOT_CALCULATED;
  switch (kind) {
    case "n": {
      if (value === "") return null;
      const number = typeof value === "number" ? value : NUMBER.test(value) ? Number(value) : Number.NaN;
      if (!Number.isFinite(number)) throw refuseCell("a number", value, placeOf(row, column, context));
      // Adding zero makes nought of minus nought.
      return (context.dateStyles?.has(cell.style) ? number + DAYS_TO_1904 : number) + 0;
    }
    case "s":
      return fitting(sharedText(value, row, column, context), row, column, context);
    case "str":
    case "inlineStr":
      return fitting(unescapeText(String(value)), row, column, context);
    case "b":
      if (String(value) === "1" || value === "true") return true;
      if (String(value) === "0" || value === "false") return false;
      throw refuseCell("TRUE or FALSE", value, placeOf(row, column, context));
    case "e":
      return String(value).trim() || "#VALUE!";
    case "d": {
      const serial = serialFromIso(String(value));
      if (serial === undefined) throw refuseCell("a date", value, placeOf(row, column, context));
      return serial;
    }
    default:
      throw refuseCell(`a value of the kind “${kind.slice(0, 20)}”`, value, placeOf(row, column, context));
  }
}

/** The cell as formulas of other sheets call it: "Costs!D5". */
const placeOf = (row: number, column: number, { sheet }: CellContext): string =>
  `${sheet}!${cellName(row, column)}`;

const refuseCell = (what: string, value: string | number, place: string) =>
  refuseToRead(
    "BAD-CELL",
    `The cell ${place} is damaged: it should hold ${what} and holds “${String(value).slice(0, 40)}”. ` +
      "Type its value again in Excel and save.",
  );

function sharedText(value: string | number, row: number, column: number, context: CellContext): string {
  const index = typeof value === "number" ? value : /^\s*\d+\s*$/.test(value) ? Number(value) : -1;
  const text = context.strings[index];
  if (text === undefined)
    throw refuseToRead(
      "BAD-STRING-INDEX",
      `This workbook is damaged: the text of the cell ${placeOf(row, column, context)} is not in its ` +
        "list of texts. Type it again in Excel and save.",
    );
  return text;
}

function fitting(text: string, row: number, column: number, context: CellContext): string {
  if (text.length <= limits.text) return text;
  throw refuseToRead(
    "TEXT-TOO-LONG",
    `The cell ${placeOf(row, column, context)} holds ${text.length} characters; a cell can hold ${limits.text}. ` +
      "Shorten it.",
  );
}
