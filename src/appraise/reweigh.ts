import { normalisedWeights, weightedPoints } from "../engine/points.ts";
import { rankProjects } from "../engine/rank.ts";
import { projectValue } from "../engine/value.ts";
import { rankOrderCentroidWeights } from "../engine/weights.ts";
import { roundHalfAway } from "../units.ts";
import { families } from "../workbook/families.ts";

/** What of a project the weights do not change. Money in whole pence. */
export interface Weighable {
  readonly ref: string;
  readonly npv: number;
  /** Cash cost, present value. */
  readonly cash: number;
  /** In the order of the families. */
  readonly pointsByFamily: readonly number[];
}

/** Where a project stands under some weights. */
export interface Weighed {
  readonly ref: string;
  readonly rank: number;
  readonly value: number;
}

/**
 * The ranking under other weights, as a whole plan would rank: best first, equals in the order given.
 *
 * @param weights in the order of the families; none above 0 means that points earn nothing
 */
export function reweigh(
  projects: readonly Weighable[],
  weights: readonly number[],
  pencePerPoint: number,
): readonly Weighed[] {
  const normalised = normalisedWeights(weights);
  const shares = families.map(({ title }, at) => ({ family: title, share: normalised?.[at] ?? 0 }));
  const valued = projects.map(({ ref, npv, cash, pointsByFamily }) => ({
    ref,
    cost: cash,
    value: projectValue(npv, weightedPoints(pointsByFamily, shares), pencePerPoint),
  }));
  const values = new Map(valued.map(({ ref, value }) => [ref, value]));
  return rankProjects(valued).map(({ ref, rank }) => ({ ref, rank, value: values.get(ref) ?? 0 }));
}

/** Weights as shares of their sum, 0–1; all 0 where none is above 0. */
export const sharesOf = (weights: readonly number[]): readonly number[] =>
  normalisedWeights(weights) ?? weights.map(() => 0);

/**
 * Weights from an order alone, out of 100 with two decimals, the first the most important.
 *
 * Each is rounded for itself, as it is published: weights count beside each other, so their sum is free.
 *
 * @source five families give 45.67, 25.67, 15.67, 9 and 4
 */
export const weightsByOrder = (count: number): readonly number[] =>
  rankOrderCentroidWeights(count).map((share) => roundHalfAway(share * 100, 2));
