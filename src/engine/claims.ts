import { counted } from "./counted.ts";

/** What one benefit line claims of a shared quantity in each year. */
export interface Claim {
  /** The baseline it claims from; null for a line that shares none. */
  readonly baseline: string | null;
  /** Units of each year, year 0 first. */
  readonly quantities: readonly number[];
}

/** A shared quantity that all claims together may not exceed in a year. */
export interface Baseline {
  readonly ref: string;
  /** Units a year; below 0 counts as none. */
  readonly quantity: number;
}

/** A year in which lines together claimed more than there is. */
export interface OverClaim {
  readonly baseline: string;
  readonly year: number;
  readonly claimed: number;
  readonly quantity: number;
}

/** What is left of the claims. */
export interface CappedClaims {
  /** For each claim in the order given, the part of each year that counts, 0–1. */
  readonly counted: readonly (readonly number[])[];
  /** By baseline in the order given, then by year. */
  readonly overClaims: readonly OverClaim[];
}

/**
 * Shares each baseline among the lines that claim it, so that a benefit is never counted twice: in a year each claim
 * counts for min(1, baseline / all claims). Every claim given takes part: whose lines count is the caller's decision.
 * A line without a baseline, or with one that is not listed, counts in full. On the sheet
 * `=MIN(1,baseline/SUMIFS(quantities,baselines,ref))`.
 *
 * @example a baseline of 100 claimed by 80 and by 120: each counts for a half, 40 and 60
 */
export function capClaims(claims: readonly Claim[], baselines: readonly Baseline[]): CappedClaims {
  const claimed = new Map(baselines.map(({ ref }): [string, number[]] => [ref, []]));
  for (const { baseline, quantities } of claims) {
    const sums = baseline === null ? undefined : claimed.get(baseline);
    if (sums)
      for (const [year, quantity] of quantities.entries()) sums[year] = (sums[year] ?? 0) + counted(quantity);
  }
  const available = new Map(baselines.map(({ ref, quantity }) => [ref, Math.max(0, counted(quantity))]));
  return {
    counted: claims.map(({ baseline, quantities }) =>
      quantities.map((_, year) => {
        const quantity = baseline === null ? undefined : available.get(baseline);
        const sum = baseline === null ? undefined : claimed.get(baseline)?.[year];
        return quantity === undefined || sum === undefined || sum <= quantity ? 1 : quantity / sum;
      }),
    ),
    overClaims: [...available].flatMap(([baseline, quantity]) =>
      (claimed.get(baseline) ?? []).flatMap((sum, year) =>
        sum > quantity ? [{ baseline, year, claimed: sum, quantity }] : [],
      ),
    ),
  };
}
