import type { Column } from "../../src/workbook/column.ts";
import type { Grid, Grids } from "../../src/workbook/grid.ts";
import { tables } from "../../src/workbook/index.ts";
import { columnsOf, type Table } from "../../src/workbook/table.ts";
import { comparable } from "../../src/workbook/words.ts";

/**
 * The part of a reading that a plan rests on: what is typed into the tables that are read, and on the result sheets
 * everything that the writing might lose. What formulas show follows from it and is left out.
 *
 * @param results the result tables about to be written
 */
export const restsOn = (grids: Grids, results: Grids): Grids =>
  new Map(
    tables
      .filter(({ name, purpose }) => grids.has(name) && (purpose !== "result" || results.has(name)))
      // A column of the officer's own is read on no entry sheet, and kept on a result sheet.
      .map((of) => [
        of.name,
        columnsWhere(of, grids, (column) =>
          column === undefined ? of.purpose === "result" : column.formula === null,
        ),
      ]),
  );

/**
 * The part of result sheets as they are written that is a person's own: the columns that are kept, and those that the
 * description does not know.
 */
export const typedOn = (results: Grids): Grids =>
  new Map(
    tables
      .filter(({ name }) => results.has(name))
      .map((of): [string, Grid] => [of.name, columnsWhere(of, results, (column) => column?.kept ?? true)])
      .filter(([, { headers }]) => headers.length > 0)
      // A table is never without a row.
      .map(([name, { headers, rows }]) => [
        name,
        { headers, rows: rows.length > 0 ? rows : [headers.map(() => null)] },
      ]),
  );

/** A table with some of its columns, each asked about by what the description says of it, if it knows it. */
function columnsWhere(of: Table, grids: Grids, counts: (column: Column | undefined) => boolean): Grid {
  const { headers = [], rows = [] } = grids.get(of.name) ?? {};
  const known = new Map(columnsOf(of).map(([, column]) => [comparable(column.title), column]));
  const isCounted = headers.map((heading) => counts(known.get(comparable(heading))));
  const counting = <T>(cells: readonly T[]): readonly T[] => cells.filter((_, c) => isCounted[c]);
  return { headers: counting(headers), rows: rows.map(counting) };
}
