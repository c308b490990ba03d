import { type Pence, penceFromPounds, poundsFromPence } from "../units.ts";
import { counted } from "./counted.ts";

/**
 * What a project is worth in all: its net present value, and its points at what the council says one is worth:
 * `=npv+ROUND(points*valueOfPoint,2)`. Always shown with its parts apart.
 *
 * @param net net present value, pence
 * @param points 0–100
 * @param pencePerPoint 0 for money only
 * @example £20,000.00 and 17.3 points at £1,250.00: £41,625.00
 */
export const projectValue = (net: number, points: number, pencePerPoint: number): Pence =>
  counted(net + penceFromPounds(counted(points * poundsFromPence(pencePerPoint)))) as Pence;

/**
 * What one point is worth until the council says otherwise: a hundredth of all cash budgets, so that meeting every
 * objective in full would be worth the whole budget.
 *
 * @param budgets pence of each year
 * @example five years of £25,000: £1,250 a point
 */
export const defaultPencePerPoint = (budgets: readonly number[]): Pence =>
  penceFromPounds(poundsFromPence(budgets.reduce((sum, budget) => sum + counted(budget), 0)) / 100);
