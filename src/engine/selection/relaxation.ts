import type { Domain } from "./domain.ts";
import { OPEN } from "./domain.ts";
import type { Matrix } from "./matrix.ts";
import type { SideRow } from "./sideRows.ts";

/** Where a column of the relaxation stands: at its lower or upper bound, or in the basis. */
export const LOWER = 0;
export const UPPER = 1;
export const BASIC = 2;

/** How far outside its bounds a level may lie and count as inside. */
export const OUTSIDE = 1e-7;
/** Below this a scaled number counts as nothing when choosing pivots; what is proved does not rest on it. */
export const TINY = 1e-9;

/**
 * The linear relaxation of a program (parts of projects allowed), kept between branches so that each starts from the
 * last basis. Columns are the positions 0 to size − 1, then the slack of row k at size + k. Rows are those of the
 * matrix and, after them, the side rows taken in so far.
 */
export interface Relaxation {
  readonly domain: Domain;
  readonly matrix: Matrix;
  readonly sides: readonly SideRow[];
  /** By side row: its row here, or −1 while it is left out. */
  readonly rowOfSide: Int32Array;
  /** The side rows taken in, by row beyond the matrix's. */
  readonly taken: number[];
  /** By position: rows and signs of the side rows taken in that it is a member of. */
  readonly sideRows: readonly number[][];
  readonly sideSigns: readonly number[][];
  rows: number;
  /** Bounds of each row's slack. The slack of the counting row is a whole number, and is branched on. */
  readonly slackLow: Float64Array;
  readonly slackHigh: Float64Array;
  /** The basis: by row the column in it, by column its row or −1. */
  readonly head: Int32Array;
  readonly place: Int32Array;
  readonly status: Uint8Array;
  /** The inverse of the basis, row i from i × stride. */
  inverse: Float64Array;
  stride: number;
  /** Pivots since the inverse was computed afresh. */
  pivots: number;
  /** By row, the level of the basic column. */
  readonly level: Float64Array;
  /** By column, what one unit more of it gains, net of what it displaces. */
  readonly reduced: Float64Array;
  /** Whether `reduced` holds for the basis at hand and everything open. */
  isPriced: boolean;
  /** By column, the row last priced. */
  readonly priced: Float64Array;
  /** By row, the worth of one unit of it. */
  readonly worth: Float64Array;
  /** Positions open at the root, the first `poolCount`; and of those the ones open here, the first `openCount`. */
  readonly pool: Int32Array;
  poolCount: number;
  readonly open: Int32Array;
  openCount: number;
  /** Scaled gain of all columns out of the basis. */
  gain: number;
  readonly work: Float64Array;
  readonly entering: Float64Array;
  readonly breakpoints: Int32Array;
  readonly ratio: Float64Array;
}

/** A relaxation with no side row and every slack in the basis. */
export function openRelaxation(domain: Domain, sides: readonly SideRow[]): Relaxation {
  const { matrix } = domain;
  const { size, rows } = matrix;
  const most = rows + sides.length;
  const slackHigh = new Float64Array(most).fill(Infinity);
  slackHigh[rows - 1] = matrix.amount[rows - 1] ?? 0;
  const stride = Math.min(most, rows + 8);
  const relaxation: Relaxation = {
    domain,
    matrix,
    sides,
    rowOfSide: new Int32Array(sides.length).fill(-1),
    taken: [],
    sideRows: Array.from({ length: size }, () => []),
    sideSigns: Array.from({ length: size }, () => []),
    rows,
    slackLow: new Float64Array(most),
    slackHigh,
    head: new Int32Array(most),
    place: new Int32Array(size + most).fill(-1),
    status: new Uint8Array(size + most),
    inverse: new Float64Array(stride * stride),
    stride,
    pivots: 0,
    level: new Float64Array(most),
    reduced: new Float64Array(size + most),
    isPriced: false,
    priced: new Float64Array(size + most),
    worth: new Float64Array(most),
    pool: Int32Array.from({ length: size }, (_, j) => j),
    poolCount: size,
    open: new Int32Array(size),
    openCount: 0,
    gain: 0,
    work: new Float64Array(most),
    entering: new Float64Array(most),
    breakpoints: new Int32Array(size + most),
    ratio: new Float64Array(size + most),
  };
  takeSlackBasis(relaxation);
  return relaxation;
}

