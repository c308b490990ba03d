import { type Pence, penceFromPounds, poundsFromPence } from "../units.ts";
import { counted } from "./counted.ts";

/** A risk's two judgements, 1–5 each. */
export interface Judgement {
  readonly likelihood: number;
  readonly impact: number;
}

/** Steps of the scale of likelihood and of impact. */
const STEPS = 5;

/**
 * Likelihood × impact, 1–25.
 *
 * @example 4 × 3 is 12
 */
export const riskScore = ({ likelihood, impact }: Judgement): number => counted(likelihood * impact);

/** Whether a score is one the council accepts: no more than its appetite, 1–25. */
export const withinAppetite = (score: number, appetite: number): boolean => score <= appetite;

/**
 * What a risk may be expected to cost, charged to year 0 of the economic case: `=ROUND(chance*loss,2)`.
 *
 * @param chance meant by the likelihood after the response, 0–1
 * @param loss pence if it happens
 * @example a 30% chance of £5,000.00: £1,500.00
 */
export const expectedLoss = (chance: number, loss: number): Pence =>
  penceFromPounds(counted(chance * poundsFromPence(loss)));

/**
 * How many risks fall on each square: rows by impact from 5 down to 1, columns by likelihood from 1 to 5, as the grid
 * is drawn. Judgements off the scale are left out.
 *
 * @example one risk of likelihood 1 and impact 5 stands in the first row's first column
 */
export function riskGrid(risks: readonly Judgement[]): number[][] {
  const grid = Array.from({ length: STEPS }, () => Array.from({ length: STEPS }, () => 0));
  for (const { likelihood, impact } of risks) {
    const row = grid[STEPS - impact];
    const count = row?.[likelihood - 1];
    if (row && count !== undefined) row[likelihood - 1] = count + 1;
  }
  return grid;
}
