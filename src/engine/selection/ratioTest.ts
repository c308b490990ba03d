import { multiplyInverse } from "./basis.ts";
import type { Relaxation } from "./relaxation.ts";
import { addColumn, BASIC, highOf, LOWER, lowOf, OUTSIDE, priceOpen, TINY, UPPER } from "./relaxation.ts";

/** From so many breakpoints on, sorting them all is cheaper than looking for the next one each time. */
const MANY = 400;

/**
 * The ratio test with bound flipping: columns are passed in the order in which their prices reach nothing, and
 * flipped to their other bound, until the row's excess is used up; the column that uses it up enters.
 *
 * @param sign 1 where the leaving column has to rise, −1 where it has to fall
 * @returns the entering column, or −1 where no columns together can bring the row within bounds
 */
export function chooseEntering(relaxation: Relaxation, row: number, sign: number): number {
  const { matrix, status, priced, ratio, breakpoints, slackLow, slackHigh, head, level } = relaxation;
  let count = gatherBreakpoints(relaxation, row, sign);
  const isSorted = count > MANY;
  if (isSorted) breakpoints.subarray(0, count).sort((a, b) => (ratio[a] ?? 0) - (ratio[b] ?? 0));
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
