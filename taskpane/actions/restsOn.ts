import type { Grids } from "../../src/workbook/grid.ts";
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
