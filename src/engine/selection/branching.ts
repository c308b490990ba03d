import { OPEN } from "./domain.ts";
import type { Relaxation } from "./relaxation.ts";
import { BASIC, LOWER, priceOpen, TINY } from "./relaxation.ts";

/** Nearer than this to a whole number is whole. */
const WHOLE = 1e-6;

/** Where to divide the search: a position in or out, or the number chosen at most or at least. */
export interface Division {
  /** A position, or −1 for the number chosen. */
  readonly position: number;
  /** For a position 0; for the slack of the counting row, the whole number below its level. */
  readonly below: number;
  /** Which half first: 0 the lower, 1 the upper. */
  readonly first: number;
}

/** The distance to the nearest whole number. */
const offWhole = (level: number): number => Math.abs(level - Math.round(level));

/**
 * Where to divide the search on a solved relaxation, or null if it takes no project in part. The number chosen comes
 * first, for it moves the bound most where projects are alike; then the position whose two halves both lower the
 * bound most, by what the next pivot would cost each (one step of the dual simplex; product rule).
 */
export function chooseDivision(relaxation: Relaxation): Division | null {
  const { domain, matrix, rows, head, place, level, slackLow, slackHigh, status } = relaxation;
  let position = -1;
  let best = -1;
  for (let i = 0; i < rows; i++) {
    const column = head[i] ?? 0;
    if (column >= matrix.size || domain.state[column] !== OPEN || offWhole(level[i] ?? 0) <= WHOLE) continue;
    const score = fallOfHalves(relaxation, i);
    if (score > best) {
      best = score;
      position = column;
    }
  }
  if (position < 0) return null;
  const count = matrix.rows - 1;
  const slack = matrix.size + count;
  const spare = level[place[slack] ?? 0] ?? 0;
  const range = (slackHigh[count] ?? 0) - (slackLow[count] ?? 0);
  if (status[slack] === BASIC && range > 0.5 && offWhole(spare) > 10 * WHOLE) {
    const below = Math.floor(spare);
    return { position: -1, below, first: spare - below > 0.5 ? 1 : 0 };
  }
  return { position, below: 0, first: (level[place[position] ?? 0] ?? 0) > 0.5 ? 1 : 0 };
}

/** A division where the relaxation gives none: the open position whose price is nearest to nothing. */
export function anyDivision({ open, openCount, domain, reduced, status }: Relaxation): Division | null {
  let position = -1;
  let least = Infinity;
  for (let t = 0; t < openCount; t++) {
    const j = open[t] ?? 0;
    const price = Math.abs(reduced[j] ?? 0);
    if (domain.state[j] !== OPEN || price >= least) continue;
    least = price;
    position = j;
  }
  return position < 0 ? null : { position, below: 0, first: status[position] === LOWER ? 0 : 1 };
}

/** Product of what the gain falls by, to the first pivot, when a row's basic position goes out, and when it comes in. */
function fallOfHalves(relaxation: Relaxation, row: number): number {
  const { matrix, rows, inverse, stride, level, status, reduced, priced, open, openCount } = relaxation;
  const { slackLow, slackHigh } = relaxation;
  const from = row * stride;
  priceOpen(relaxation, inverse, from);
  let perFall = Infinity;
  let perRise = Infinity;
  for (let t = 0; t < openCount; t++) {
    const j = open[t] ?? 0;
    const along = priced[j] ?? 0;
    if (status[j] === BASIC || Math.abs(along) < TINY) continue;
    const price = Math.abs(reduced[j] ?? 0) / Math.abs(along);
    if ((status[j] === LOWER) === along < 0) perRise = Math.min(perRise, price);
    else perFall = Math.min(perFall, price);
  }
  for (let k = 0; k < rows; k++) {
    const slack = matrix.size + k;
    const along = inverse[from + k] ?? 0;
    if (status[slack] === BASIC || slackLow[k] === slackHigh[k] || Math.abs(along) < TINY) continue;
    const price = Math.abs(reduced[slack] ?? 0) / Math.abs(along);
    if ((status[slack] === LOWER) === along < 0) perRise = Math.min(perRise, price);
    else perFall = Math.min(perFall, price);
  }
  const part = level[row] ?? 0;
  const least = 1e-9;
  return (
    Math.max(least, Math.min(1e12, perFall * part)) * Math.max(least, Math.min(1e12, perRise * (1 - part)))
  );
}
