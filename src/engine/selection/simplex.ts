import { expressInBasis, multiplyInverse, refactorise, replaceInBasis } from "./basis.ts";
import { OPEN } from "./domain.ts";
import type { Relaxation } from "./relaxation.ts";
import {
  addColumn,
  BASIC,
  gainOfRelaxation,
  LOWER,
  priceOpen,
  TINY,
  takeSlackBasis,
  UPPER,
} from "./relaxation.ts";

/** How far outside its bounds a level may lie and count as inside. */
const OUTSIDE = 1e-7;
const LEAST_PIVOT = 1e-10;
const PIVOTS_BEFORE_REFRESH = 200;
const PIVOTS_KEPT_BETWEEN_BRANCHES = 60;
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
 * Sets the relaxation to what is decided now, on the last basis: prices every open column, puts each at the bound
 * that its price favours (so the basis is dual feasible, whatever was decided), and works out the levels.
 */
export function prepare(relaxation: Relaxation): void {
  if (relaxation.pivots > PIVOTS_KEPT_BETWEEN_BRANCHES) refactorise(relaxation);
  const { domain, matrix, rows, head, level, work, reduced, status, pool } = relaxation;
  let count = 0;
  for (let t = 0; t < relaxation.poolCount; t++) {
    const j = pool[t] ?? 0;
    if (domain.state[j] === OPEN) relaxation.open[count++] = j;
  }
  relaxation.openCount = count;
  if (!relaxation.isPriced) priceBasis(relaxation);
  remainders(relaxation);
  let gain = domain.gain;
  for (let i = 0; i < rows; i++) {
    const column = head[i] ?? 0;
    if (column >= matrix.size || domain.state[column] !== 1) continue;
    gain -= matrix.gain[column] ?? 0;
    addColumn(relaxation, column, 1, work);
  }
  for (let t = 0; t < count; t++) {
    const j = relaxation.open[t] ?? 0;
    if (status[j] === BASIC) continue;
    const price = reduced[j] ?? 0;
    if (Math.abs(price) > TINY) status[j] = price > 0 ? UPPER : LOWER;
    if (status[j] !== UPPER) continue;
    gain += matrix.gain[j] ?? 0;
    addColumn(relaxation, j, -1, work);
  }
  placeSlacks(relaxation);
  relaxation.gain = gain;
  multiplyInverse(relaxation, work, level);
}

function priceBasis(relaxation: Relaxation): void {
  const { matrix, worth, reduced, priced, open, openCount } = relaxation;
  worthOfRows(relaxation);
  priceOpen(relaxation, worth, 0);
  for (let t = 0; t < openCount; t++) {
    const j = open[t] ?? 0;
    reduced[j] = (matrix.gain[j] ?? 0) - (priced[j] ?? 0);
  }
}

/** The worth of one unit of each row: the gains of the basis times its inverse. */
export function worthOfRows({ matrix, rows, head, inverse, stride, worth }: Relaxation): void {
  worth.fill(0, 0, rows);
  for (let i = 0; i < rows; i++) {
    const column = head[i] ?? 0;
    const gain = column < matrix.size ? (matrix.gain[column] ?? 0) : 0;
    if (gain === 0) continue;
    for (let k = 0; k < rows; k++) worth[k] = (worth[k] ?? 0) + gain * (inverse[i * stride + k] ?? 0);
  }
}

/** What the projects that are in leave of each row, into `work`. */
export function remainders({ domain, matrix, sides, taken, work }: Relaxation): void {
  for (let k = 0; k < matrix.rows; k++) work[k] = domain.left[k] ?? 0;
  taken.forEach((side, t) => {
    const row = sides[side];
    let left = row?.amount ?? 0;
    row?.members.forEach((j, e) => {
      if (domain.state[j] === 1) left -= row.signs[e] ?? 0;
    });
    work[matrix.rows + t] = left;
  });
}

function placeSlacks({ matrix, rows, slackLow, slackHigh, status, reduced, worth, work }: Relaxation): void {
  for (let k = 0; k < rows; k++) {
    const slack = matrix.size + k;
    if (status[slack] === BASIC) continue;
    const price = -(worth[k] ?? 0);
    const isEndless = slackHigh[k] === Infinity;
    reduced[slack] = isEndless ? Math.min(price, 0) : price;
    if (price < -TINY || isEndless) status[slack] = LOWER;
    else if (price > TINY) status[slack] = UPPER;
    const at = (status[slack] === UPPER ? slackHigh[k] : slackLow[k]) ?? 0;
    work[k] = (work[k] ?? 0) - at;
  }
}

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

