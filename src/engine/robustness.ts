import { type MoneySpread, moneySpread } from "./moneySpread.ts";
import { countConfident, drawer, type RobustnessTask, rankAll, spreadMoney } from "./robustnessPasses.ts";
import { soundDoubts, soundProject } from "./uncertainty.ts";
import { drawWeights } from "./weightDraws.ts";

/** What draws say of one project. */
export interface ProjectRobustness extends MoneySpread {
  readonly ref: string;
  /** Share of draws in which it takes each rank, from the first. */
  readonly rankAcceptability: readonly number[];
  /** The mean of the weights that put it first; null where it never is. */
  readonly centralWeights: readonly number[] | null;
  /** Share of draws in which those weights put it first; null where it never is. */
  readonly confidence: number | null;
}

/** What draws say of all. */
export interface Robustness {
  readonly draws: number;
  /** In the order given. */
  readonly projects: readonly ProjectRobustness[];
  /** Of the chosen projects together; null where none is chosen. */
  readonly chosen: MoneySpread | null;
}

/**
 * How sure the ranking is when weights, costs and benefits vary together: stochastic multicriteria acceptability
 * analysis of value per pound. Yields the share done, so that a worker can report and stop; ends with the answer, the
 * same for a seed wherever and however it runs.
 *
 * @source T. Tervonen and J. Figueira, Journal of Multi-Criteria Decision Analysis 15 (2008): rank acceptability,
 *   central weights, confidence factor
 */
export function* robustness(task: RobustnessTask): Generator<number, Robustness> {
  const sound = { ...task, projects: task.projects.map(soundProject), doubts: soundDoubts(task.doubts) };
  const { projects, doubts, draws } = sound;
  const weights = drawWeights({ ...doubts.weights, seed: doubts.seed }, draws);
  const draw = drawer(sound);
  const { counts, ranks, central } = yield* rankAll(sound, draw, weights);
  const confident = yield* countConfident(sound, draw, central);
  const { spreads, chosen } = yield* spreadMoney(sound, draw, weights);
  return {
    draws,
    chosen,
    projects: projects.map(({ ref }, at) => ({
      ref,
      rankAcceptability: Array.from(
        { length: ranks },
        (_, rank) => (counts[rank * projects.length + at] ?? 0) / Math.max(1, draws),
      ),
      centralWeights: central[at] ?? null,
      confidence: central[at] ? (confident[at] ?? 0) / draws : null,
      ...(spreads[at] ?? moneySpread(new Float64Array(), new Float64Array())),
    })),
  };
}

/**
 * Runs work that yields its progress to its end without stopping.
 *
 * @example `toEnd(robustness(task))` is the answer
 */
export function toEnd<Answer>(work: Generator<number, Answer>): Answer {
  let step = work.next();
  while (!step.done) step = work.next();
  return step.value;
}
