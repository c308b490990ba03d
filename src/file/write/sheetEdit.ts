import type { Range } from "../cellPlace.ts";
import { refusal } from "../refusal.ts";
import { applyEdits, childOf, childrenOf, type Element, rootOf } from "../xml/markup.ts";
import { attributesOf } from "../xml/markupText.ts";
import { writeRows } from "./bodyRows.ts";
import type { Move } from "./followRanges.ts";
import type { NewBody } from "./newBody.ts";
import { type CellLore, cellsOfRow } from "./sheetCells.ts";
import { refuseToDestroy } from "./sheetChecks.ts";
import { rangeEdits } from "./sheetRanges.ts";
import { rowsOf } from "./sheetRows.ts";
import { bodyOf, type TableLayout } from "./tablePart.ts";
import { refuseLosingEntries } from "./tableTotals.ts";

/** A table to be written, and where it stands. */
export interface TableTarget {
  readonly layout: TableLayout;
  readonly sheet: string;
  /** The other tables of the sheet. */
  readonly others: readonly { readonly name: string; readonly area: Range }[];
}

/** A sheet with one of its tables written. */
export interface EditedSheet {
  readonly text: string;
  /** The last row of the table, totals included. */
  readonly bottom: number;
  readonly move: Move;
}

/**
 * Writes the body of a table into the text of its sheet. Only cells of the table change, the rows they stand in, the
 * ranges that follow it and the sheet's extent; every other stretch of the text stays character for character.
 *
 * @throws DAMAGED-SHEET and the refusals of `refuseToDestroy` and `refuseLosingEntries`
 */
export function editSheet(text: string, target: TableTarget, body: NewBody, lore: CellLore): EditedSheet {
  const { layout, sheet } = target;
  const worksheet = rootOf(text);
  const sheetData = childOf(text, worksheet, "sheetData");
  if (sheetData === undefined)
    throw refusal(
      "DAMAGED-SHEET",
      `Sheet ${sheet} has no place for cells. Open the workbook in Excel and save it again.`,
    );
  const rows = rowsOf(text, sheetData, sheet);
  const before = bodyOf(layout);
  const bodyBottom = before.top + body.height - 1;
  const after = { ...layout.area, bottom: bodyBottom + layout.totals };
  const lowest = Math.max(layout.area.bottom, after.bottom);
  const change = { text, sheet, table: layout.name, worksheet, sheetData, rows, before: layout.area, after };
  const written = { ...before, bottom: lowest };
  refuseToDestroy({ ...change, written, isKept: body.isKept, others: target.others }, lore);
  refuseLosingEntries({ text, rows, sheet, layout, body, lore });

  const first = rows.get(before.top);
  const setting = {
    text,
    prefix: worksheet.prefix,
    left: before.left,
    styles: stylesOf(text, first, before),
    widths: widthsOf(text, worksheet, before),
    lore,
  };
  const ending = { sheet, body: before, bottom: bodyBottom, totals: layout.totals };
  const writing = { setting, rows, layout, body, sheetData, likeness: likenessOf(text, first), ending };
  const { edits, values } = writeRows(writing);
  const isChanged = edits.length > 0 || after.bottom !== layout.area.bottom;
  const following = isChanged ? rangeEdits(text, worksheet, ending, after) : [];
  const edited = applyEdits(text, [...edits, ...following]);
  return { text: edited, bottom: after.bottom, move: { ...ending, values } };
}

/** The style of each cell of the table's first row. */
function stylesOf(
  text: string,
  first: Element | undefined,
  { left, right }: Range,
): readonly (string | undefined)[] {
  const cells = new Map(
    (first ? cellsOfRow(text, first) : []).map((cell) => [cell.column, cell.attributes.get("s")]),
  );
  return Array.from({ length: right - left + 1 }, (_, column) => cells.get(left + column));
}

/** How wide a column is that does not say. */
const USUAL_WIDTH = 8.43;

/** The width of each of the table's columns, in figures. */
function widthsOf(text: string, worksheet: Element, { left, right }: Range): readonly number[] {
  const list = childOf(text, worksheet, "cols");
  const stretches = (list ? childrenOf(text, list, "col") : []).map((element) => {
    const attributes = attributesOf(text, element);
    return {
      min: Number(attributes.get("min")),
      max: Number(attributes.get("max")),
      width: Number(attributes.get("width")),
    };
  });
  return Array.from({ length: right - left + 1 }, (_, column) => {
    const found = stretches.find(({ min, max }) => left + column >= min && left + column <= max);
    return found !== undefined && found.width > 0 ? found.width : USUAL_WIDTH;
  });
}

/** A height that a person set for the table's first row is the height of new rows. */
function likenessOf(text: string, first: Element | undefined): Readonly<Record<string, string>> {
  const attributes = first ? attributesOf(text, first) : new Map<string, string>();
  const height = attributes.get("ht");
  return height !== undefined && /^(1|true)$/.test(attributes.get("customHeight") ?? "")
    ? { ht: height, customHeight: "1" }
    : {};
}