function lowOf({ domain, matrix, slackLow }: Relaxation, column: number): number {
  if (column >= matrix.size) return slackLow[column - matrix.size] ?? 0;
  return domain.state[column] === 1 ? 1 : 0;
}

function highOf({ domain, matrix, slackHigh }: Relaxation, column: number): number {
  if (column >= matrix.size) return slackHigh[column - matrix.size] ?? 0;
  return domain.state[column] === 0 ? 0 : 1;
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

/**
 * The ratio test with bound flipping: columns are passed in the order in which their prices reach nothing, and
 * flipped to their other bound, until the row's excess is used up; the column that uses it up enters.
 *
 * @param sign 1 where the leaving column has to rise, −1 where it has to fall
 * @returns the entering column, or −1 where no columns together can bring the row within bounds
 */
function chooseEntering(relaxation: Relaxation, row: number, sign: number): number {
  const { matrix, status, priced, ratio, breakpoints, slackLow, slackHigh, head, level } = relaxation;
  let count = gatherBreakpoints(relaxation, row, sign);
  if (count > 400) breakpoints.subarray(0, count).sort((a, b) => (ratio[a] ?? 0) - (ratio[b] ?? 0));
  const isSorted = count > 400;
  const leaving = head[row] ?? 0;
  const from = level[row] ?? 0;
  let excess = sign > 0 ? lowOf(relaxation, leaving) - from : from - highOf(relaxation, leaving);
  const { work } = relaxation;
  let flips = 0;
  let entering = -1;
  for (let next = 0; next < count; ) {
    const at = isSorted ? next : nearest(relaxation, count);
    const column = breakpoints[at] ?? 0;
    const k = column - matrix.size;
    const range = k < 0 ? 1 : (slackHigh[k] ?? 0) - (slackLow[k] ?? 0);
    const used = Math.abs(priced[column] ?? 0) * range;
    if (excess - used <= OUTSIDE) {
      entering = column;
      break;
    }
    excess -= used;
    if (flips++ === 0) work.fill(0, 0, relaxation.rows);
    const step = status[column] === LOWER ? range : -range;
    status[column] = status[column] === LOWER ? UPPER : LOWER;
    if (k < 0) relaxation.gain += step * (matrix.gain[column] ?? 0);
    addColumn(relaxation, column, step, work);
    if (isSorted) next++;
    else breakpoints[at] = breakpoints[--count] ?? 0;
  }
  if (flips > 0) {
    const { entering: change, rows } = relaxation;
    multiplyInverse(relaxation, work, change);
    for (let i = 0; i < rows; i++) level[i] = (level[i] ?? 0) - (change[i] ?? 0);
  }
  return entering;
}

/** Prices a row of the inverse, and lists the columns whose move would bring its basic column towards its bound. */
function gatherBreakpoints(relaxation: Relaxation, row: number, sign: number): number {
  const { matrix, rows, status, priced, reduced, ratio, breakpoints, inverse, stride } = relaxation;
  const { open, openCount, slackLow, slackHigh } = relaxation;
  const from = row * stride;
  priceOpen(relaxation, inverse, from);
  let count = 0;
  for (let t = 0; t < openCount; t++) {
    const j = open[t] ?? 0;
    const at = status[j];
    if (at === BASIC) continue;
    const along = sign * (priced[j] ?? 0);
    if (at === LOWER ? along >= -TINY : along <= TINY) continue;
    ratio[j] = Math.max(0, (reduced[j] ?? 0) / along);
    breakpoints[count++] = j;
  }
  for (let k = 0; k < rows; k++) {
    const slack = matrix.size + k;
    const at = status[slack];
    if (at === BASIC) continue;
    priced[slack] = inverse[from + k] ?? 0;
    const along = sign * (priced[slack] ?? 0);
    if (slackLow[k] === slackHigh[k] || (at === LOWER ? along >= -TINY : along <= TINY)) continue;
    ratio[slack] = Math.max(0, (reduced[slack] ?? 0) / along);
    breakpoints[count++] = slack;
  }
  return count;
}

/** Where in the breakpoints the least ratio stands; of equals the one with the largest pivot. */
function nearest({ breakpoints, ratio, priced }: Relaxation, count: number): number {
  let best = 0;
  let least = Infinity;
  let pivot = 0;
  for (let t = 0; t < count; t++) {
    const column = breakpoints[t] ?? 0;
    const at = ratio[column] ?? 0;
    if (at > least + 1e-12) continue;
    const size = Math.abs(priced[column] ?? 0);
    if (at < least - 1e-12 || size > pivot) {
      least = at;
      pivot = size;
      best = t;
    }
  }
  return best;
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
