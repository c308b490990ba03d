import type { Cell } from "../workbook/grid.ts";
import type { Range } from "./cellPlace.ts";
import type { Move } from "./followRanges.ts";
import { applyEdits, childOf, type Edit, type Element, rootOf } from "./markup.ts";
import { attributesOf } from "./markupText.ts";
import type { NewBody } from "./newBody.ts";
import { refusal } from "./refusal.ts";
import { type RowSetting, rewriteRow, type Wanted } from "./rowEdit.ts";
import { type CellLore, cellsOfRow } from "./sheetCells.ts";
import { refuseToDestroy } from "./sheetChecks.ts";
import { rangeEdits } from "./sheetRanges.ts";
import { rowsOf } from "./sheetRows.ts";
import { bodyOf, type TableLayout } from "./tablePart.ts";
import { refuseLosingEntries, totalsMarkup } from "./tableTotals.ts";

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
  refuseToDestroy({ ...change, written: { ...before, bottom: lowest }, others: target.others }, lore);
  refuseLosingEntries({ text, rows, sheet, layout, body, lore });

  const first = rows.get(before.top);
  const setting = {
    text,
    prefix: worksheet.prefix,
    left: before.left,
    styles: stylesOf(text, first, before),
    lore,
  };
  const values: (Cell | undefined)[][] = layout.columns.map(() => []);
  const move = { sheet, body: before, bottom: bodyBottom, totals: layout.totals, values };
  const writing = { setting, rows, layout, body, sheetData, likeness: likenessOf(text, first), move };
  const written = writeRows(writing, (column, value) => values[column]?.push(value));
  const edited = applyEdits(text, [...written, ...rangeEdits(text, worksheet, move, after)]);
  return { text: edited, bottom: after.bottom, move };
}

interface Writing {
  readonly setting: RowSetting;
  readonly rows: ReadonlyMap<number, Element>;
  readonly layout: TableLayout;
  readonly body: NewBody;
  readonly sheetData: Element;
  readonly likeness: Readonly<Record<string, string>>;
  readonly move: Move;
}

/** The edits that write all rows of a table; what each cell of its body then holds is told row by row. */
function writeRows(
  { setting, rows, layout, body, sheetData, likeness, move }: Writing,
  tell: (column: number, value: Cell | undefined) => void,
): readonly Edit[] {
  const { top, bottom: lastBefore } = bodyOf(layout);
  const last = top + body.height - 1;
  const lowest = Math.max(layout.area.bottom, last + layout.totals);
  let totals: readonly (string | null)[] = [];
  const edits: Edit[] = [];
  const added = new Map<number, string>();
  for (let number = top; number <= lowest; number++) {
    if (number === last + 1) {
      const isStale = edits.length > 0 || added.size > 0;
      totals = totalsMarkup(setting, rows.get(layout.area.bottom), { layout, move, isStale });
    }
    const wanted = layout.columns.map((_, column): Wanted => {
      if (number <= last) return body.content(number - top, column);
      if (layout.totals > 0 && number === last + 1) return { is: "moved", markup: totals[column] ?? null };
      return number > lastBefore ? { is: "gone" } : { is: "value", value: null };
    });
    const element = rows.get(number);
    const isNew = number > lastBefore;
    const row = { number, element, likeness, isNew, isShown: layout.isFiltered };
    const rewritten = rewriteRow(setting, row, wanted);
    if (number <= last) for (const [column, value] of rewritten.values.entries()) tell(column, value);
    if (rewritten.text === undefined) continue;
    if (element) edits.push({ start: element.start, end: element.end, text: rewritten.text });
    else added.set(number, rewritten.text);
  }
  return [...edits, ...insertions(setting, rows, sheetData, added)];
}

/** Puts rows that were not there before the next row that is, or at the end. */
function insertions(
  { text, prefix }: RowSetting,
  rows: ReadonlyMap<number, Element>,
  sheetData: Element,
  added: ReadonlyMap<number, string>,
): readonly Edit[] {
  if (added.size === 0) return [];
  const isEmpty = sheetData.inner === sheetData.end;
  if (isEmpty) {
    const inside = [...added.values()].join("");
    const tag = text.slice(sheetData.start, sheetData.inner).replace(/\s*\/>$/, ">");
    return [{ start: sheetData.start, end: sheetData.end, text: `${tag}${inside}</${prefix}sheetData>` }];
  }
  const there = [...rows];
  const byPlace = new Map<number, string>();
  let next = 0;
  for (const [number, row] of added) {
    while (next < there.length && (there[next]?.[0] ?? 0) < number) next++;
    const at = there[next]?.[1].start ?? sheetData.close;
    byPlace.set(at, (byPlace.get(at) ?? "") + row);
  }
  return [...byPlace].map(([at, row]) => ({ start: at, end: at, text: row }));
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

/** A height that a person set for the table's first row is the height of new rows. */
function likenessOf(text: string, first: Element | undefined): Readonly<Record<string, string>> {
  const attributes = first ? attributesOf(text, first) : new Map<string, string>();
  const height = attributes.get("ht");
  return height !== undefined && /^(1|true)$/.test(attributes.get("customHeight") ?? "")
    ? { ht: height, customHeight: "1" }
    : {};
}
