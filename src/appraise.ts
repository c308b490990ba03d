import { type Checked, checkWorkbook } from "./appraise/check.ts";
import { type Plan, type PlanOptions, planPortfolio } from "./appraise/plan.ts";
import { writeResults } from "./appraise/results.ts";
import { toEnd } from "./engine/robustness.ts";
import type { Day } from "./units.ts";
import type { Grids } from "./workbook/grid.ts";

/** What became of a workbook: what was found, the portfolio if one could be chosen, and the tables to write. */
export interface Appraisal {
  readonly checked: Checked;
  readonly plan: Plan | null;
  readonly results: Grids;
}

/**
 * The whole flow: cells in, result cells out. Nothing is read or written here; the same grids, day and options give the
 * same results on every machine.
 */
export function appraise(grids: Grids, { day, ...options }: PlanOptions & { readonly day: Day }): Appraisal {
  const checked = checkWorkbook(grids, day);
  const plan = toEnd(planPortfolio(checked, options));
  return { checked, plan, results: writeResults(checked, plan, grids, day) };
}
