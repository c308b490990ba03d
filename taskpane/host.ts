import type { Snapshot } from "../src/excel/snapshot.ts";
import type { Cell, Grids, Place } from "../src/workbook/grid.ts";

/** One cell of a table and what is to stand in it. */
export interface CellToWrite extends Place {
  readonly value: Cell;
}

/** What the pane asks of the workbook beside it; Excel answers through `src/excel`, a test through its own grids. */
export interface Host {
  readonly readGrids: (names: readonly string[]) => Promise<Grids>;
  /** Refuses where what was typed is no longer as it was in `since`. */
  readonly takeSnapshot: (grids: Grids, since?: Grids) => Promise<Snapshot>;
  readonly writeGrids: (grids: Grids, before: Snapshot) => Promise<void>;
  /** Refuses where what was typed is no longer as it was in `since`. */
  readonly restoreSnapshot: (snapshot: Snapshot, since?: Grids) => Promise<void>;
  /** Writes single cells of entry tables and touches nothing else. */
  readonly writeCells: (cells: readonly CellToWrite[]) => Promise<void>;
  readonly goTo: (place: Place) => Promise<void>;
  readonly watch: (lookAgain: () => void) => Promise<() => Promise<void>>;
  readonly startNewPlanner: (base64: string) => Promise<void>;
  readonly putBackSheets: (base64: string, names: readonly string[]) => Promise<readonly string[]>;
}
