import { dropCalculationChain } from "../../../src/file/write/calculationChain.ts";
import { cellLoreOf } from "../../../src/file/write/cellLore.ts";
import { openParts } from "../../../src/file/write/parts.ts";
import { writeTables } from "../../../src/file/write/writeTables.ts";
import type { Grid, Cell as GridCell } from "../../../src/workbook/grid.ts";
import { UNCALCULATED } from "../../host/entry.ts";
import { openWorkbook } from "../../host/openWorkbook.ts";
import { bodyOf } from "../../host/tables.ts";
import { type Cell, cellAt, headingsOf, type Sheet, type Table, type Workbook } from "../../host/workbook.ts";
import type { Book } from "../book.ts";
import { writeSheetCells } from "./writeSheetCells.ts";

/**
 * The workbook as a file: the file that was opened, with the sheets that the add-in has put in, the tables that have
 * grown or shrunk and the cells that have changed written into it. Every part that no change touches keeps its very
 * bytes; unchanged, the file does.
 *
 * @throws the refusals of writing
 */
export function saveBook(book: Book): Uint8Array {
  const { workbook, opened, bytes } = book;
  const resized = new Map(
    workbook.sheets.flatMap((sheet, place) =>
      sheet.tables
        .filter((table) => rowsOf(opened[place]?.tables ?? [], table.name) !== table.area.rows)
        .map((table) => [table.name, gridOf(sheet, table)] as const),
    ),
  );
  const grown = resized.size === 0 ? bytes : writeTables(bytes, resized);
  return writeCells(grown, workbook, grown === bytes ? undefined : openWorkbook(grown), opened);
}

const rowsOf = (tables: readonly Pick<Table, "name" | "area">[], name: string): number | undefined =>
  tables.find((table) => table.name === name)?.area.rows;

/** The body of a table without its calculated columns, which the file fills by itself. */
function gridOf(sheet: Sheet, table: Table): Grid {
  const headings = headingsOf(sheet, table);
  const places = headings.flatMap((_, place) => (table.formulas.has(place) ? [] : [place]));
  const body = bodyOf(table);
  const row = (r: number): GridCell[] =>
    places.map((place) => {
      const { value } = cellAt(sheet, body.row + r, body.column + place);
      return value === "" ? null : value;
    });
  return {
    headers: places.map((place) => headings[place] ?? ""),
    rows: Array.from({ length: body.rows }, (_, r) => row(r)),
  };
}

function writeCells(
  bytes: Uint8Array,
  workbook: Workbook,
  resized: Workbook | undefined,
  opened: Book["opened"],
): Uint8Array {
  const parts = openParts(bytes);
  const lore = cellLoreOf(parts);
  workbook.sheets.forEach((sheet, place) => {
    const first = opened[place]?.cells;
    const stored = resized?.sheets[place]?.cells ?? first;
    const changed = [...sheet.cells].filter(
      ([key, cell]) =>
        !isAlike(cell, stored?.get(key)) && !isAsFirst(cell, first?.get(key), stored?.get(key)),
    );
    const part = opened[place]?.part;
    if (part === undefined || changed.length === 0) return;
    parts.replace(
      part,
      writeSheetCells(parts.text(part), { sheet: sheet.name, cells: new Map(changed), lore }),
    );
  });
  if (!parts.isChanged()) return bytes;
  dropCalculationChain(parts);
  return parts.pack();
}

/** Whether a file already holds what a cell holds; an empty cell needs no place in it. */
const isAlike = (cell: Cell, was: Cell | undefined): boolean =>
  cell.formula === (was?.formula ?? null) && cell.value === (was?.value ?? "");

/** Whether a formula whose value the file holds came to the same when it was first worked out: Excel's value stays. */
const isAsFirst = (cell: Cell, first: Cell | undefined, stored: Cell | undefined): boolean =>
  cell.formula !== null &&
  cell.formula === stored?.formula &&
  stored.value !== UNCALCULATED &&
  first !== undefined &&
  isAlike(cell, first);
