import { entryTables } from "../../src/workbook/entries.ts";
import type { Cell, Grid, Grids } from "../../src/workbook/grid.ts";
import { entryColumns, type Table } from "../../src/workbook/table.ts";
import { contentOf, here } from "../../templates/sources.ts";

/** A template's content as a whole workbook: a table that the folder leaves out is there with no rows. */
export function wholeWorkbook(folder: "starter" | "example"): Grids {
  const empty = Object.values(entryTables).map((table: Table): [string, Grid] => [
    table.name,
    { headers: entryColumns(table).map(([, { title }]) => title), rows: [] },
  ]);
  return new Map([...empty, ...contentOf(here(folder))]);
}

/** Every text of a table's rows as one string a row. */
export const wordsOf = (grid: Grid | undefined): string[] =>
  (grid?.rows ?? []).map((row) => row.filter((cell: Cell) => typeof cell === "string").join(" "));

/** Whether a text holds a name as words of its own. */
export const names = (text: string, name: string): boolean =>
  new RegExp(
    `(?<![\\p{L}\\p{N}])${name.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")}(?![\\p{L}\\p{N}])`,
    "iu",
  ).test(text);
