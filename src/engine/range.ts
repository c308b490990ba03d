import { counted } from "./counted.ts";

/** What an estimate may turn out to be, as a factor of what was entered: a triangular distribution. */
export interface FactorRange {
  readonly least: number;
  readonly likeliest: number;
  readonly most: number;
}

/** What a grade of evidence says of an estimate: shares of it. */
export interface Doubt {
  readonly bias: number;
  readonly spread: number;
}

const rangeOf = (least: number, likeliest: number, most: number): FactorRange => ({
  least: Math.max(0, counted(least)),
  likeliest: Math.max(0, counted(likeliest)),
  most: Math.max(0, counted(most)),
});

/**
 * What a cost may turn out to be: likelier dearer than cheaper, and further. Never below nothing.
 *
 * @example bias 0.15 and spread 0.25 give 1.025, 1.15, 1.4
 */
export const costRange = ({ bias, spread }: Doubt): FactorRange =>
  rangeOf(1 + bias - spread / 2, 1 + bias, 1 + bias + spread);

/**
 * What a benefit may turn out to be: likelier less than more, and further. Never below nothing.
 *
 * @example bias 0.15 and spread 0.25 give 0.6, 0.85, 0.975
 */
export const benefitRange = ({ bias, spread }: Doubt): FactorRange =>
  rangeOf(1 - bias - spread, 1 - bias, 1 - bias + spread / 2);

/**
 * The value a triangular distribution stays below with chance `u`: its inverse, exact in every machine because it
 * needs only a square root.
 *
 * @param u 0–1; beyond them the nearer of the two
 * @source N. L. Johnson, S. Kotz and N. Balakrishnan, Continuous Univariate Distributions, volume 2 (1995)
 * @example over 0, 1, 2 a chance of 0.5 gives 1 and of 0.125 gives 0.5
 */
export function triangularQuantile({ least, likeliest, most }: FactorRange, u: number): number {
  const width = most - least;
  if (!(width > 0)) return least;
  const rise = likeliest - least;
  const chance = u > 0 ? Math.min(1, u) : 0;
  return chance * width < rise
    ? least + Math.sqrt(chance * width * rise)
    : most - Math.sqrt((1 - chance) * width * (most - likeliest));
}
