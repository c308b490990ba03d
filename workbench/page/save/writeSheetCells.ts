import { refusal } from "../../../src/file/refusal.ts";
import {
  type CellLore,
  cellsOfRow,
  formulaMarkup,
  type StoredCell,
  valueMarkup,
} from "../../../src/file/write/sheetCells.ts";
import { rowsOf } from "../../../src/file/write/sheetRows.ts";
import {
  applyEdits,
  childOf,
  childrenOf,
  type Edit,
  type Element,
  rootOf,
} from "../../../src/file/xml/markup.ts";
import { attributesOf, tagWith } from "../../../src/file/xml/markupText.ts";
import { UNCALCULATED } from "../../host/entry.ts";
import { type Cell, placeOfKey } from "../../host/workbook.ts";

/** Cells to be put into the text of a sheet, by their key. */
export interface SheetCells {
  readonly sheet: string;
  readonly cells: ReadonlyMap<number, Cell>;
  readonly lore: CellLore;
}

/**
 * The text of a sheet with some of its cells changed. A cell keeps its style; everything else stays character for
 * character.
 *
 * @throws DAMAGED-SHEET where the sheet has no place for cells
 */
export function writeSheetCells(text: string, { sheet, cells, lore }: SheetCells): string {
  const root = rootOf(text);
  const sheetData = childOf(text, root, "sheetData");
  if (sheetData === undefined)
    throw refusal(
      "DAMAGED-SHEET",
      `Sheet ${sheet} has no place for cells. Open the workbook in Excel and save it again.`,
    );
  const isClosed = text.slice(sheetData.start, sheetData.inner).endsWith("/>");
  if (isClosed) {
    const opened = applyEdits(text, [openedUp(text, sheetData)]);
    return writeSheetCells(opened, { sheet, cells, lore });
  }
  const byRow = new Map<number, Map<number, Cell>>();
  for (const [key, cell] of cells) {
    const { row, column } = placeOfKey(key);
    const inRow = byRow.get(row + 1) ?? new Map<number, Cell>();
    byRow.set(row + 1, inRow.set(column + 1, cell));
  }
  const rows = rowsOf(text, sheetData, sheet);
  const edits = [...byRow].map(([number, wanted]): Edit => {
    const row = { text, number, prefix: root.prefix, element: rows.get(number), wanted, lore };
    if (row.element !== undefined)
      return { start: row.element.start, end: row.element.end, text: rewritten(row) };
    const after = [...rows].filter(([other]) => other > number).sort(([a], [b]) => a - b)[0]?.[1];
    const at = after?.start ?? sheetData.close;
    return { start: at, end: at, text: rewritten(row) };
  });
  return applyEdits(text, inOrder(edits, byRow));
}

/** `<sheetData/>` with room for rows. */
const openedUp = (text: string, { start, end, prefix, name }: Element): Edit => ({
  start,
  end,
  text: `${text.slice(start, end).replace(/\s*\/>$/, ">")}</${prefix}${name}>`,
});

/** New rows at one place in the order of their numbers: edits there are joined as they come. */
function inOrder(edits: readonly Edit[], byRow: ReadonlyMap<number, unknown>): readonly Edit[] {
  const numbers = [...byRow.keys()];
  return edits
    .map((edit, place) => ({ edit, number: numbers[place] ?? 0 }))
    .sort((a, b) => a.number - b.number)
    .map(({ edit }) => edit);
}

interface RowToWrite {
  readonly text: string;
  readonly number: number;
  readonly prefix: string;
  readonly element: Element | undefined;
  readonly wanted: ReadonlyMap<number, Cell>;
  readonly lore: CellLore;
}

function rewritten({ text, number, prefix, element, wanted, lore }: RowToWrite): string {
  const stored = element === undefined ? [] : cellsOfRow(text, element);
  const cells = new Map(
    stored.map((cell) => [cell.column, text.slice(cell.element.start, cell.element.end)]),
  );
  for (const [column, cell] of wanted) {
    const before = stored.find((one) => one.column === column);
    const place = { column, row: number, style: before?.attributes.get("s"), prefix };
    cells.set(column, markupOf(text, cell, { place, before, lore }));
  }
  const inside = [...cells]
    .sort(([a], [b]) => a - b)
    .map(([, markup]) => markup)
    .join("");
  if (element === undefined)
    return `${tagWith(`<${prefix}row>`, { r: String(number) })}${inside}</${prefix}row>`;
  const tag = text.slice(element.start, element.inner).replace(/\s*\/>$/, ">");
  const others = childrenOf(text, element)
    .filter(({ name }) => name !== "c")
    .map(({ start, end }) => text.slice(start, end));
  // The columns that a row says it spans are a hint that it may no longer keep to.
  return `${tagWith(tag, { r: String(number), spans: null })}${inside}${others.join("")}</${prefix}row>`;
}

interface CellToWrite {
  readonly place: {
    readonly column: number;
    readonly row: number;
    readonly style: string | undefined;
    readonly prefix: string;
  };
  readonly before: StoredCell | undefined;
  readonly lore: CellLore;
}

function markupOf(text: string, { value, formula }: Cell, { place, before, lore }: CellToWrite): string {
  const known = value === UNCALCULATED ? null : value;
  if (formula === null) return valueMarkup(value === "" ? null : value, place, lore);
  const fresh = formulaMarkup({ formula: formula.slice(1), isArray: false, value: known }, place, lore);
  const stored = before?.children.find(({ name }) => name === "f");
  // A formula that is one of many, or fills a list, keeps its own markup and gets the new value.
  const isPlain = stored === undefined || !attributesOf(text, stored).has("t");
  if (isPlain || stored === undefined) return fresh;
  const open = fresh.indexOf(`<${place.prefix}f>`);
  const end = fresh.indexOf(`</${place.prefix}f>`) + `</${place.prefix}f>`.length;
  return fresh.slice(0, open) + text.slice(stored.start, stored.end) + fresh.slice(end);
}