/** Puts every slack in the basis: the start, and the way out where a basis has become too nearly singular. */
export function takeSlackBasis(relaxation: Relaxation): void {
  const { matrix, rows, head, place, status, inverse, stride } = relaxation;
  for (let i = 0; i < rows; i++) {
    const column = head[i] ?? 0;
    place[column] = -1;
    status[column] = LOWER;
  }
  inverse.fill(0);
  for (let i = 0; i < rows; i++) {
    const slack = matrix.size + i;
    head[i] = slack;
    place[slack] = i;
    status[slack] = BASIC;
    inverse[i * stride + i] = 1;
  }
  relaxation.pivots = 0;
  relaxation.isPriced = false;
}

/** Adds `factor` times a column to a vector over the rows. */
export function addColumn(relaxation: Relaxation, column: number, factor: number, to: Float64Array): void {
  const { matrix, sideRows, sideSigns } = relaxation;
  if (column >= matrix.size) {
    const k = column - matrix.size;
    to[k] = (to[k] ?? 0) + factor;
    return;
  }
  const start = column * matrix.rows;
  for (let k = 0; k < matrix.rows; k++) to[k] = (to[k] ?? 0) + factor * (matrix.use[start + k] ?? 0);
  const rows = sideRows[column] ?? [];
  const signs = sideSigns[column] ?? [];
  for (let e = 0; e < rows.length; e++) {
    const k = rows[e] ?? 0;
    to[k] = (to[k] ?? 0) + factor * (signs[e] ?? 0);
  }
}

/**
 * Prices every open position: the weighted sum of its uses over the rows, into `priced`. The innermost loop of all.
 *
 * @param from where in `weights` the first row's weight stands
 */
export function priceOpen(relaxation: Relaxation, weights: Float64Array, from: number): void {
  const { matrix, rows, sideRows, sideSigns, open, openCount, priced } = relaxation;
  const { use, rows: dense } = matrix;
  const hasSides = rows > dense;
  for (let t = 0; t < openCount; t++) {
    const j = open[t] ?? 0;
    const start = j * dense;
    let sum = 0;
    for (let k = 0; k < dense; k++) sum += (weights[from + k] ?? 0) * (use[start + k] ?? 0);
    if (hasSides) {
      const side = sideRows[j] ?? [];
      const signs = sideSigns[j] ?? [];
      for (let e = 0; e < side.length; e++) sum += (weights[from + (side[e] ?? 0)] ?? 0) * (signs[e] ?? 0);
    }
    priced[j] = sum;
  }
}

/** What part of a position the relaxation's solution takes, 0 to 1. */
export function partOf({ domain, status, place, level }: Relaxation, position: number): number {
  if (status[position] === BASIC) return level[place[position] ?? 0] ?? 0;
  const state = domain.state[position];
  return state === OPEN ? (status[position] ?? 0) : (state ?? 0);
}

/** The scaled gain of the relaxation's solution. */
export function gainOfRelaxation({ matrix, rows, head, level, gain }: Relaxation): number {
  let sum = gain;
  for (let i = 0; i < rows; i++) {
    const column = head[i] ?? 0;
    if (column < matrix.size) sum += (matrix.gain[column] ?? 0) * (level[i] ?? 0);
  }
  return sum;
}

/** The least that a column may be: what is decided, or its slack's bound. */
export function lowOf({ domain, matrix, slackLow }: Relaxation, column: number): number {
  if (column >= matrix.size) return slackLow[column - matrix.size] ?? 0;
  return domain.state[column] === 1 ? 1 : 0;
}

/** The most that a column may be. */
export function highOf({ domain, matrix, slackHigh }: Relaxation, column: number): number {
  if (column >= matrix.size) return slackHigh[column - matrix.size] ?? 0;
  return domain.state[column] === 0 ? 0 : 1;
}
