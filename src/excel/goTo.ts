import type { Place } from "../workbook/grid.ts";
import { comparable } from "../workbook/words.ts";
import { failure } from "./failure.ts";
import { inExcel } from "./session.ts";

/**
 * Brings a place of a table to the front and selects its cell, in two trips. A column that is not there leads to the
 * table's headings, a row past its end to its last.
 *
 * @throws a Failure where the table is missing or its sheet hidden
 */
export const goTo = ({ table: name, row, column }: Place): Promise<void> =>
  inExcel(async (context) => {
    const table = context.workbook.tables.getItemOrNullObject(name);
    const sheet = table.worksheet.load("name, visibility");
    const header = table.getHeaderRowRange().load("values");
    const body = table.getDataBodyRange().load("rowCount");
    await context.sync();
    if (table.isNullObject)
      throw failure(
        "TABLE-MISSING",
        `The table ${name} is missing. Put back missing sheets, then try again.`,
      );
    if (sheet.visibility !== "Visible")
      throw failure(
        "SHEET-HIDDEN",
        `The sheet ${sheet.name} is hidden. Unhide it (right-click a tab, Unhide), then try again.`,
      );
    const at = (header.values[0] ?? []).findIndex(
      (heading) => comparable(String(heading)) === comparable(column),
    );
    const target =
      at < 0 || row < 0
        ? header.getCell(0, Math.max(at, 0))
        : body.getCell(Math.min(row, body.rowCount - 1), at);
    target.select();
    await context.sync();
  });
