import { pairwiseWeights } from "../engine/weights.ts";
import { roundHalfAway } from "../units.ts";

/** Two families to compare, by their places in the list of families. */
export type Pair = readonly [first: number, second: number];

/**
 * The answers that a comparison may have, as how many times the first counts as the second: Saaty's scale, from the
 * first by far to the second by far.
 */
export const pairAnswers = [9, 7, 5, 3, 1, 1 / 3, 1 / 5, 1 / 7, 1 / 9] as const;

/** What comparing two at a time comes to. */
export interface PairedWeights {
  /** Out of 100 with two decimals, in the order of the families. */
  readonly weights: readonly number[];
  /** How far the answers pull against each other; up to 0.10 is taken as sound. Null for fewer than three families. */
  readonly consistencyRatio: number | null;
  readonly consistent: boolean;
  /** The comparison that fits the others least; null where all fit. */
  readonly oddest: Pair | null;
}

/** Every two of so many families once, in order: ten for five. */
export const pairsOf = (count: number): readonly Pair[] =>
  Array.from({ length: count }, (_, first) =>
    Array.from({ length: count - first - 1 }, (_, beyond): Pair => [first, first + 1 + beyond]),
  ).flat();

/**
 * Weights from one answer to each comparison.
 *
 * @param times in the order of {@link pairsOf}: how many times the first counts as the second, above 0
 * @example all 1 give 20 each, with a ratio of 0
 */
export function weightsByPairs(count: number, times: readonly number[]): PairedWeights {
  const pairs = pairsOf(count);
  const matrix = Array.from({ length: count }, () => Array.from({ length: count }, () => 1));
  pairs.forEach(([first, second], at) => {
    const answer = times[at] ?? 1;
    matrix[first]?.splice(second, 1, answer);
    matrix[second]?.splice(first, 1, 1 / answer);
  });
  const { weights, consistencyRatio, consistent } = pairwiseWeights(matrix);
  const misfits = pairs.map(([first, second], at) => {
    const implied = (weights[first] ?? 1) / (weights[second] ?? 1);
    const answer = times[at] ?? 1;
    return Math.max(answer / implied, implied / answer);
  });
  const worst = Math.max(1, ...misfits);
  return {
    // Not made to add up to 100: families found alike keep the very same weight.
    weights: weights.map((share) => roundHalfAway(share * 100, 2)),
    consistencyRatio,
    consistent,
    // Below a thousandth it is the last digits of the arithmetic, not an answer.
    oddest: worst < 1.001 ? null : (pairs[misfits.indexOf(worst)] ?? null),
  };
}

/** The answers that come nearest to weights as they stand, to begin the comparing from. */
export const answersNear = (weights: readonly number[]): readonly number[] =>
  pairsOf(weights.length).map(([first, second]) => nearestAnswer(weights[first] ?? 0, weights[second] ?? 0));

/** Nearest in proportion: a weight of nothing is as far below another as the scale goes. */
function nearestAnswer(one: number, other: number): number {
  if (one === other) return 1;
  const apart = (answer: number) => Math.max(answer * other, one) / Math.min(answer * other, one);
  return pairAnswers.reduce<number>(
    (best, answer) => (apart(answer) < apart(best) ? answer : best),
    one > other ? 9 : 1 / 9,
  );
}
