import type { CellContext } from "./cellValue.ts";
import type { Finding } from "./findings.ts";
import { mergeFindings } from "./mergeFindings.ts";
import { refuseToRead } from "./readRefusals.ts";
import { readSheet } from "./readSheet.ts";
import type { TableDescription } from "./readTables.ts";
import { type Allowance, type TableContent, tableSink } from "./tableContent.ts";
import { farFindings, tableFindings } from "./tableFindings.ts";

/** The tables of one sheet, each with what it holds. */
export interface TableSheet {
  readonly tables: readonly { readonly table: TableDescription; readonly content: TableContent }[];
  readonly findings: readonly Finding[];
}

/**
 * Reads the tables of one sheet part.
 *
 * @param tables that the sheet points to; those it does not also list are no tables to Excel, and are left out
 * @param allowance what may still be read of the workbook; taken from
 * @throws a refusal where the sheet is damaged, or lists a table that is not there
 */
export function readTableSheet(
  part: Uint8Array,
  context: CellContext,
  tables: readonly TableDescription[],
  allowance: Allowance,
): TableSheet {
  const { cells, places } = allowance;
  const before = { cells: cells.left, places: places.left };
  const { outline, sink } = readSheet(part, context.sheet, () => {
    // A sheet begun by the scan and read again by the parser is counted once.
    cells.left = before.cells;
    places.left = before.places;
    return tableSink(tables, context, allowance);
  });
  if (outline.tableIds.some((id) => !tables.some((table) => table.id === id)))
    throw refuseToRead(
      "MISSING-PART",
      `A table of the sheet ${context.sheet} is missing from this workbook. Open it in Excel and save it again.`,
    );
  const read = tables.flatMap((table, i) => {
    const content = sink.tables[i];
    return content !== undefined && outline.tableIds.includes(table.id) ? [{ table, content }] : [];
  });
  const findings = [
    ...read.flatMap(({ table, content }) => tableFindings(table, content)),
    ...mergeFindings(outline.merges, read, context.sheet),
    ...farFindings(tables, sink.outside, context.sheet),
  ];
  return { tables: read, findings };
}
