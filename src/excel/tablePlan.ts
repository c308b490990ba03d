import type { Cell, Grid } from "../workbook/grid.ts";
import { failure } from "./failure.ts";
import type { Formula, SnapshotColumn, TableSnapshot } from "./snapshot.ts";

/** How one table is to be written. */
export interface TablePlan {
  readonly before: TableSnapshot;
  /** What each cell of the body will hold, column for column as the table has them; null for a column left alone. */
  readonly columns: readonly (readonly (Cell | Formula)[] | null)[];
  /** How many rows the body will have; one, and blank, where there is nothing to write. */
  readonly rows: number;
}

/**
 * Plans the writing of a grid into its table.
 *
 * @param before the table as it stands; taken for this very grid
 * @throws a Failure where the sheet is protected, or something stands where the table must grow
 */
export const planGrid = (before: TableSnapshot, grid: Grid): TablePlan =>
  planned(before, Math.max(grid.rows.length, 1), ({ inGrid }) =>
    inGrid < 0 ? null : (row) => grid.rows[row]?.[inGrid] ?? null,
  );

/**
 * Plans to put a table back as it was.
 *
 * @param now the table as it stands
 * @param then as it was when the snapshot was taken
 */
export const planRestoring = (now: TableSnapshot, then: TableSnapshot): TablePlan =>
  planned(now, then.rows.length, ({ inGrid }) => {
    const column = then.columns.findIndex((each) => each.inGrid === inGrid);
    return inGrid < 0 ? null : (row) => then.rows[row]?.[column] ?? null;
  });

type Fill = (row: number) => Cell | Formula;

function planned(
  before: TableSnapshot,
  rows: number,
  fillOf: (column: SnapshotColumn) => Fill | null,
): TablePlan {
  const { table, corner, isProtected, inTheWay } = before;
  if (isProtected)
    throw failure(
      "SHEET-PROTECTED",
      `Unprotect the sheet ${corner.sheet} (Review, Unprotect sheet), then try again.`,
    );
  if (inTheWay !== null && inTheWay <= corner.row + rows)
    throw failure(
      "NO-ROOM",
      `The table ${table} needs row ${inTheWay} of ${corner.sheet}. Move what stands there further down, then try again.`,
    );
  const columns = before.columns.map((column) => {
    const fill = column.formula === null ? fillOf(column) : () => ({ formula: column.formula ?? "" });
    return fill && Array.from({ length: rows }, (_, row) => fill(row));
  });
  return { before, columns, rows };
}
