import { remainders, worthOfRows } from "./prepare.ts";
import type { Relaxation } from "./relaxation.ts";
import { priceOpen } from "./relaxation.ts";

/** The unit roundoff of a double. */
const ROUNDOFF = 2 ** -53;

/**
 * The most that any portfolio on this branch can gain, from the basis at hand: Σ worth × what is left of each row,
 * plus every open project at its price where that is above nothing. It holds whatever the worths are, so nothing
 * proved with it rests on how exactly the relaxation was solved; the rounding of this one sum is added to it.
 * Leaves the prices in `reduced`. (Lagrangian duality; Neumaier and Shcherbina, "Safe bounds in linear and
 * mixed-integer linear programming", 2004, in the form for columns with bounds.)
 *
 * @returns scaled gain
 */
export function safeBound(relaxation: Relaxation): number {
  worthOfRows(relaxation);
  const { matrix, reduced, priced, open, openCount } = relaxation;
  const bound = boundWithWorth(relaxation, relaxation.domain.gain, matrix.gain);
  for (let t = 0; t < openCount; t++) {
    const j = open[t] ?? 0;
    reduced[j] = (matrix.gain[j] ?? 0) - (priced[j] ?? 0);
  }
  relaxation.isPriced = true;
  return bound;
}

/** Whether a row of the inverse proves that no portfolio on this branch respects the rules, rounding allowed for. */
export function provesNone(relaxation: Relaxation, row: number, sign: number): boolean {
  const { rows, inverse, stride, worth } = relaxation;
  for (let k = 0; k < rows; k++) worth[k] = sign * (inverse[row * stride + k] ?? 0);
  relaxation.isPriced = false;
  return boundWithWorth(relaxation, 0, null) < 0;
}

/** Σ worth × left + Σ max(0, gain − priced), and what rounding may hide. */
function boundWithWorth(relaxation: Relaxation, from: number, gains: Float64Array | null): number {
  const { rows, worth, work, slackLow, slackHigh, open, openCount, priced } = relaxation;
  let total = 0;
  for (let k = 0; k < rows; k++) {
    if (slackHigh[k] === Infinity && (worth[k] ?? 0) < 0) worth[k] = 0;
    total += Math.abs(worth[k] ?? 0);
  }
  priceOpen(relaxation, worth, 0);
  remainders(relaxation);
  let bound = from;
  let magnitude = Math.abs(from);
  for (let k = 0; k < rows; k++) {
    const one = worth[k] ?? 0;
    const slack = (one > 0 ? slackLow[k] : slackHigh[k]) ?? 0;
    const term = one === 0 ? 0 : one * ((work[k] ?? 0) - slack);
    bound += term;
    magnitude += Math.abs(term);
  }
  for (let t = 0; t < openCount; t++) {
    const j = open[t] ?? 0;
    const price = (gains?.[j] ?? 0) - (priced[j] ?? 0);
    if (price > 0) bound += price;
    magnitude += Math.max(0, price);
  }
  const perPrice = (rows + 3) * (1 + total);
  return bound + 2 * ROUNDOFF * (openCount * perPrice + (openCount + rows + 2) * magnitude);
}
