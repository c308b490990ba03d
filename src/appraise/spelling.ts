import { entryTables } from "../workbook/entries.ts";
import type { Grid, Grids, Issue } from "../workbook/grid.ts";
import { oncePer } from "../workbook/once.ts";
import { entryColumns, headingPositions, type Table } from "../workbook/table.ts";
import { comparable } from "../workbook/words.ts";

/**
 * Names and choices that we read as they are meant but the sheet's own formulas do not: spaces at an end or doubled,
 * and marks that Excel takes for any letter.
 */
export const spellingFindings = (grids: Grids): readonly Issue[] =>
  inEachTable.flatMap(([name, findingsOf]) => {
    const grid = grids.get(name);
    return grid === undefined ? [] : findingsOf(grid);
  });

/** Each table that officers fill in; one that stays as it is, is looked through once. */
const inEachTable = Object.values(entryTables).map(
  (table: Table) => [table.name, oncePer((grid: Grid) => findingsIn(table, grid))] as const,
);

function findingsIn(table: Table, grid: Grid): readonly Issue[] {
  const where = headingPositions(grid);
  const columns = entryColumns(table).flatMap(([key, column]) => {
    const names = key === table.key || key === table.label;
    const at = where.get(comparable(column.title));
    const matters = names || column.names !== null || column.accepts?.kind === "list";
    return matters && at !== undefined ? [{ title: column.title, at, names }] : [];
  });
  return grid.rows.flatMap((cells, row) =>
    columns.flatMap(({ title, at, names }): Issue[] => {
      const cell = cells[at];
      const what = typeof cell === "string" ? misread(cell, names) : null;
      return what === null ? [] : [{ table: table.name, row, column: title, message: what }];
    }),
  );
}

/** What a formula would misread in a text; null where nothing. */
function misread(text: string, isName: boolean): string | null {
  if (text !== text.trim() || / {2,}|\p{Cf}/u.test(text))
    return `“${text.trim()}” has spaces too many or marks that cannot be seen; the sheet's formulas do not look past them, so type it again`;
  if (isName && /[?*~]/.test(text))
    return `The sheet's formulas take ${/[?*~]/.exec(text)?.[0]} for any letters; leave it out of the name`;
  return null;
}
