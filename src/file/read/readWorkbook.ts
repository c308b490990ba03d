import type { Grids } from "../../workbook/grid.ts";
import { limits } from "../limits.ts";
import type { Finding } from "./findings.ts";
import { gridFromTable } from "./gridFromTable.ts";
import { openPackage, type Package } from "./package.ts";
import { readProperties } from "./readProperties.ts";
import { refuseToRead } from "./readRefusals.ts";
import { readStrings } from "./readStrings.ts";
import { readDateStyles } from "./readStyles.ts";
import { readTableSheet } from "./readTableSheet.ts";
import { readTables, refuseClashes, type TableDescription } from "./readTables.ts";
import { readWorkbookPart, type Sheet, type WorkbookPart } from "./readWorkbookPart.ts";
import { newAllowance } from "./tableContent.ts";
import { lostTables, workbookFindings } from "./workbookFindings.ts";

/** What a workbook holds, of all that Twintrack asks of one. */
export interface ReadWorkbook {
  /** Every Excel table by its name, its totals row left out. */
  readonly grids: Grids;
  /** In the order of their tabs. */
  readonly sheets: readonly Pick<Sheet, "name" | "hidden" | "part">[];
  /** What the officer should hear of, though the workbook was read. */
  readonly findings: readonly Finding[];
  /** Custom document properties by name, as text. */
  readonly properties: ReadonlyMap<string, string>;
  /** What defined names stand for, as written; a name of one sheet is "Sheet!Name". */
  readonly names: ReadonlyMap<string, string>;
}

/**
 * Reads a workbook of any origin (.xlsx, .xlsm, .xltx, .xltm): its tables, and what is said about them. Only the parts
 * needed are unpacked; nothing outside the file is fetched and nothing in it is run. A table whose headings are
 * switched off has its columns' names for headings, and its corner in the row above it.
 *
 * @throws a refusal with a code of {@link readRefusals} and a sentence that says what the file really is, or where it
 *   is damaged, and what to do
 */
export function readWorkbook(bytes: Uint8Array): ReadWorkbook {
  const opened = openPackage(bytes);
  const workbook = readWorkbookPart(opened);
  const withTables = workbook.sheets
    .filter(({ kind }) => kind === "worksheet")
    .map((sheet) => ({ sheet, tables: readTables(opened, sheet) }))
    .filter(({ tables }) => tables.length > 0);
  const all = withTables.flatMap(({ tables }) => tables);
  refuseClashes(all);
  refuseTooManyRows(all);
  const shared = all.length > 0 ? readShared(opened, workbook) : { strings: [], dateStyles: undefined };
  const allowance = newAllowance();
  const read = withTables.map(({ sheet, tables }) => {
    const part = opened.part(sheet.part) ?? new Uint8Array(0);
    return readTableSheet(part, { sheet: sheet.name, ...shared }, tables, allowance);
  });
  const filled = read.flatMap(({ tables }) => tables);
  const hasFormulas = filled.some(({ content }) => content.formulas.some(({ count }) => count > 0));
  return {
    grids: new Map(filled.map(({ table, content }) => [table.name, gridFromTable(table, content)])),
    sheets: workbook.sheets.map(({ name, hidden, part }) => ({ name, hidden, part })),
    findings: [
      ...workbookFindings(opened, workbook, hasFormulas),
      ...lostTables(opened, new Set(all.map(({ part }) => part.toLowerCase()))),
      ...read.flatMap(({ findings }) => findings),
    ],
    properties: readProperties(opened),
    names: workbook.names,
  };
}

/** The texts and styles that all sheets share. */
function readShared(opened: Package, { from1904 }: WorkbookPart) {
  const strings = sharedPart(opened, "sharedStrings");
  const styles = from1904 ? sharedPart(opened, "styles") : undefined;
  if (from1904 && styles === undefined)
    throw refuseToRead(
      "NO-STYLES",
      "This workbook counts its dates from 1904 and its styles are missing, so that dates cannot be told from " +
        "numbers. Open it in Excel, look it over and save it again.",
    );
  return { strings: strings ? readStrings(strings) : [], dateStyles: styles && readDateStyles(styles) };
}

function sharedPart(opened: Package, kind: string): Uint8Array | undefined {
  const pointer = [...opened.relationships(opened.workbookPart).values()].find((each) => each.kind === kind);
  return pointer && opened.part(pointer.target);
}

function refuseTooManyRows(tables: readonly TableDescription[]): void {
  const rows = tables.reduce((sum, { top, bottom }) => sum + bottom - top + 1, 0);
  if (rows > limits.tableRows)
    throw refuseToRead(
      "TOO-MANY-CELLS",
      `The tables of this workbook have ${rows} rows; the most that is read is ${limits.tableRows}. ` +
        "Make their ranges smaller.",
    );
}
