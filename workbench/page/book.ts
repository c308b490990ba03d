import { atOnce, type Pieces } from "../../src/file/pieces.ts";
import { openParts, type Parts } from "../../src/file/write/parts.ts";
import { sheetsOf } from "../../src/file/write/tablePlaces.ts";
import { openByPieces } from "../host/openWorkbook.ts";
import type { Cell, Sheet, Table, Workbook } from "../host/workbook.ts";
import { type Chart, readCharts } from "./chart/readCharts.ts";
import { plainLook, readSheetLook, readSheetLookByPieces, type SheetLook } from "./look/sheetLook.ts";
import { type Look, type Looks, readLooks } from "./look/styles.ts";

/** A workbook open in the workbench. */
export interface Book {
  /** The name of its file. */
  readonly name: string;
  /** The file as it was opened. */
  readonly bytes: Uint8Array;
  /** What is in it now. */
  readonly workbook: Workbook;
  /** What was in it when it was opened. */
  readonly opened: readonly OpenedSheet[];
  readonly looks: Looks;
  /** How a sheet is laid out; a sheet that came later is plain. */
  readonly lookOf: (sheet: Sheet) => SheetLook;
  readonly chartsOf: (sheet: Sheet) => readonly Chart[];
}

/** What a sheet held when its workbook was opened; its formulas with their values as first worked out here. */
export interface OpenedSheet {
  readonly name: string;
  readonly part: string;
  readonly cells: Map<number, Cell>;
  readonly tables: readonly Pick<Table, "name" | "area">[];
}

/**
 * Opens a file.
 *
 * @throws a refusal where it is no workbook, or a damaged one
 */
export const openBook = (name: string, bytes: Uint8Array): Book => atOnce(openBookByPieces(name, bytes));

/** The same, a stretch of a sheet at a time; how the sheets look that are shown is read too. */
export function* openBookByPieces(name: string, bytes: Uint8Array): Pieces<Book> {
  const parts = openParts(bytes);
  const workbook = yield* openByPieces(parts.opened);
  const partOf = new Map(sheetsOf(parts).map((sheet) => [sheet.name, sheet.part]));
  const lookByName = new Map<string, SheetLook>();
  const chartsByName = new Map<string, readonly Chart[]>();
  const opened: OpenedSheet[] = [];
  const book: Book = {
    name,
    bytes,
    workbook,
    looks: looksOf(parts),
    opened,
    lookOf: (sheet) =>
      remembered(lookByName, sheet.name, () => {
        const part = partOf.get(sheet.name);
        return part === undefined ? plainLook : readSheetLook(parts, part);
      }),
    chartsOf: (sheet) =>
      remembered(chartsByName, sheet.name, () => {
        const part = partOf.get(sheet.name);
        return part === undefined ? [] : readCharts(parts, part);
      }),
  };
  for (const sheet of workbook.sheets) {
    yield;
    const part = partOf.get(sheet.name) ?? "";
    opened.push(openedSheet(sheet, part));
    // The colours of the tabs ask for all of them at once.
    if (sheet.visibility === "Visible" && part !== "")
      lookByName.set(sheet.name, yield* readSheetLookByPieces(parts, part));
  }
  return book;
}

const openedSheet = ({ name, cells, tables }: Sheet, part: string): OpenedSheet => ({
  name,
  part,
  cells: new Map(cells),
  tables: tables.map(({ name, area }) => ({ name, area })),
});

/** The look of a style, and none for a style that the workbook does not list. */
export const lookOfStyle = ({ looks }: Book, style: number): Look => looks.styles[style] ?? {};

function looksOf(parts: Parts): Looks {
  const links = [...parts.opened.relationships(parts.opened.workbookPart).values()];
  const styles = links.find(({ kind }) => kind === "styles");
  return styles === undefined ? { styles: [], differences: [] } : readLooks(parts.text(styles.target));
}

function remembered<T>(known: Map<string, T>, key: string, read: () => T): T {
  const before = known.get(key);
  if (before !== undefined) return before;
  const value = read();
  known.set(key, value);
  return value;
}
