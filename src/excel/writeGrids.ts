import type { Grids } from "../workbook/grid.ts";
import { inExcel } from "./session.ts";
import { type Snapshot, takeSnapshot } from "./snapshot.ts";
import { planGrid, planRestoring, type TablePlan } from "./tablePlan.ts";
import { writePlans } from "./writePlans.ts";

/**
 * Replaces the bodies of result tables, in two trips: all but the last and, when they have been read back and hold
 * what they were given, the last, which carries the stamp. A plan whose writing stopped half-way therefore has no
 * stamp of its own. Calculated columns and columns that the grids do not have are left alone; a grid without rows
 * leaves one blank row.
 *
 * @param grids in the order in which they are written; the one with the stamp last
 * @param before taken for these grids
 * @throws a Failure, before anything is written where the cause can be seen beforehand
 */
export const writeGrids = async (grids: Grids, before: Snapshot): Promise<void> =>
  writeInOrder(
    [...grids].map(([name, grid]) => {
      const table = before.get(name);
      if (table === undefined) throw new Error(`no snapshot of ${name}`);
      return planGrid(table, grid);
    }),
  );

/**
 * Puts result tables back as they were when the snapshot was taken, in three trips: a look at what is there now, then
 * the tables, the one with the stamp last.
 *
 * @param since what the tables held once they had been written, where that is known
 * @throws a Failure, as {@link writeGrids} does; CHANGED-MEANWHILE where something was typed over `since`, which would
 *   be lost
 */
export async function restoreSnapshot(snapshot: Snapshot, since?: Grids): Promise<void> {
  const now = await takeSnapshot(gridsOf(snapshot), since, WOULD_BE_LOST);
  return writeInOrder(
    [...snapshot].flatMap(([name, then]) => {
      const table = now.get(name);
      return table === undefined ? [] : [planRestoring(table, then)];
    }),
  );
}

const WOULD_BE_LOST =
  "after the plan was written and would be lost, so nothing was put back. Take that change back first, or keep this plan.";

const writeInOrder = (plans: readonly TablePlan[]): Promise<void> =>
  inExcel(async (context) => {
    await writePlans(context, plans.slice(0, -1));
    await writePlans(context, plans.slice(-1));
  });

/** The shapes of the tables as they were: headings that were written, and as many rows. */
const gridsOf = (snapshot: Snapshot): Grids =>
  new Map(
    [...snapshot].map(([name, { columns, rows }]) => {
      const written = columns.filter(({ inGrid }) => inGrid >= 0).sort((a, b) => a.inGrid - b.inGrid);
      return [name, { headers: written.map(({ heading }) => heading), rows: rows.map(() => []) }];
    }),
  );
