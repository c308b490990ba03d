import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { readWorkbook } from "../../../src/file/read/readWorkbook.ts";
import type { Cell, Grids, Place } from "../../../src/workbook/grid.ts";
import { headingPositions } from "../../../src/workbook/table.ts";
import { comparable } from "../../../src/workbook/words.ts";

/** The tables of one of the built workbooks. */
export const tablesOf = (file: string): Grids =>
  readWorkbook(readFileSync(fileURLToPath(new URL(`../../../templates/${file}`, import.meta.url)))).grids;

/** A workbook with some cells typed over. */
export function typedOver(grids: Grids, cells: readonly (Place & { readonly value: Cell })[]): Grids {
  const changed = new Map(grids);
  for (const { table, row, column, value } of cells) {
    const grid = changed.get(table);
    const at = grid === undefined ? undefined : headingPositions(grid).get(comparable(column));
    if (grid === undefined || at === undefined) throw new Error(`there is no ${table}[${column}]`);
    const rows = grid.rows.map((given, r) =>
      r === row ? given.map((cell, c) => (c === at ? value : cell)) : given,
    );
    changed.set(table, { ...grid, rows });
  }
  return changed;
}

/** The worked example, and the same on an afternoon when not everything has gone well. */
export const example = tablesOf("worked-example.xlsx");
export const withSlips = typedOver(example, [
  { table: "Areas", row: 2, column: "Decision", value: "Perhaps" },
  { table: "Objectives", row: 4, column: "Importance", value: 140 },
  { table: "Mapping", row: 7, column: "Tool", value: "Residents forun" },
  { table: "Costs", row: 3, column: "Year 0", value: "12,500" },
  { table: "Costs", row: 8, column: "Kind", value: "Sundries" },
  { table: "Risks", row: 1, column: "Impact", value: null },
]);
