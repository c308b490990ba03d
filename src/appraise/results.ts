import type { Day } from "../units.ts";
import type { Facts } from "../workbook/facts.ts";
import type { Cell, Grid, Grids, Issue } from "../workbook/grid.ts";
import { actions } from "../workbook/sheets/actions.ts";
import { cases } from "../workbook/sheets/cases.ts";
import { checks } from "../workbook/sheets/checks.ts";
import { choiceTable } from "../workbook/sheets/choice.ts";
import { frontier } from "../workbook/sheets/frontier.ts";
import { kpis } from "../workbook/sheets/kpis.ts";
import { portfolio } from "../workbook/sheets/portfolio.ts";
import { byArea, byChannel, byRole } from "../workbook/sheets/views.ts";
import { yearly } from "../workbook/sheets/yearly.ts";
import { headingPositions, type Row, type Table, writeTable } from "../workbook/table.ts";
import { comparable } from "../workbook/words.ts";
import { planActions } from "./actionRows.ts";
import { caseRows } from "./caseRows.ts";
import type { Checked } from "./check.ts";
import { checkRows } from "./checkRows.ts";
import { choiceRows } from "./choiceRows.ts";
import { deliveredRows } from "./deliveredRows.ts";
import { ownGrades, ownSchedule } from "./figureFindings.ts";
import { frontierRows } from "./frontierRows.ts";
import { keepTyped } from "./keep.ts";
import { planKpis } from "./kpiRows.ts";
import { withStanding } from "./kpiStanding.ts";
import type { Plan } from "./plan.ts";
import { planFindings } from "./planFindings.ts";
import { portfolioRows } from "./portfolioRows.ts";
import type { ProjectFigures } from "./projects.ts";
import { reconcile } from "./reconcile.ts";
import { type Stamp, type StampedWith, stampOf } from "./stamp.ts";
import { consolidate } from "./viewRows.ts";
import { yearlyRows } from "./yearlyRows.ts";

const resultTables: readonly Table[] = [
  portfolio,
  cases,
  choiceTable,
  yearly,
  frontier,
  byArea,
  byRole,
  byChannel,
  actions,
  kpis,
  checks,
];

/**
 * Every result table as it is to be written, the checks with the stamp last. Without a plan only the checks are given,
 * so that an earlier plan stays as it is.
 *
 * @param grids the workbook as read: the officer's own columns on result sheets are kept from it
 */
export function writeResults(checked: Checked, plan: Plan | null, grids: Grids, day: Day): Grids {
  const results = new Map<string, Grid>();
  const markLeft = leaverOf(plan?.chosen ?? []);
  const gridOf = <T extends Table>(of: T, rows: readonly Partial<Row<T>>[]): Grid =>
    keepTyped(of, writeTable(of, rows), grids.get(of.name), markLeft);
  const put = <T extends Table>(of: T, rows: readonly Partial<Row<T>>[]) =>
    results.set(of.name, gridOf(of, rows));
  let shown: readonly Issue[] = [];
  if (plan !== null) {
    const funded = plan.chosen.map(({ facts }) => facts);
    const views = consolidate(checked.facts, plan.figures, new Set(plan.chosen.map(({ ref }) => ref)));
    const planned = planActions(funded, checked.facts, plan.settings);
    shown = planFindings(checked, plan, { byRole: views.byRole, actions: planned });
    put(portfolio, portfolioRows({ plan, checked, grids }));
    put(cases, caseRows({ plan, checked, grids }));
    const followed = withStanding(gridOf(kpis, planKpis(funded)));
    put(choiceTable, [...choiceRows(checked, plan), ...deliveredRows(followed, checked.facts)]);
    put(yearly, yearlyRows(plan));
    put(frontier, frontierRows(plan));
    put(byArea, views.byArea);
    put(byRole, views.byRole);
    put(byChannel, views.byChannel);
    put(actions, planned);
    results.set(kpis.name, followed);
  }
  const { seed = 1, schedule = "" } = checked.workbook.entries.settings;
  const reconciliation = reconcile(checked, grids);
  const draws = plan?.spread?.draws ?? 0;
  const stamp =
    plan === null
      ? stampBefore(grids)
      : stampOf(grids, { seed, draws, schedule, day, isOwn: ownFigures(checked.facts) });
  const notes = plan === null ? [NO_PLAN] : missingSheets(results, grids);
  put(
    checks,
    checkRows(
      { ...checked, findings: [...checked.findings, ...shown] },
      { reconciliation, stamp, notes, grids },
    ),
  );
  return results;
}

/** Whether the council has changed the rates or the grades of the editions that a plan names. */
const ownFigures = (facts: Facts): StampedWith["isOwn"] => ({
  schedule: ownSchedule(facts).length > 0,
  grades: ownGrades(facts).length > 0,
});

/** Beside an earlier plan, which stays on the sheets with its own stamp. */
const NO_PLAN =
  "No portfolio was chosen: settings, or a table that every figure rests on, have to be put right first. The plan on the sheets, if there is one, is of an earlier day.";

/** The stamp of the plan that stands on the sheets, as it was written; empty where there is none. */
function stampBefore(grids: Grids): Stamp {
  const before = grids.get(checks.name);
  if (before === undefined) return [];
  const where = headingPositions(before);
  return before.rows.flatMap((row): Stamp => {
    const [kind, name, value] = [checks.columns.kind, checks.columns.what, checks.columns.detail].map(
      ({ title }) => row[where.get(comparable(title)) ?? -1] ?? null,
    );
    return kind === "Stamp" && name !== null && value !== null ? [[String(name), String(value)]] : [];
  });
}

/** One sentence for each result table that the workbook has no place for. */
export const missingSheets = (results: Grids, grids: Grids): readonly string[] =>
  resultTables
    .filter(({ name }) => results.has(name) && !grids.has(name))
    .map(
      ({ name, sheet }) =>
        `The table ${name} is missing, so the sheet ${sheet} was not written; get a new template or put the sheet back`,
    );

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
