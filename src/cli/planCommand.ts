import { basename, dirname, extname, join } from "node:path";
import type { Checked } from "../appraise/check.ts";
import { leftOutOf } from "../appraise/choiceRows.ts";
import { surenessOf, whyFor } from "../appraise/explain.ts";
import { limitsThatAre } from "../appraise/limits.ts";
import type { Plan } from "../appraise/plan.ts";
import type { ProjectFigures } from "../appraise/projects.ts";
import { missingSheets } from "../appraise/results.ts";
import { riskGridsOf } from "../appraise/riskGrids.ts";
import { countOf, inFrequency, inPounds } from "../appraise/say.ts";
import { sensitivityOf } from "../appraise/sensitivity.ts";
import { yearlyRows } from "../appraise/yearlyRows.ts";
import { type Appraisal, appraise } from "../appraise.ts";
import { saveAtomically } from "../file/disk/saveAtomically.ts";
import { writeTables } from "../file/write/writeTables.ts";
import { type Day, sumPence } from "../units.ts";
import { addressOf, inOnePiece } from "../workbook/address.ts";
import type { Grids } from "../workbook/grid.ts";
import { reportOf } from "./checkCommand.ts";
import { openWorkbook } from "./openWorkbook.ts";
import { type Output, printedTable } from "./printing.ts";

/** How to plan from the command line. */
export interface PlanChoices {
  readonly output?: string;
  readonly json?: boolean;
  readonly force?: boolean;
  readonly draws?: number;
  readonly day: Day;
  readonly now: Date;
}

/**
 * Plans a workbook: prints the portfolio and writes a copy with the result sheets filled. With `json` and no output
 * nothing is written, nor where no portfolio can be chosen.
 * Gives the exit code: 0 planned, 1 planned or not with something to put right.
 */
export async function runPlan(
  path: string,
  choices: PlanChoices,
  { answer, progress }: Output,
): Promise<number> {
  progress(`Reading ${path}`);
  const opened = await openWorkbook(path);
  const { grids } = opened.read;
  progress("Choosing the portfolio");
  const appraisal = appraise(grids, {
    day: choices.day,
    ...(choices.draws === undefined ? {} : { draws: choices.draws }),
  });
  const report = reportOf(opened, appraisal.checked);
  const wanted = choices.output ?? (choices.json ? undefined : plannedName(path));
  const target = appraisal.plan === null ? undefined : wanted;
  const missing = target === undefined ? [] : missingSheets(appraisal.results, grids);
  if (target !== undefined) {
    progress(`Writing ${target}`);
    const written = writeTables(opened.bytes, resultsFor(appraisal.results, grids));
    const { backup } = saveAtomically(target, written, {
      force: choices.force ?? false,
      inputs: [path],
      now: choices.now,
    });
    if (backup !== undefined) progress(`The earlier file was kept as ${backup}`);
  }
  if (choices.json)
    answer(JSON.stringify({ ...report, ...planFacts(appraisal), written: target ?? null, missing }, null, 2));
  else for (const line of planLines(appraisal, grids, target)) answer(line);
  for (const sentence of choices.json ? [] : missing) answer(sentence);
  return report.issues.length > 0 || missing.length > 0 ? 1 : 0;
}

/** The name of the copy, beside the workbook: `Bins.xlsx` → `Bins (planned).xlsx`. */
export const plannedName = (path: string): string =>
  join(dirname(path), `${basename(path, extname(path))} (planned)${extname(path)}`);

/** The result tables that the workbook has a place for. */
const resultsFor = (results: Grids, grids: Grids): Grids =>
  new Map([...results].filter(([name]) => grids.has(name)));

