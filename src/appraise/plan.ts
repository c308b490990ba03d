import { type CoreIndex, coreIndex } from "../engine/coreIndex.ts";
import { type Robustness, robustness } from "../engine/robustness.ts";
import { type Flip, flips } from "../engine/selection/flips.ts";
import type { Candidate, Options, Rules, Selection } from "../engine/selection/problem.ts";
import { selectPortfolio } from "../engine/selection/select.ts";
import { type Pence, sumPence } from "../units.ts";
import { blockedBy, type Held } from "../workbook/gates.ts";
import type { Settings } from "../workbook/sheets/settings.ts";
import { type Alternatives, findAlternatives } from "./alternatives.ts";
import type { Checked } from "./check.ts";
import { candidateOf, rulesOf } from "./choose.ts";
import { doubtsOf, drawnProject } from "./draws.ts";
import { figureLines } from "./lines.ts";
import type { Figures, ProjectFigures } from "./projects.ts";

export type Decision = "Fund" | "Hold" | "Blocked";

/** The portfolio and everything it is explained by. */
export interface Plan {
  readonly settings: Settings;
  readonly figures: Figures;
  readonly rules: Rules;
  /** The projects that pass every gate, in the order of stage 5. */
  readonly candidates: readonly Candidate[];
  readonly blocked: ReadonlyMap<string, readonly Held[]>;
  readonly selection: Selection;
  /** The funded projects, best rank first. */
  readonly chosen: readonly ProjectFigures[];
  readonly decisions: ReadonlyMap<string, Decision>;
  readonly alternatives: Alternatives;
  /** What it would take for each candidate to change sides, by its ref. */
  readonly flips: ReadonlyMap<string, Flip>;
  /** Benefits of the funded set with shared baselines claimed by the funded alone. */
  readonly restated: { readonly benefit: Pence };
  /** Present where draws were asked for and there is something to draw. */
  readonly sure: CoreIndex | null;
  readonly spread: Robustness | null;
}

/** How to plan: draws of how sure (the settings' number unless told; 0 leaves it out), and when to stop. */
export interface PlanOptions {
  readonly draws?: number;
  readonly stop?: () => boolean;
}

/**
 * Chooses the portfolio of a checked workbook. Yields the share done, so that a worker may report and stop; null where
 * something that every figure rests on has to be put right first.
 */
export function* planPortfolio(checked: Checked, options: PlanOptions = {}): Generator<number, Plan | null> {
  const { settings, figures, facts, held, notReady } = checked;
  if (settings === null || figures === null) return null;
  const rules = rulesOf(settings);
  const blocked = blockedBy(held);
  const passing = figures.projects.filter(
    ({ ref, facts: { lines } }) => !blocked.has(ref) && !notReady.has(ref) && lines.length > 0,
  );
  const candidates = passing.map(candidateOf);
  const solving = options.stop === undefined ? {} : { stop: options.stop };
  const selection = selectPortfolio(candidates, rules, solving);
  yield 0.05;
  const byRank = [...passing].sort((a, b) => a.rank - b.rank).map(({ ref }) => ref);
  const alternatives = findAlternatives(candidates, rules, { byRank, selection, options: solving });
  yield 0.1;
  const refs = new Set("chosen" in selection ? selection.chosen : []);
  const chosen = figures.projects.filter(({ ref }) => refs.has(ref)).sort((a, b) => a.rank - b.rank);
  const draws = options.draws ?? settings.draws;
  const drawn = passing.map((project) => drawnProject(project, facts));
  const task = { projects: drawn, doubts: doubtsOf(settings, figures), draws, chosen: [...refs] };
  const worthDrawing = draws > 0 && passing.length > 0;
  return {
    settings,
    figures,
    rules,
    candidates,
    blocked,
    selection,
    chosen,
    decisions: new Map(
      figures.projects.map(({ ref }) => [
        ref,
        refs.has(ref) ? "Fund" : candidates.some((each) => each.ref === ref) ? "Hold" : "Blocked",
      ]),
    ),
    alternatives,
    flips: flipsOf(passing, { rules, selection, options: solving }),
    restated: restate(checked, chosen, settings),
    spread: worthDrawing ? yield* within(robustness(task), 0.1, 0.2) : null,
    sure: worthDrawing ? yield* within(coreIndex({ ...task, rules }), 0.2, 1) : null,
  };
}

/** Branches looked at in all before a flip is left unproved: seconds, for hundreds of projects. */
const FLIP_BRANCHES = 600_000;

/** What would flip each project that passes. Its costs are all of them here: work in kind is saved or spent like cash. */
function flipsOf(
  passing: readonly ProjectFigures[],
  of: { readonly rules: Rules; readonly selection: Selection; readonly options: Options },
): ReadonlyMap<string, Flip> {
  const { rules, selection } = of;
  const candidates = passing.map((project) => ({ ...candidateOf(project), cost: project.cost }));
  const options = { ...of.options, nodeLimit: FLIP_BRANCHES, easiestLimit: true };
  return new Map(flips(candidates, rules, selection, options).map((flip) => [flip.ref, flip]));
}

/** The funded set's benefits when no other project claims a share of the baselines. */
function restate(
  { facts }: Checked,
  chosen: readonly ProjectFigures[],
  settings: Settings,
): Plan["restated"] {
  const refs = new Set<string | null>(chosen.map(({ ref }) => ref));
  const alone = {
    ...facts,
    entries: {
      ...facts.entries,
      benefits: facts.entries.benefits.filter(({ project }) => refs.has(project)),
    },
  };
  const benefit = sumPence([...figureLines(alone, settings).benefits.values()].map(({ present }) => present));
  return { benefit };
}

/** Work whose progress fills the part of the whole from `from` to `to`. */
function* within<Answer>(
  work: Generator<number, Answer>,
  from: number,
  to: number,
): Generator<number, Answer> {
  for (;;) {
    const step = work.next();
    if (step.done) return step.value;
    yield from + (to - from) * step.value;
  }
}
