import type { CellMap, PlannedCell, PlannedTable } from "./plan.ts";

/** A small table that never grows, one of several on a sheet. */
export interface SmallTable {
  /** The Excel table's name. */
  readonly name: string;
  /** The line above it. */
  readonly heading: string;
  readonly columns: readonly string[];
  /** A text stands for a plain cell. */
  readonly rows: readonly (readonly (string | PlannedCell)[])[];
}

/**
 * Puts small tables on a sheet, one below the other, each under its heading.
 *
 * @param from the row of the first heading
 * @returns the Excel tables as they stand
 */
export function stackTables(
  put: CellMap["put"],
  tables: readonly SmallTable[],
  { sheet, from }: { readonly sheet: string; readonly from: number },
): readonly PlannedTable[] {
  let row = from;
  return tables.map(({ name, heading, columns, rows }) => {
    put(row, 1, { value: heading, look: "section" });
    const top = row + 1;
    columns.forEach((title, at) => {
      put(top, at + 1, { value: title, look: "headingShown" });
    });
    rows.forEach((cells, down) => {
      cells.forEach((cell, at) => {
        put(top + 1 + down, at + 1, typeof cell === "string" ? plain(cell, at) : cell);
      });
    });
    const area = { left: 1, top, right: columns.length, bottom: top + rows.length };
    row = area.bottom + 1;
    return { name, sheet, area, columns, formulas: new Map() };
  });
}

const plain = (value: string, at: number): PlannedCell => ({ value, look: at === 0 ? "saidStrong" : "said" });
