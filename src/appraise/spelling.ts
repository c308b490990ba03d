import { entryTables } from "../workbook/entries.ts";
import type { Grids, Issue } from "../workbook/grid.ts";
import { entryColumns, headingPositions } from "../workbook/table.ts";
import { comparable } from "../workbook/words.ts";

/**
 * Names and choices that we read as they are meant but the sheet's own formulas do not: spaces at an end or doubled,
 * and marks that Excel takes for any letter.
 */
export function spellingFindings(grids: Grids): readonly Issue[] {
  return Object.values(entryTables).flatMap((table) => {
    const grid = grids.get(table.name);
    if (grid === undefined) return [];
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
  });
}

/** What a formula would misread in a text; null where nothing. */
function misread(text: string, isName: boolean): string | null {
  if (text !== text.trim() || / {2,}|\p{Cf}/u.test(text))
    return `“${text.trim()}” has spaces too many or marks that cannot be seen; the sheet's formulas do not look past them, so type it again`;
  if (isName && /[?*~]/.test(text))
    return `The sheet's formulas take ${/[?*~]/.exec(text)?.[0]} for any letters; leave it out of the name`;
  return null;
}