function planLines(appraisal: Appraisal, grids: Grids, target: string | undefined): string[] {
  const { plan, checked } = appraisal;
  if (plan === null)
    return [
      "No portfolio was chosen. Every figure rests on these, so put them right first:",
      ...checked.obstacles.map((each) => `  ${inOnePiece(addressOf(each, grids))}  ${each.message}`),
      "No file was written.",
    ];
  const rows = plan.figures.projects.map((project) => ({
    project,
    decision: plan.decisions.get(project.ref) ?? "Blocked",
  }));
  const ordered = ["Fund", "Hold", "Blocked"].flatMap((decision) =>
    rows.filter((row) => row.decision === decision).sort((a, b) => a.project.rank - b.project.rank),
  );
  const inFull = ({ ref }: ProjectFigures, figure: string) => (checked.notReady.has(ref) ? "" : figure);
  return [
    `${plan.settings.council}: what to fund`,
    "",
    ...printedTable(
      [
        { title: "", width: 7 },
        { title: "Rank", width: 4, isFigure: true },
        { title: "Project", width: 30 },
        { title: "Cash today", width: 11, isFigure: true },
        { title: "Value", width: 11, isFigure: true },
        { title: "Sure", width: 6, isFigure: true },
        { title: "Reason", width: 70 },
      ],
      ordered.map(({ project, decision }) => [
        decision,
        inFull(project, String(project.rank)),
        `${project.ref} ${project.facts.project.project}`,
        inFull(project, inPounds(Math.round(project.cash / 100) * 100)),
        inFull(project, inPounds(Math.round(project.value / 100) * 100)),
        sureOf(project, plan),
        whyFor(project, { plan, checked, grids }),
      ]),
    ),
    "",
    ...summaryLines(plan),
    ...leftOut(checked),
    ...(checked.issues.length > 0
      ? [
          `${countOf(checked.issues.length, "thing")} to put right; see the Checks sheet, or run: twintrack check`,
        ]
      : []),
    ...(target === undefined ? [] : [`The workbook is ${target}`]),
  ];
}

/** What the figures leave out until it is put right. */
const leftOut = (checked: Checked): string[] => {
  const said = leftOutOf(checked);
  return said === null ? [] : [said];
};

const sureOf = (project: ProjectFigures, plan: Plan): string => {
  const index = surenessOf(project, plan);
  return index === null ? "" : inFrequency(index);
};

function summaryLines({ chosen, selection, rules }: Plan): string[] {
  if (selection.status === "infeasible") return ["No set of projects keeps every rule at once."];
  if (selection.status === "unknown") return ["Stopped before any set of projects was found."];
  const value = sumPence(chosen.map((project) => project.value));
  const cash = sumPence(chosen.flatMap(({ cashByYear }) => cashByYear));
  const budget = sumPence(limitsThatAre("cash", rules).map(({ amount }) => amount));
  const proof =
    selection.status === "optimal"
      ? "Proved: no other set that keeps every rule is worth more."
      : "Stopped before it was proved best.";
  return [
    `${countOf(chosen.length, "project")} funded, worth ${inPounds(value)} in today’s money. They spend ${inPounds(cash)} in cash over the years, of a budget of ${inPounds(budget)}. ${proof}`,
  ];
}

/**
 * The plan as `plan --json` gives it: amounts in pence, years as lists. A project that is not ready has no figures, as
 * any of them would leave something out.
 */
function planFacts({ plan, checked }: Appraisal) {
  if (plan === null) return { portfolio: null };
  return {
    council: plan.settings.council,
    selection: plan.selection,
    projects: plan.figures.projects.map((project) => {
      const ready = !checked.notReady.has(project.ref);
      const figure = <T>(value: T): T | null => (ready ? value : null);
      return {
        ref: project.ref,
        project: project.facts.project.project,
        decision: plan.decisions.get(project.ref),
        rank: figure(project.rank),
        value: figure(project.value),
        npv: figure(project.npv),
        cost: figure(project.cost),
        cash: figure(project.cash),
        benefit: figure(project.benefit),
        expectedLoss: figure(project.loss),
        ratio: figure(project.ratio),
        payback: figure(project.payback),
        points: figure(project.points),
        cashByYear: figure(project.cashByYear),
        costByYear: figure(project.costByYear),
        benefitByYear: figure(project.benefitByYear),
        dominatedBy: figure(project.dominatedBy),
        daysByYear: figure(project.daysByYear.map((hundredths) => hundredths / 100)),
        ready,
        sensitivity: figure(sensitivityOf(project, checked.facts, plan.figures)),
      };
    }),
    years: yearlyRows(plan),
    riskGrids: riskGridsOf(checked.facts.entries.risks),
    alternatives: plan.alternatives,
    flips: [...plan.flips.values()],
    sure: plan.sure,
    spread: plan.spread,
  };
}
