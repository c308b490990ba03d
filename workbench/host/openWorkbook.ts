import { atOnce, type Pieces } from "../../src/file/pieces.ts";
import type { CellContext } from "../../src/file/read/cellValue.ts";
import { openPackage, type Package } from "../../src/file/read/package.ts";
import { readProperties } from "../../src/file/read/readProperties.ts";
import { readStrings } from "../../src/file/read/readStrings.ts";
import { readDateStyles } from "../../src/file/read/readStyles.ts";
import { readTables, type TableDescription } from "../../src/file/read/readTables.ts";
import { readWorkbookPart } from "../../src/file/read/readWorkbookPart.ts";
import { readCellStyles } from "./readCellStyles.ts";
import { readCells } from "./readCells.ts";
import { type Cell, cellKey, idFrom, type Sheet, type Table, type Workbook } from "./workbook.ts";

const visibilities = { visible: "Visible", hidden: "Hidden", veryHidden: "VeryHidden" } as const;

/**
 * Opens a real .xlsx as Excel would show it: every cell of every worksheet with its value, formula and number format,
 * the tables, names and custom properties.
 *
 * @throws a refusal of the file reader where it is no workbook, or a damaged one
 */
export const openWorkbook = (bytes: Uint8Array): Workbook => atOnce(openByPieces(openPackage(bytes)));

/** The same of a package, a stretch of a sheet at a time. */
export function* openByPieces(opened: Package): Pieces<Workbook> {
  const { sheets: listed, names, from1904 } = readWorkbookPart(opened);
  const styles = sharedPart(opened, "styles");
  const strings = sharedPart(opened, "sharedStrings");
  const cellStyles = styles === undefined ? [] : readCellStyles(styles);
  const shared = {
    strings: strings === undefined ? [] : readStrings(strings),
    dateStyles: from1904 && styles !== undefined ? readDateStyles(styles) : undefined,
  };
  let ids = 0;
  const sheets: Sheet[] = [];
  for (const sheet of listed.filter(({ kind }) => kind === "worksheet")) {
    const part = opened.part(sheet.part) ?? new Uint8Array(0);
    yield;
    const context: CellContext = { sheet: sheet.name, ...shared };
    const { cells, isProtected } = yield* readCells(part, context, cellStyles);
    const tables = readTables(opened, sheet).map((stored) => tableFrom(stored, idFrom(++ids), cells));
    const visibility = visibilities[sheet.hidden];
    sheets.push({ id: idFrom(++ids), name: sheet.name, visibility, isProtected, cells, tables });
  }
  return {
    sheets,
    names: new Map(names),
    properties: new Map(readProperties(opened)),
    active: sheets.find(({ visibility }) => visibility === "Visible"),
    selected: { row: 0, column: 0, rows: 1, columns: 1 },
  };
}

function tableFrom(stored: TableDescription, id: string, cells: ReadonlyMap<number, Cell>): Table {
  const { name, top, left, bottom, right, totalsRows } = stored;
  const area = { row: top - 1, column: left - 1, rows: bottom - top + 1, columns: right - left + 1 };
  const formulas = new Map<number, string>();
  stored.columns.forEach(({ calculated }, column) => {
    const formula = calculated && cells.get(cellKey(area.row + 1, area.column + column))?.formula;
    if (formula) formulas.set(column, formula);
  });
  return { id, name, area, hasTotals: totalsRows > 0, formulas };
}

function sharedPart(opened: Package, kind: string): Uint8Array | undefined {
  const pointer = [...opened.relationships(opened.workbookPart).values()].find((each) => each.kind === kind);
  return pointer && opened.part(pointer.target);
}
