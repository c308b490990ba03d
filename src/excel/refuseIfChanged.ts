import { columnLetters, type Grids, type Place } from "../workbook/grid.ts";
import { failure } from "./failure.ts";
import { firstDifference } from "./firstDifference.ts";

/**
 * Makes sure that a workbook still holds what a plan was worked out from.
 *
 * @param since what was read then: only its tables and columns are looked at
 * @param now what the workbook holds, each table with its corner
 * @throws a Failure CHANGED-MEANWHILE that names the table and the cell, "6 Costs!G14"
 */
export function refuseIfChanged(since: Grids, now: Grids): void {
  const place = firstDifference(since, now);
  if (place === undefined) return;
  throw failure(
    "CHANGED-MEANWHILE",
    `${whatChanged(place, now)} while the plan was worked out, so nothing was written. Write the plan again.`,
  );
}

function whatChanged({ table, row, column }: Place, now: Grids): string {
  const grid = now.get(table);
  const { corner } = grid ?? {};
  if (grid === undefined || corner === undefined) return `The table ${table} was renamed or deleted`;
  if (row < 0) return `The rows or headings of the table ${table} on ${corner.sheet} changed`;
  const cell = `${columnLetters(corner.column + grid.headers.indexOf(column))}${corner.row + 1 + row}`;
  return `${corner.sheet}!${cell} (${column} in the table ${table}) changed`;
}
