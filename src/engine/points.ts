import { roundHalfAway } from "../units.ts";
import { counted } from "./counted.ts";

/** Decimals points are rounded to, on the sheet and here, before they are compared. */
export const POINT_DECIMALS = 6;

/** How one mapping row serves an objective. */
export interface Contribution {
  readonly project: string;
  readonly objective: string;
  readonly family: string;
  /** On the anchored scale, 0–100. */
  readonly contribution: number;
  /** What is taken off for the evidence, a share. */
  readonly bias: number;
}

/** Where money already counts a good, so that points do not count it again. */
export interface PricedLine {
  readonly project: string;
  readonly objective: string;
  readonly family: string;
}

/** One of the families and its part in the total, 0–1. */
export interface FamilyShare {
  readonly family: string;
  readonly share: number;
}

/** What a project earns. */
export interface ProjectPoints {
  /** In the order of the families given, 0–100 each. */
  readonly byFamily: readonly number[];
  /** Weighted over the families, 0–100, rounded to 6 decimals. */
  readonly total: number;
}

/**
 * Numbers as shares of their sum: `=weight/SUM(weights)`; below 0 counts as 0.
 *
 * @returns shares that add up to 1, or null where there is nothing to divide by: then say so, and let points earn 0
 * @example 30, 10, 10 give 0.6, 0.2, 0.2
 */
export function normalisedWeights(weights: readonly number[]): number[] | null {
  const positive = weights.map((weight) => Math.max(0, counted(weight)));
  const sum = positive.reduce((all, weight) => all + weight, 0);
  return sum > 0 ? positive.map((weight) => weight / sum) : null;
}

/**
 * Each objective's weight: its importance over all importances, so that all together weigh 100:
 * `=importance/SUM(importances)*100`. All weigh 0 where none has importance.
 *
 * @param importances of the objectives of areas that Go, 0–100 each
 * @returns weights in the same order
 * @example 80, 60, 60 give 40, 30, 30
 */
export const objectiveWeights = (importances: readonly number[]): number[] =>
  (normalisedWeights(importances) ?? importances.map(() => 0)).map((share) => share * 100);

/** A contribution after its evidence, to 6 decimals: `=ROUND(contribution*(1-bias),6)`; 75 on grade 4 (15%) is 63.75. */
export const gradedContribution = ({
  contribution,
  bias,
}: Pick<Contribution, "contribution" | "bias">): number =>
  roundHalfAway(counted(contribution * (1 - bias)), POINT_DECIMALS);

const keyOf = ({ project, objective, family }: PricedLine): string =>
  JSON.stringify([project, objective, family]);

/**
 * The points of each mapping row: objective's weight × graded contribution / 100, to 6 decimals. Only the best row of
 * a project, objective and family earns, the first of equals; none does where a benefit line prices that good; so
 * plain sums over rows add up and nothing is counted twice.
 *
 * @param weights by objective, as `objectiveWeights`; an objective not among them weighs nothing
 * @returns one number a row, in the order of the rows
 * @example weight 40, rows of 75 at 15% and of 50 at 0%: 25.5 and 0
 */
export function rowPoints(
  rows: readonly Contribution[],
  weights: ReadonlyMap<string, number>,
  priced: readonly PricedLine[],
): number[] {
  const pricedKeys = new Set(priced.map(keyOf));
  const best = new Map<string, number>();
  for (const [position, row] of rows.entries()) {
    const key = keyOf(row);
    const holder = rows[best.get(key) ?? -1];
    if (!holder || gradedContribution(row) > gradedContribution(holder)) best.set(key, position);
  }
  return rows.map((row, position) => {
    const key = keyOf(row);
    if (best.get(key) !== position || pricedKeys.has(key)) return 0;
    return roundHalfAway(
      (counted(weights.get(row.objective) ?? 0) * gradedContribution(row)) / 100,
      POINT_DECIMALS,
    );
  });
}

/**
 * Each project's points, to 6 decimals: by family the sum of its rows', `=ROUND(SUMIFS(points,projects,ref,families,
 * name),6)`, and weighted over families, `=ROUND(SUMPRODUCT(shares,points),6)`. Rounding a sum of rounded points only
 * takes off what binary fractions left, which differs with the order of the rows.
 *
 * @param rows with the points of each, as `rowPoints` gives them
 * @param families in the order wanted of `byFamily`; rows of other families are passed over
 * @returns by project, in order of first appearance; a project without rows is absent and has none
 * @example 25.5 in one family at 0.6 and 10 in another at 0.2: 17.3
 */
export function projectPoints(
  rows: readonly Contribution[],
  points: readonly number[],
  families: readonly FamilyShare[],
): Map<string, ProjectPoints> {
  const column = new Map(families.map(({ family }, position) => [family, position]));
  const sums = new Map<string, number[]>();
  for (const [position, { project, family }] of rows.entries()) {
    const byFamily = sums.get(project) ?? families.map(() => 0);
    const at = column.get(family);
    if (at !== undefined) byFamily[at] = (byFamily[at] ?? 0) + counted(points[position] ?? 0);
    sums.set(project, byFamily);
  }
  return new Map(
    [...sums].map(([project, sum]) => {
      const byFamily = sum.map((points) => roundHalfAway(points, POINT_DECIMALS));
      return [project, { byFamily, total: weightedPoints(byFamily, families) }];
    }),
  );
}

/**
 * Points by family as one number: `=ROUND(SUMPRODUCT(shares,points),6)`.
 *
 * @example 25.5 at 0.6 and 10 at 0.2: 17.3
 */
export const weightedPoints = (byFamily: readonly number[], families: readonly FamilyShare[]): number =>
  roundHalfAway(
    families.reduce((sum, { share }, position) => sum + counted(share * (byFamily[position] ?? 0)), 0),
    POINT_DECIMALS,
  );
