import { expressInBasis, refactorise, replaceInBasis } from "./basis.ts";
import { prepare } from "./prepare.ts";
import { chooseEntering } from "./ratioTest.ts";
import type { Relaxation } from "./relaxation.ts";
import {
  BASIC,
  gainOfRelaxation,
  highOf,
  LOWER,
  lowOf,
  OUTSIDE,
  takeSlackBasis,
  UPPER,
} from "./relaxation.ts";

const LEAST_PIVOT = 1e-10;
const PIVOTS_BEFORE_REFRESH = 200;
/** Far more pivots than any branch needs: a guard against cycling. */
const MOST_PIVOTS = 20_000;

/** How a relaxation ended: solved; proved without a solution (by a row); or worth less than was asked. */
export type Outcome =
  | { readonly kind: "solved" | "short" | "lost" }
  | { readonly kind: "none"; readonly row: number; readonly sign: number };

const SOLVED: Outcome = { kind: "solved" };
const SHORT: Outcome = { kind: "short" };
const LOST: Outcome = { kind: "lost" };

/**
 * The dual simplex method with bounds on every column: from the prepared basis, pivots until the solution is within
 * bounds (`solved`), or its gain, which only falls, is below `cut` (`short`), or a row shows that there is none
 * (`none`), or cycling is suspected (`lost`).
 *
 * @param cut in scaled gain
 */
export function reoptimise(relaxation: Relaxation, cut: number): Outcome {
  for (let pivot = 0; pivot < MOST_PIVOTS; pivot++) {
    if (gainOfRelaxation(relaxation) < cut) return SHORT;
    const row = worstRow(relaxation);
    if (row < 0) return SOLVED;
    const column = relaxation.head[row] ?? 0;
    const isLow = (relaxation.level[row] ?? 0) < lowOf(relaxation, column);
    const entering = chooseEntering(relaxation, row, isLow ? 1 : -1);
    if (entering < 0) return { kind: "none", row, sign: isLow ? 1 : -1 };
    expressInBasis(relaxation, entering);
    if (Math.abs(relaxation.entering[row] ?? 0) < LEAST_PIVOT) {
      if (relaxation.pivots > 0) refactorise(relaxation);
      else takeSlackBasis(relaxation);
      prepare(relaxation);
      continue;
    }
    exchange(relaxation, row, entering, isLow);
    if (relaxation.pivots > PIVOTS_BEFORE_REFRESH) {
      refactorise(relaxation);
      prepare(relaxation);
    }
  }
  takeSlackBasis(relaxation);
  prepare(relaxation);
  return LOST;
}

/** The row whose basic column lies furthest outside its bounds, or −1. */
function worstRow(relaxation: Relaxation): number {
  const { rows, head, level } = relaxation;
  let worst = OUTSIDE;
  let row = -1;
  for (let i = 0; i < rows; i++) {
    const column = head[i] ?? 0;
    const at = level[i] ?? 0;
    const outside = Math.max(lowOf(relaxation, column) - at, at - highOf(relaxation, column));
    if (outside > worst) {
      worst = outside;
      row = i;
    }
  }
  return row;
}

/** Brings the column last expressed in `entering` into the basis at a row, whose column leaves at its bound. */
function exchange(relaxation: Relaxation, row: number, column: number, isLow: boolean): void {
  const { matrix, rows, level, entering, status, reduced, priced, open, openCount } = relaxation;
  const { slackLow, slackHigh } = relaxation;
  const leaving = relaxation.head[row] ?? 0;
  const bound = isLow ? lowOf(relaxation, leaving) : highOf(relaxation, leaving);
  const step = ((level[row] ?? 0) - bound) / (entering[row] ?? 1);
  const k = column - matrix.size;
  const from = k < 0 ? (status[column] ?? 0) : ((status[column] === UPPER ? slackHigh[k] : slackLow[k]) ?? 0);
  if (k < 0) relaxation.gain -= from * (matrix.gain[column] ?? 0);
  for (let i = 0; i < rows; i++) level[i] = (level[i] ?? 0) - step * (entering[i] ?? 0);
  level[row] = from + step;
  const price = (reduced[column] ?? 0) / (priced[column] ?? 1);
  for (let t = 0; t < openCount; t++) {
    const j = open[t] ?? 0;
    if (status[j] !== BASIC) reduced[j] = (reduced[j] ?? 0) - price * (priced[j] ?? 0);
  }
  for (let s = matrix.size; s < matrix.size + rows; s++)
    if (status[s] !== BASIC) reduced[s] = (reduced[s] ?? 0) - price * (priced[s] ?? 0);
  reduced[column] = 0;
  reduced[leaving] = -price;
  replaceInBasis(relaxation, row, column);
  status[leaving] = isLow ? LOWER : UPPER;
  if (leaving < matrix.size) relaxation.gain += bound * (matrix.gain[leaving] ?? 0);
}
