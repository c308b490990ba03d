import { allocateByLargestRemainder } from "./allocate.ts";
import { scrambledSobol } from "./lowDiscrepancy.ts";

/** How family weights vary. */
export interface WeightDoubt {
  /** The weights stated, 0 or more each. */
  readonly stated: readonly number[];
  /**
   * How closely draws keep to them, whole, 1–1,000: the larger, the closer; a weight w strays by about
   * √(w(1 − w)/(concentration + 1)). Never so loose that a family with a weight would have less than one whole part:
   * the draws would no longer gather about what was stated. Null for any weights at all, each set as likely as any.
   */
  readonly concentration: number | null;
  readonly seed: number;
}

/** The closest that draws may be asked to keep; beyond it the table below would be too coarse. */
const CLOSEST = 1000;
/** Parts that the range of a weight is cut into: errors stay under a millionth. */
const CELLS = 4096;

/**
 * Draws of the family weights, each adding up to 1: a Dirichlet distribution about the stated weights, or uniform over
 * all weights, by breaking a stick at points spread evenly. Only + − × ÷ are used, so the digits are the same
 * everywhere; for that the concentration is divided among the families in whole parts, at least one for any family
 * with a weight. A family stated as 0 stays 0; where all are 0, all draws are 0.
 *
 * @returns one row of weights for each draw, row after row
 * @source T. Tervonen and R. Lahdelma, European Journal of Operational Research 178 (2007); L. Devroye, Non-Uniform
 *   Random Variate Generation (1986), section XI.4, for the stick
 */
export function drawWeights(doubt: WeightDoubt, draws: number): Float64Array {
  const parts = partsOf(doubt);
  const count = parts.length;
  const weights = new Float64Array(draws * count);
  const sticks = parts.map((part, at) =>
    betaTable(
      part,
      parts.slice(at + 1).reduce((sum, next) => sum + next, 0),
    ),
  );
  if (parts.every((part) => part === 0)) return weights;
  const points = scrambledSobol(draws, Math.max(0, count - 1), doubt.seed);
  for (let draw = 0; draw < draws; draw++) {
    let left = 1;
    for (let at = 0; at < count - 1; at++) {
      const taken = left * betaQuantile(sticks[at] ?? 0, points[draw * (count - 1) + at] as number);
      weights[draw * count + at] = taken;
      left -= taken;
    }
    weights[draw * count + count - 1] = left;
  }
  return weights;
}

/** The whole parts of each family: the parameters of the Dirichlet distribution. */
function partsOf({ stated, concentration }: WeightDoubt): number[] {
  if (concentration === null) return stated.map(() => 1);
  if (!stated.some((weight) => weight > 0)) return stated.map(() => 0);
  const positive = stated.filter((weight) => weight > 0);
  const sum = positive.reduce((all, weight) => all + weight, 0);
  const smallest = Math.min(...positive);
  const whole = Math.min(CLOSEST, Math.max(Math.round(concentration), Math.ceil(sum / smallest - 1e-9)));
  return allocateByLargestRemainder(whole, stated).map((part, at) =>
    (stated[at] ?? 0) > 0 ? Math.max(1, part) : 0,
  );
}

/** A beta distribution of whole parameters as running totals over cells; a number where it has but one value. */
function betaTable(a: number, b: number): Float64Array | number {
  if (a === 0 || b === 0) return a === 0 ? 0 : 1;
  const mode = a + b > 2 ? (a - 1) / (a + b - 2) : 0.5;
  const running = new Float64Array(CELLS + 1);
  for (let cell = 0; cell < CELLS; cell++) {
    const middle = (cell + 0.5) / CELLS;
    // Measured against the mode, so that neither power can run out of the range of a number.
    const density =
      (a > 1 ? wholePower(middle / mode, a - 1) : 1) *
      (b > 1 ? wholePower((1 - middle) / (1 - mode), b - 1) : 1);
    running[cell + 1] = (running[cell] as number) + density;
  }
  const total = running[CELLS] as number;
  return running.map((sum) => sum / total);
}

/** Where a tabled distribution passes `u`, straight within a cell. */
function betaQuantile(table: Float64Array | number, u: number): number {
  if (typeof table === "number") return table;
  let low = 0;
  let high = CELLS;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if ((table[middle] as number) <= u) low = middle;
    else high = middle;
  }
  const from = table[low] as number;
  const width = (table[low + 1] as number) - from;
  return (low + (width > 0 ? (u - from) / width : 0.5)) / CELLS;
}

function wholePower(base: number, exponent: number): number {
  let power = 1;
  for (let rest = exponent, square = base; rest > 0; rest >>= 1, square *= square)
    if (rest & 1) power *= square;
  return power;
}
