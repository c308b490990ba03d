import type { Day } from "../units.ts";
import type { Cell, Grid, Grids, Issue } from "../workbook/grid.ts";
import { actions } from "../workbook/sheets/actions.ts";
import { checks } from "../workbook/sheets/checks.ts";
import { choiceTable } from "../workbook/sheets/choice.ts";
import { frontier } from "../workbook/sheets/frontier.ts";
import { kpis } from "../workbook/sheets/kpis.ts";
import { portfolio } from "../workbook/sheets/portfolio.ts";
import { byChannel, byRole } from "../workbook/sheets/views.ts";
import { type Row, type Table, writeTable } from "../workbook/table.ts";
import { comparable } from "../workbook/words.ts";
import { planActions } from "./actionRows.ts";
import type { Checked } from "./check.ts";
import { checkRows } from "./checkRows.ts";
import { choiceRows } from "./choiceRows.ts";
import { frontierRows } from "./frontierRows.ts";
import { keepTyped } from "./keep.ts";
import { planKpis } from "./kpiRows.ts";
import type { Plan } from "./plan.ts";
import { planFindings } from "./planFindings.ts";
import { portfolioRows } from "./portfolioRows.ts";
import type { ProjectFigures } from "./projects.ts";
import { reconcile } from "./reconcile.ts";
import { stampOf } from "./stamp.ts";
import { consolidate } from "./viewRows.ts";

/**
 * Every result table as it is to be written, the checks with the stamp last. Without a plan only the checks are given,
 * so that an earlier plan stays as it is.
 *
 * @param grids the workbook as read: the officer's own columns on result sheets are kept from it
 */
export function writeResults(checked: Checked, plan: Plan | null, grids: Grids, day: Day): Grids {
  const results = new Map<string, Grid>();
  const markLeft = leaverOf(plan?.chosen ?? []);
  const put = <T extends Table>(of: T, rows: readonly Partial<Row<T>>[]) => {
    const fresh = writeTable(of, rows);
    results.set(of.name, keepTyped(of, fresh, grids.get(of.name), markLeft));
  };
  let shown: readonly Issue[] = [];
  if (plan !== null) {
    const funded = plan.chosen.map(({ facts }) => facts);
    const views = consolidate(checked.facts, plan.figures, new Set(plan.chosen.map(({ ref }) => ref)));
    const planned = planActions(funded, checked.facts, plan.settings);
    shown = planFindings(checked, plan, { byRole: views.byRole, actions: planned });
    put(portfolio, portfolioRows({ plan, checked, grids }));
    put(choiceTable, choiceRows(checked, plan));
    put(frontier, frontierRows(plan));
    put(byRole, views.byRole);
    put(byChannel, views.byChannel);
    put(actions, planned);
    put(kpis, planKpis(funded));
  }
  const { seed = 1, schedule = "" } = checked.workbook.entries.settings;
  const reconciliation = reconcile(checked, grids);
  const stamp = stampOf(grids, { seed, schedule, day });
  put(
    checks,
    checkRows({ ...checked, findings: [...checked.findings, ...shown] }, { reconciliation, stamp, grids }),
  );
  return results;
}

/** A row that carries something typed outlives its use, and says what became of it. */
const leaverOf =
  (chosen: readonly ProjectFigures[]) =>
  (row: Map<string, Cell>): void => {
    const [ref, project] = ["Ref", "Project"].map((title) => comparable(String(row.get(title) ?? "")));
    const isFunded = chosen.some(
      ({ ref: funded, facts }) =>
        ref?.startsWith(`${comparable(funded)}-`) || project === comparable(facts.project.project),
    );
    row.set("Standing", isFunded ? "No longer needed" : "No longer in the portfolio");
  };
