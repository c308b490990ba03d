import type { Cell, Grid } from "../../workbook/grid.ts";
import type { TableDescription } from "./readTables.ts";
import type { TableContent } from "./tableContent.ts";

/**
 * The grid of a table: its headings as they read on the sheet, and its body without the totals row. Rows that hold
 * nothing share one blank row, so that a table drawn over a whole sheet costs no more than what is in it.
 */
export function gridFromTable(table: TableDescription, { rows }: TableContent): Grid {
  const blank: readonly Cell[] = Object.freeze(table.columns.map(() => null));
  const body = rows.slice(table.headerRows, rows.length - table.totalsRows);
  return {
    headers: headings(table, rows[0]),
    rows: body.map((row) => row ?? blank),
    corner: { sheet: table.sheet, row: table.top + table.headerRows - 1, column: table.left },
  };
}

function headings(
  { columns, headerRows }: TableDescription,
  first: readonly Cell[] | undefined,
): readonly string[] {
  return columns.map(({ name }, i) => {
    const shown = headerRows === 0 ? null : (first?.[i] ?? null);
    return shown === null || shown === "" ? name : String(shown);
  });
}
