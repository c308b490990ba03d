import { multiplyInverse, refactorise } from "./basis.ts";
import { OPEN } from "./domain.ts";
import type { Relaxation } from "./relaxation.ts";
import { addColumn, BASIC, LOWER, priceOpen, TINY, UPPER } from "./relaxation.ts";
import { dropIdleSideRows } from "./takenRows.ts";

const PIVOTS_KEPT_BETWEEN_BRANCHES = 60;

/**
 * Sets the relaxation to what is decided now, on the last basis: prices every open column, puts each at the bound
 * that its price favours (so the basis is dual feasible, whatever was decided), and works out the levels.
 */
export function prepare(relaxation: Relaxation): void {
  if (relaxation.pivots > PIVOTS_KEPT_BETWEEN_BRANCHES) {
    dropIdleSideRows(relaxation);
    refactorise(relaxation);
  }
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
