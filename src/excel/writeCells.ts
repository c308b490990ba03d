import { type Cell, columnLetters, type Place } from "../workbook/grid.ts";
import { comparable } from "../workbook/words.ts";
import { failure } from "./failure.ts";
import { inExcel } from "./session.ts";
import { isHeld, spelt } from "./spelling.ts";

/** One cell of a table and what is to stand in it. */
export interface CellToWrite extends Place {
  readonly value: Cell;
}

/**
 * Writes single cells of tables and touches nothing else, in two trips: a look at where they are, then the cells,
 * which are read back.
 *
 * @throws a Failure, before anything is written, where a table, column or row is missing; and where a cell does not
 *   hold what it was given
 */
export const writeCells = (cells: readonly CellToWrite[]): Promise<void> =>
  inExcel(async (context) => {
    const looked = cells.map((cell) => lookAt(context, cell));
    await context.sync();
    const written = looked.map(placed).map(({ range, given, ...rest }) => {
      range.values = [[given]];
      return { ...rest, range: range.load("values, formulas") };
    });
    await context.sync();
    const amiss = written.find(
      ({ value, range }) => !isHeld(value, range.values[0]?.[0], range.formulas[0]?.[0]),
    );
    if (amiss !== undefined)
      throw failure(
        "NOT-AS-WRITTEN",
        `Excel made something else of what was written to ${amiss.where}. Type it there by hand.`,
      );
  });

function lookAt(context: Excel.RequestContext, cell: CellToWrite) {
  const table = context.workbook.tables.getItemOrNullObject(cell.table);
  const body = table.getDataBodyRange();
  return {
    cell,
    table: table.load("name"),
    sheet: table.worksheet.load("name"),
    header: table.getHeaderRowRange().load("values, rowIndex, columnIndex"),
    body: body.load("rowCount"),
    row: body.getRow(Math.max(cell.row, 0)).load("numberFormat"),
  };
}

function placed({ cell, table, sheet, header, body, row }: ReturnType<typeof lookAt>) {
  if (table.isNullObject)
    throw failure(
      "TABLE-MISSING",
      `The table ${cell.table} is missing. Put back missing sheets, then try again.`,
    );
  const column = (header.values[0] ?? []).findIndex(
    (heading) => comparable(String(heading)) === comparable(cell.column),
  );
  if (column < 0 || cell.row < 0 || cell.row >= body.rowCount)
    throw failure(
      "COLUMN-MISSING",
      `The table ${cell.table} has no column “${cell.column}” in row ${cell.row + 1}. Put it back, then try again.`,
    );
  const address = `${columnLetters(header.columnIndex + column + 1)}${header.rowIndex + cell.row + 2}`;
  return {
    value: cell.value,
    range: body.getCell(cell.row, column),
    given: spelt(cell.value, String(row.numberFormat[0]?.[column] ?? "General")),
    where: `${address} on ${sheet.name}`,
  };
}
