import { columnLetters, type Grids, type Place } from "../workbook/grid.ts";
import { failure } from "./failure.ts";
import { firstDifference } from "./firstDifference.ts";

/**
 * Makes sure that a workbook still holds what it held before.
 *
 * @param since what was read then: only its tables and columns are looked at
 * @param now what the workbook holds, each table with its corner
 * @param consequence the rest of the sentence "6 Costs!G14 (Year 0 in the table Costs) changed …": when, what was left
 *   undone for it and what to do
 * @throws a Failure CHANGED-MEANWHILE that names the table and the cell
 */
export function refuseIfChanged(since: Grids, now: Grids, consequence: string): void {
  const place = firstDifference(since, now);
  if (place !== undefined) throw failure("CHANGED-MEANWHILE", `${whatChanged(place, now)} ${consequence}`);
}

function whatChanged({ table, row, column }: Place, now: Grids): string {
  const grid = now.get(table);
  const { corner } = grid ?? {};
  if (grid === undefined || corner === undefined) return `The table ${table} was renamed or deleted`;
  if (row < 0) return `The rows or headings of the table ${table} on ${corner.sheet} changed`;
  const cell = `${columnLetters(corner.column + grid.headers.indexOf(column))}${corner.row + 1 + row}`;
  return `${corner.sheet}!${cell} (${column} in the table ${table}) changed`;
}
