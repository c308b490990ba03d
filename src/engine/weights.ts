import { counted, countedOrNull } from "./counted.ts";
import { normalisedWeights } from "./points.ts";

/** Weights from comparing two at a time, and whether the answers hang together. */
export interface PairwiseWeights {
  /** Shares that add up to 1, in the order compared. */
  readonly weights: readonly number[];
  /** 0 is perfect; null for fewer than three, which cannot contradict each other. */
  readonly consistencyRatio: number | null;
  /** Whether the ratio is no more than 0.10; if not, ask again before using the weights. */
  readonly consistent: boolean;
}

/** The mean consistency index of matrices filled at random, by size from 0 (Saaty 1980). */
const RANDOM_INDEX = [0, 0, 0, 0.58, 0.9, 1.12, 1.24, 1.32, 1.41, 1.45, 1.49] as const;
/** The highest ratio Saaty accepts. */
const ACCEPTED_RATIO = 0.1;
const MOST_STEPS = 1000;
const SETTLED = 1e-14;

/**
 * Weights by swing: the family whose step from worst to best matters most is given 100 and the others their part of it.
 *
 * @returns shares in the order given; null where every swing is 0
 * @source D. von Winterfeldt and W. Edwards, Decision Analysis and Behavioral Research (1986)
 * @example 100, 60, 40 give 0.5, 0.3, 0.2
 */
export const swingWeights = (swings: readonly number[]): number[] | null => normalisedWeights(swings);

/**
 * Weights from an order of importance alone: the middle of all weights that agree with the order,
 * w(k) = (1/k + 1/(k+1) + … + 1/n) / n.
 *
 * @param count how many are ordered
 * @returns shares, the most important first; none for 0
 * @source F. H. Barron and B. E. Barrett, Management Science 42 (1996)
 * @example 4 give 0.5208, 0.2708, 0.1458, 0.0625
 */
export function rankOrderCentroidWeights(count: number): number[] {
  const weights: number[] = [];
  for (let rank = count, sum = 0; rank >= 1; rank--) {
    sum += 1 / rank;
    weights.unshift(sum / count);
  }
  return weights;
}

/**
 * Weights from comparing each with each: the principal eigenvector of the answers, found by power iteration.
 *
 * @param matrix how many times as important the row's is as the column's; 1 on the diagonal, each answer above 0 and
 *   one over its mirror image
 * @source T. L. Saaty, The Analytic Hierarchy Process (1980)
 * @example 1 1/3 5, 3 1 7, 1/5 1/7 1 give 0.279, 0.649, 0.072 with a ratio of 0.06
 */
export function pairwiseWeights(matrix: readonly (readonly number[])[]): PairwiseWeights {
  const size = matrix.length;
  let weights = matrix.map(() => 1 / size);
  let eigenvalue = size;
  for (let step = 0, change = 1; step < MOST_STEPS && change > SETTLED; step++) {
    const product = matrix.map((row) =>
      row.reduce((sum, times, at) => sum + counted(times * (weights[at] ?? 0)), 0),
    );
    const next = normalisedWeights(product) ?? weights;
    change = next.reduce((most, weight, at) => Math.max(most, Math.abs(weight - (weights[at] ?? 0))), 0);
    eigenvalue = product.reduce((sum, part) => sum + part, 0);
    weights = next;
  }
  // Beyond the table the index hardly grows, and the last entry is the strictest that is published.
  const randomIndex = RANDOM_INDEX[Math.min(size, RANDOM_INDEX.length - 1)] ?? 0;
  const consistencyRatio =
    randomIndex > 0 ? countedOrNull(Math.max(0, (eigenvalue - size) / (size - 1) / randomIndex)) : null;
  return { weights, consistencyRatio, consistent: (consistencyRatio ?? 0) <= ACCEPTED_RATIO };
}
