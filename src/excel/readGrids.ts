import type { Cell, Grid, Grids } from "../workbook/grid.ts";
import { failure } from "./failure.ts";
import { inExcel } from "./session.ts";

/**
 * Reads tables by name, in one trip: the same grids as a file reader gives for the same workbook. A table that is not
 * there is left out.
 *
 * @throws a Failure where Excel does not give the cells of a table because there are too many
 */
export const readGrids = (names: readonly string[]): Promise<Grids> =>
  inExcel(async (context) => {
    const grids = askForGrids(context, names);
    await context.sync();
    return grids();
  });

/** Asks for tables on the next trip; what it gives back, called after that trip, is {@link readGrids}' answer. */
export function askForGrids(context: Excel.RequestContext, names: readonly string[]): () => Grids {
  const asked = names.map((name) => {
    const table = context.workbook.tables.getItemOrNullObject(name);
    return {
      table: table.load("name"),
      sheet: table.worksheet.load("name"),
      header: table.getHeaderRowRange().load("values, rowIndex, columnIndex"),
      body: table.getDataBodyRange().load("values"),
    };
  });
  return () => new Map(asked.filter(({ table }) => !table.isNullObject).map(gridFrom));
}

interface Asked {
  readonly table: Excel.Table;
  readonly sheet: Excel.Worksheet;
  readonly header: Excel.Range;
  readonly body: Excel.Range;
}

function gridFrom({ table, sheet, header, body }: Asked): [string, Grid] {
  refuseIfTooLarge(table.name, body);
  return [
    table.name,
    {
      headers: (header.values[0] ?? []).map(String),
      rows: body.values.map((row) => row.map(cellFrom)),
      corner: { sheet: sheet.name, row: header.rowIndex + 1, column: header.columnIndex + 1 },
    },
  ];
}

/** What Excel gives for a cell, as a grid has it: "" is an empty cell. */
export const cellFrom = (value: unknown): Cell => (value === "" ? null : (value as Cell));

/** Of a range with too many cells Excel gives no values at all, which is not the same as empty ones. */
export function refuseIfTooLarge(table: string, range: Excel.Range): void {
  // The types do not say that it may be null; the documentation does.
  if ((range.values as unknown) === null)
    throw failure(
      "TABLE-TOO-LARGE",
      `The table ${table} has more cells than Excel gives at once. Delete its blank rows, then try again.`,
    );
}
