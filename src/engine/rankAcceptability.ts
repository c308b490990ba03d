/** Counts of how often each of several projects takes each rank, and the room to work them out in. */
export interface RankCounter {
  /** How often so far: rank after rank from the first, a count for each project. */
  readonly counts: Uint32Array;
  /** Where each bucket of keys begins. */
  readonly start: Int32Array;
  /** How far below the largest key each project's is, in whole steps, and in the low bits the project. */
  readonly codes: Int32Array;
  /** The same, the largest key first. */
  readonly sorted: Int32Array;
  /** The low bits of a code that hold the project. */
  readonly bits: number;
}

/** The least and the largest of some keys. */
export interface Extremes {
  readonly least: number;
  readonly most: number;
}

/** Bits of a code that are used: two fewer than there are, so that no code is below nothing. */
const CODE_BITS = 30;

/**
 * A counter that has counted nothing yet.
 *
 * @param projects how many, up to a million
 * @param ranks how many of the first ranks to count; all unless told
 */
export function rankCounter(projects: number, ranks: number = projects): RankCounter {
  const bits = 32 - Math.clz32(Math.max(0, projects - 1));
  return {
    counts: new Uint32Array(projects * ranks),
    start: new Int32Array(2 ** bucketBits(bits)),
    codes: new Int32Array(projects),
    sorted: new Int32Array(projects),
    bits,
  };
}

/** Two buckets or more a project: fewer keys meet in one, and the rest cost little to pass over. Four at least. */
const bucketBits = (bits: number): number => Math.min(CODE_BITS, Math.max(2, bits + 1));

/**
 * Takes in one draw: the largest key ranks first, equals share the better rank (1, 2, 2, 4). Keys become whole numbers
 * that carry their project, are thrown into buckets by size, and neighbours then put right: over flat arrays an order
 * of magnitude faster than a comparing sort of objects. Where two keys are too close for their whole numbers to tell
 * apart, the keys themselves decide, so it is exactly as right. Keys far apart from all the others make it slower,
 * never wrong.
 *
 * @param keys one for each project, finite
 * @param extremes of the keys, where whoever made them knows
 */
export function countRanks(
  counter: RankCounter,
  keys: Float64Array,
  extremes: Extremes = extremesOf(keys),
): void {
  throwIntoBuckets(counter, keys, extremes);
  if (putNeighboursRight(counter)) countClose(counter, keys);
  else countApart(counter);
}

function extremesOf(keys: Float64Array): Extremes {
  let least = Number.POSITIVE_INFINITY;
  let most = Number.NEGATIVE_INFINITY;
  for (let at = 0; at < keys.length; at++) {
    const key = keys[at] as number;
    if (key < least) least = key;
    if (key > most) most = key;
  }
  return { least, most };
}

function throwIntoBuckets(
  { start, codes, sorted, bits }: RankCounter,
  keys: Float64Array,
  { least, most }: Extremes,
): void {
  const projects = codes.length;
  // Half a step less than there are, so that the least key still has one.
  const scale = most > least ? (2 ** (CODE_BITS - bits) - 0.5) / (most - least) : 0;
  const shift = CODE_BITS - bucketBits(bits);
  start.fill(0);
  for (let at = 0; at < projects; at++) {
    const code = (((most - (keys[at] as number)) * scale) << bits) | at;
    const into = code >> shift;
    codes[at] = code;
    start[into] = (start[into] as number) + 1;
  }
  // Four at a time, for each sum waits for the one before it.
  for (let into = 0, before = 0; into < start.length; into += 4) {
    const second = before + (start[into] as number);
    const third = second + (start[into + 1] as number);
    const fourth = third + (start[into + 2] as number);
    const after = fourth + (start[into + 3] as number);
    start[into] = before;
    start[into + 1] = second;
    start[into + 2] = third;
    start[into + 3] = fourth;
    before = after;
  }
  for (let at = 0; at < projects; at++) {
    const code = codes[at] as number;
    const into = code >> shift;
    const place = start[into] as number;
    start[into] = place + 1;
    sorted[place] = code;
  }
}

/** Sorts codes that are nearly sorted; true where two that now stand side by side differ by project alone. */
function putNeighboursRight({ sorted, bits }: RankCounter): boolean {
  const step = 1 << bits;
  let areClose = false;
  let last = sorted[0] as number;
  for (let at = 1; at < sorted.length; at++) {
    const code = sorted[at] as number;
    if (code >= last) {
      if ((code ^ last) < step) areClose = true;
      last = code;
      continue;
    }
    let to = at;
    do sorted[to] = sorted[--to] as number;
    while (to > 0 && (sorted[to - 1] as number) > code);
    sorted[to] = code;
    if (((sorted[to + 1] as number) ^ code) < step) areClose = true;
    if (to > 0 && ((sorted[to - 1] as number) ^ code) < step) areClose = true;
  }
  return areClose;
}

