import { roundHalfAway, wholePence } from "../units.ts";
import { type Decisive, decisiveInputs } from "./decisive.ts";
import type { Candidate, Rules } from "./selection/problem.ts";
import { selectPortfolio } from "./selection/select.ts";
import { BLOCK, type Doubts, drawFactors, pointsWorth, type UncertainProject } from "./uncertainty.ts";
import { drawWeights } from "./weightDraws.ts";

/** A project as a draw sees it, with what the rules of choosing need to know. */
export interface CoreProject
  extends UncertainProject,
    Pick<Candidate, "track" | "startsFirst" | "needs" | "excludes" | "mustDo"> {}

/** What to solve for. */
export interface CoreIndexTask {
  readonly projects: readonly CoreProject[];
  readonly rules: Rules;
  readonly doubts: Doubts;
  readonly draws: number;
  /** Refs of the portfolio chosen on the likeliest figures. */
  readonly chosen: readonly string[];
  /** The most branches to look at in one draw; none unless told. A draw that needs more is not proved. */
  readonly nodeLimit?: number;
}

/** How sure the choice is. */
export interface CoreIndex {
  readonly draws: number;
  /** Draws whose best portfolio is proved, or that there is none; only these count below. */
  readonly proved: number;
  /** Of those, the draws in which, costs being what they are, the rules cannot hold together: no project is in. */
  readonly infeasible: number;
  /** Share of proved draws whose best portfolio holds the project, in the order given; null of none proved. */
  readonly projects: readonly { readonly ref: string; readonly coreIndex: number | null }[];
  /** Share of proved draws whose best portfolio is the chosen one exactly; null of none proved. */
  readonly agreement: number | null;
  /** The inputs whose resolution would most change the choice, the first the most; see `decisiveInputs`. */
  readonly decisive: readonly Decisive[];
}

/**
 * How often each project belongs to the best portfolio when weights, costs and benefits vary together: the portfolio is
 * solved exactly again for each draw. Yields the share done after each draw, so that a worker can report and stop.
 *
 * @source J. Liesiö, P. Mild and A. Salo, European Journal of Operational Research 181 (2007), core index, here
 *   over draws rather than all admissible weights
 */
export function* coreIndex(task: CoreIndexTask): Generator<number, CoreIndex> {
  const { projects, rules, doubts, draws, chosen, nodeLimit } = task;
  const families = doubts.weights.stated.length;
  const weights = drawWeights({ ...doubts.weights, seed: doubts.seed }, draws);
  const options = nodeLimit === undefined ? {} : { nodeLimit };
  const provedDraws: number[] = [];
  const memberships: Uint8Array[] = [];
  let infeasible = 0;
  let agreeing = 0;
  let factors: Float64Array[][] = [];
  for (let draw = 0; draw < draws; draw++) {
    const at = draw % BLOCK;
    if (at === 0) factors = projects.map((project) => drawFactors(project, doubts, draw / BLOCK));
    const candidates = projects.map((project, position) => {
      const worth = pointsWorth(project, doubts.pencePerPoint, weights, draw * families);
      return candidateIn(project, factors[position] ?? [], at, worth);
    });
    const selection = selectPortfolio(candidates, rules, options);
    const isInfeasible = selection.status === "infeasible";
    if (isInfeasible) infeasible++;
    if (isInfeasible || selection.status === "optimal") {
      const members = new Set(isInfeasible ? [] : selection.chosen);
      provedDraws.push(draw);
      memberships.push(Uint8Array.from(projects, ({ ref }) => (members.has(ref) ? 1 : 0)));
      if (!isInfeasible && members.size === chosen.length && chosen.every((ref) => members.has(ref)))
        agreeing++;
    }
    yield (draw + 1) / draws;
  }
  const proved = provedDraws.length;
  const shareOf = (count: number): number | null => (proved > 0 ? count / proved : null);
  return {
    draws,
    proved,
    infeasible,
    projects: projects.map(({ ref }, position) => ({
      ref,
      coreIndex: shareOf(memberships.reduce((count, members) => count + (members[position] ?? 0), 0)),
    })),
    agreement: shareOf(agreeing),
    decisive: decisiveInputs({ projects, doubts, weights, draws: provedDraws, memberships }),
  };
}

/** A project with its lines as one draw has them, in whole pence and whole units of each limit. */
function candidateIn(
  project: CoreProject,
  factors: readonly Float64Array[],
  at: number,
  worth: number,
): Candidate {
  let value = project.fixed + worth;
  let cost = 0;
  const use: number[] = [];
  for (const [position, { effect, cash, use: perFactor }] of project.lines.entries()) {
    const factor = factors[position]?.[at] ?? 0;
    value += effect * factor;
    cost += cash * factor;
    for (const [limit, units] of perFactor.entries())
      use[limit] = (use[limit] ?? 0) + roundHalfAway(units * factor);
  }
  const { ref, track, startsFirst, needs, excludes, mustDo } = project;
  return {
    ref,
    track,
    startsFirst,
    needs,
    excludes,
    mustDo,
    use,
    value: wholePence(value),
    cost: wholePence(cost),
  };
}
