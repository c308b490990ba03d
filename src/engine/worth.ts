import { type Pence, penceFromPounds, poundsFromPence } from "../units.ts";
import { counted, countedOrNull } from "./counted.ts";
import { discountFactors, type RateBand } from "./discount.ts";

/**
 * What a project leaves over: present value of its benefits less present value of its costs, in whole pence.
 *
 * @source HM Treasury, The Green Book (2022), chapter 5
 * @example benefits £120,000, costs £100,000 give £20,000
 */
export const netPresentValue = (benefits: number, costs: number): Pence => counted(benefits - costs) as Pence;

/**
 * Pounds of benefit for each pound of cost, both at present value; unrounded, shown to 2 decimals.
 *
 * @returns null where there is no cost to divide by
 * @source HM Treasury, The Green Book (2022), chapter 5
 * @example benefits £120,000 over costs £100,000 give 1.2
 */
export const benefitCostRatio = (benefits: number, costs: number): number | null =>
  costs > 0 ? countedOrNull(benefits / costs) : null;

/**
 * The equal amount in each year of a life that would cost as much: for comparing unlike lives. On the sheet
 * `=ROUND(cost/SUM(factors of the years),2)`; at the end of each year and one flat rate also `=-PMT(rate,years,cost)`.
 *
 * @param costs present value, pence
 * @param years of life
 * @param first the first of them: 1 for amounts at the end of each year, unless told
 * @returns pence a year; null for a life of no years
 * @source R. A. Brealey, S. C. Myers and F. Allen, Principles of Corporate Finance, "equivalent annual cash flow"
 * @example a machine costing 28.37 over 3 years at 6% costs 10.61 a year
 */
export function equivalentAnnualCost(
  costs: number,
  bands: readonly RateBand[],
  years: number,
  first = 1,
): Pence | null {
  const factors = discountFactors(bands, first + years).slice(Math.max(0, first));
  const annuity = factors.reduce((sum, factor) => sum + factor, 0);
  return annuity > 0 ? penceFromPounds(counted(poundsFromPence(costs) / annuity)) : null;
}

/**
 * How much an input must change, as a share of itself, to bring the net present value to nothing: −0.25 says "if it
 * were a quarter smaller". Works for any part that enters the net present value in proportion: all costs, all
 * benefits, a family, staff days, a single line.
 *
 * @param net net present value, pence
 * @param part what the input adds to it, pence: a benefit's present value, a cost's with a minus
 * @returns null where the part is nothing, so that no change of it matters
 * @source HM Treasury, The Green Book (2022), annex A5
 * @example £20,000 net with benefits of £120,000 gives −1/6, with costs of £100,000 gives 0.2
 */
export const switchingValue = (net: number, part: number): number | null =>
  part === 0 ? null : net === 0 ? 0 : countedOrNull(-net / part);
