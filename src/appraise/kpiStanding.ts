import type { Cell, Grid } from "../workbook/grid.ts";
import { kpis, PERIODS } from "../workbook/sheets/kpis.ts";

/**
 * The KPI rows with what their formulas will say of the actuals typed in them, so that a viewer that does not calculate
 * shows it too.
 *
 * @param grid with every column of the table, the officer's actuals in place
 */
export function withStanding(grid: Grid): Grid {
  const at = (key: keyof typeof kpis.columns) => grid.headers.indexOf(kpis.columns[key].title);
  const actuals = PERIODS.map((period) => at(`actual${period}`));
  return {
    ...grid,
    rows: grid.rows.map((row) => {
      const typed = actuals
        .map((column) => row[column])
        .filter((cell): cell is number => typeof cell === "number");
      const latest = typed.at(-1);
      const progress = progressOf(latest, row[at("baseline")], row[at("target")]);
      const cells = new Map<number, Cell>([
        [at("latest"), latest ?? ""],
        [at("progress"), progress ?? ""],
        [at("onTrack"), standingOf(progress)],
      ]);
      return row.map((cell, column) => cells.get(column) ?? cell);
    }),
  };
}

/** How much of the way from baseline to target has been gone; undefined where nothing can be said. */
function progressOf(
  latest: number | undefined,
  baseline: Cell | undefined,
  target: Cell | undefined,
): number | undefined {
  if (
    latest === undefined ||
    typeof baseline !== "number" ||
    typeof target !== "number" ||
    target === baseline
  )
    return undefined;
  return (latest - baseline) / (target - baseline);
}

function standingOf(progress: number | undefined): string {
  if (progress === undefined) return "No figure yet";
  if (progress >= 1) return "Met";
  if (progress > 0) return "On the way";
  return progress === 0 ? "No change yet" : "Going the wrong way";
}
