import { overlap, type Range } from "../../src/file/cellPlace.ts";
import { mapReferences } from "../../src/file/write/formulaText.ts";
import { type Area, addressOf, intersection } from "../host/area.ts";
import { bodyOf } from "../host/tables.ts";
import { cellAt, placeOfKey, type Sheet, type Table, type Workbook } from "../host/workbook.ts";
import type { Book } from "./book.ts";
import { styleOf } from "./grid/painter.ts";

/**
 * Why rows of a table cannot be put in or taken out here, in a sentence; undefined where they can. Excel moves looks,
 * notes and references along with cells. Here only what cells hold moves, so it is done where that comes to the same.
 *
 * @param first the first row that would move, on the sheet
 */
export function rowBarrier(book: Book, sheet: Sheet, table: Table, first: number): string | undefined {
  const body = bodyOf(table);
  const moved = { ...body, row: first, rows: body.row + body.rows - first };
  const look = book.lookOf(sheet);
  const cuts = (area: Area): boolean => intersection(area, moved) !== undefined;
  if (sheet.isProtected) return `Sheet ${sheet.name} is protected.`;
  if (table.hasTotals) return "The table has a row of totals, which would have to move.";
  if (look.hasNotes) return "Notes on this sheet would be left behind on other rows.";
  if (look.merges.some(cuts)) return "Cells of the table are merged.";
  if ([...look.links.keys()].some((key) => cuts({ ...placeOfKey(key), rows: 1, columns: 1 })))
    return "Links on its rows would be left behind on other rows.";
  if (look.pictures.some(({ area }) => cuts(area))) return "A picture lies over the table.";
  if (!looksEven(book, sheet, body)) return "Its rows do not all look alike, and looks would not move along.";
  const ranged = [...look.validations, ...look.conditionalFormats].flatMap(({ areas }) => areas);
  const partial = ranged.find((range) => overlap(range, rangeOf(body)) && !reachesOver(range, rangeOf(body)));
  if (partial !== undefined)
    return "A rule of the sheet is for some of its rows only, and would not move along.";
  const naming = cellThatNames(book.workbook, sheet, { moved, body });
  return naming && `${naming} names cells of these rows by their address, and would be left behind.`;
}

const rangeOf = ({ row, column, rows, columns }: Area): Range => ({
  top: row + 1,
  left: column + 1,
  bottom: row + rows,
  right: column + columns,
});

const reachesOver = (range: Range, { top, bottom }: Range): boolean =>
  range.top <= top && range.bottom >= bottom;

/** Whether every row of a table looks as its first does. */
function looksEven(book: Book, sheet: Sheet, { row, column, rows, columns }: Area): boolean {
  const { heights, hiddenRows } = book.lookOf(sheet);
  for (let r = row; r < row + rows; r++) {
    if (hiddenRows.has(r) || heights.get(r) !== heights.get(row)) return false;
    for (let c = column; c < column + columns; c++) {
      if (styleOf(book, sheet, r, c) !== styleOf(book, sheet, row, c)) return false;
      if (cellAt(sheet, r, c).format !== cellAt(sheet, row, c).format) return false;
    }
  }
  return true;
}

interface Rows {
  readonly moved: Area;
  readonly body: Area;
}

/** The first formula or name that stands for some of the rows by address. */
function cellThatNames(workbook: Workbook, sheet: Sheet, { moved, body }: Rows): string | undefined {
  const names = (formula: string, home: string): boolean => {
    let found = false;
    mapReferences(formula, ({ sheet: named = home, cells, area }) => {
      const isHere = named.toLowerCase() === sheet.name.toLowerCase();
      found ||= isHere && overlap(area, rangeOf(moved)) && !isWholeBody(area, rangeOf(body));
      return cells;
    });
    return found;
  };
  for (const each of workbook.sheets)
    for (const [key, { formula }] of each.cells)
      if (formula !== null && names(formula.slice(1), each.name)) {
        const cell = { ...placeOfKey(key), rows: 1, columns: 1 };
        return `Cell ${addressOf(cell)} on sheet ${each.name}`;
      }
  for (const [name, stands] of workbook.names) if (names(stands, "")) return `The name ${name}`;
  return undefined;
}

/** A range from the first row on that ends below the body goes on to hold all rows; its first cell is where it starts. */
const isWholeBody = (area: Range, body: Range): boolean =>
  (area.top <= body.top && area.bottom > body.bottom) || (area.top === body.top && area.bottom === body.top);
