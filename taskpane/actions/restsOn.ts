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
      .map((of) => [of.name, withColumns(grids, of)]),
  );

/**
 * The part of result sheets as they are written that is a person's own: the columns that are kept, and those that the
 * description does not know.
 */
export const typedOn = (results: Grids): Grids =>
  new Map(
    tables.flatMap((of): [string, Grid][] => {
      const { headers = [], rows = [] } = results.get(of.name) ?? {};
      const kept = new Map(columnsOf(of).map(([, column]) => [comparable(column.title), column.kept]));
      const own = headers.map((heading) => kept.get(comparable(heading)) ?? true);
      const counting = <T>(cells: readonly T[]): readonly T[] => cells.filter((_, c) => own[c]);
      if (!own.includes(true)) return [];
      // A table is never without a row.
      const written = rows.length > 0 ? rows : [headers.map(() => null)];
      return [[of.name, { headers: counting(headers), rows: written.map(counting) }]];
    }),
  );

function withColumns(grids: Grids, of: Table) {
  const { headers = [], rows = [] } = grids.get(of.name) ?? {};
  const isShown = new Map(
    columnsOf(of).map(([, { title, formula }]) => [comparable(title), formula !== null]),
  );
  // A column of the officer's own is read on no entry sheet, and kept on a result sheet.
  const counts = headers.map((heading) => !(isShown.get(comparable(heading)) ?? of.purpose !== "result"));
  const counting = <T>(cells: readonly T[]): readonly T[] => cells.filter((_, c) => counts[c]);
  return { headers: counting(headers), rows: rows.map(counting) };
}