/** Counts a draw in which all codes differ, so that each project has the rank of its place. */
function countApart({ counts, sorted, bits }: RankCounter): void {
  const projects = sorted.length;
  const mask = (1 << bits) - 1;
  for (let at = 0, row = 0; row < counts.length; at++, row += projects) {
    const cell = row + ((sorted[at] as number) & mask);
    counts[cell] = (counts[cell] as number) + 1;
  }
}

/** Counts a draw in which some codes cannot tell keys apart: the keys put them in order, and equal keys share a rank. */
function countClose({ counts, sorted, bits }: RankCounter, keys: Float64Array): void {
  const projects = sorted.length;
  const mask = (1 << bits) - 1;
  for (let at = 1; at < projects; at++) {
    const code = sorted[at] as number;
    const key = keys[code & mask] as number;
    let to = at;
    for (; to > 0 && (keys[(sorted[to - 1] as number) & mask] as number) < key; to--)
      sorted[to] = sorted[to - 1] as number;
    sorted[to] = code;
  }
  let last = Number.NaN;
  for (let at = 0, row = 0; at < projects; at++) {
    const project = (sorted[at] as number) & mask;
    const key = keys[project] as number;
    if (key !== last) row = at * projects;
    if (row >= counts.length) return;
    last = key;
    counts[row + project] = (counts[row + project] as number) + 1;
  }
}

/**
 * How often each project takes each rank, over draws of the weights, by the sum of its weighted scores.
 *
 * @param scores for each project its score in each family
 * @param weights one row of family weights for each draw, row after row
 * @returns counts, rank after rank from the first, one for each project
 * @source R. Lahdelma, J. Hokkanen and P. Salminen, European Journal of Operational Research 106 (1998)
 * @example two projects scoring (1, 0) and (0, 1) are first in half of all draws each
 */
export function rankAcceptability(
  scores: readonly (readonly number[])[],
  weights: Float64Array,
): Uint32Array {
  const columns = columnsOf(scores);
  const families = scores[0]?.length ?? 0;
  const counter = rankCounter(scores.length);
  const keys = new Float64Array(scores.length);
  for (let from = 0; families > 0 && from + families <= weights.length; from += families) {
    countRanks(counter, keys, weigh(columns, weights, from, keys));
  }
  return counter.counts;
}

/** Families to a pass of `weigh`: as many as there are, since storing a sum costs more than adding to it. */
const ABREAST = 5;

/** Each family's scores of all projects: the same numbers by column, for `weigh`, and columns of nothing to fill up. */
export const columnsOf = (scores: readonly (readonly number[])[]): Float64Array[] =>
  Array.from({ length: ABREAST * Math.ceil((scores[0]?.length ?? 0) / ABREAST) }, (_, family) =>
    Float64Array.from(scores, (row) => row[family] ?? 0),
  );

/**
 * Puts each project's weighted sum in one draw into `sums`; a family without a weight counts for nothing.
 *
 * @param columns as `columnsOf` gives them
 * @param from where the draw's weights begin
 * @returns the least and the largest sum
 */
export function weigh(
  columns: readonly Float64Array[],
  weights: Float64Array,
  from: number,
  sums: Float64Array,
): Extremes {
  let least = 0;
  let most = 0;
  sums.fill(0);
  for (let family = 0; family < columns.length; family += ABREAST) {
    const a = columns[family] as Float64Array;
    const b = columns[family + 1] as Float64Array;
    const c = columns[family + 2] as Float64Array;
    const d = columns[family + 3] as Float64Array;
    const e = columns[family + 4] as Float64Array;
    const first = from + family;
    const ofA = weights[first] ?? 0;
    const ofB = weights[first + 1] ?? 0;
    const ofC = weights[first + 2] ?? 0;
    const ofD = weights[first + 3] ?? 0;
    const ofE = weights[first + 4] ?? 0;
    least = Number.POSITIVE_INFINITY;
    most = Number.NEGATIVE_INFINITY;
    for (let at = 0; at < sums.length; at++) {
      const sum =
        (sums[at] as number) +
        ofA * (a[at] as number) +
        ofB * (b[at] as number) +
        ofC * (c[at] as number) +
        ofD * (d[at] as number) +
        ofE * (e[at] as number);
      sums[at] = sum;
      if (sum < least) least = sum;
      if (sum > most) most = sum;
    }
  }
  return { least, most };
}
