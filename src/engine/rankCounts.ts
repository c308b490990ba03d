/** Counts of how often each of several projects takes each rank. */
export interface RankCounter {
  /** How often so far: rank after rank from the first, a count for each project. */
  readonly counts: Uint32Array;
  readonly projects: number;
}

/** The least and the largest of some keys. */
export interface Extremes {
  readonly least: number;
  readonly most: number;
}

/** Bits of a code that are used: two fewer than there are, so that no code is below nothing. */
const CODE_BITS = 30;
/** The most projects that are ranked by buckets. */
const MOST = 2 ** 14;

// One room for every draw of every counter: arrays that never change place are read and written half as fast again.
/** How far below the largest key each project's is, in whole steps, and in the low bits the project. */
const codes = new Int32Array(MOST);
/** The same, the largest key first. */
const sorted = new Int32Array(MOST);
/** Where each bucket of keys begins. */
const start = new Int32Array(2 * MOST);

/**
 * A counter that has counted nothing yet.
 *
 * @param projects how many
 * @param ranks how many of the first ranks to count; all unless told
 */
export const rankCounter = (projects: number, ranks: number = projects): RankCounter => ({
  counts: new Uint32Array(projects * ranks),
  projects,
});

/**
 * Takes in one draw: the largest key ranks first, equals share the better rank (1, 2, 2, 4). Keys become whole numbers
 * that carry their project, are thrown into buckets by size, and neighbours then put right: over flat arrays an order
 * of magnitude faster than a comparing sort of objects. Where two keys are too close for their whole numbers to tell
 * apart, the keys themselves decide, so it is exactly as right. Keys far apart from all the others make it slower,
 * never wrong; so do more than 16,384 projects, which are simply sorted.
 *
 * @param keys one for each project, finite
 * @param extremes of the keys, where whoever made them knows
 */
export function countRanks(
  counter: RankCounter,
  keys: Float64Array,
  extremes: Extremes = extremesOf(keys),
): void {
  const { counts, projects } = counter;
  if (projects > MOST) {
    const order = Int32Array.from(keys, (_, at) => at);
    countInOrder(
      counts,
      order.sort((a, b) => (keys[b] as number) - (keys[a] as number)),
      keys,
    );
    return;
  }
  const bits = bitsOf(projects);
  throwIntoBuckets(keys, projects, extremes);
  const areClose = putNeighboursRight(projects, 1 << bits);
  const mask = (1 << bits) - 1;
  if (areClose) countInOrder(counts, orderByKey(keys, projects, mask), keys);
  else countApart(counts, projects, mask);
}

/** The low bits of a code that hold the project. */
const bitsOf = (projects: number): number => 32 - Math.clz32(Math.max(0, projects - 1));

/** Two buckets or more a project: fewer keys meet in one, and the rest cost little to pass over. Four at least. */
const bucketBits = (bits: number): number => Math.max(2, bits + 1);

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

function throwIntoBuckets(keys: Float64Array, projects: number, { least, most }: Extremes): void {
  const bits = bitsOf(projects);
  const buckets = 2 ** bucketBits(bits);
  // Half a step less than there are, so that the least key still has one.
  const scale = most > least ? (2 ** (CODE_BITS - bits) - 0.5) / (most - least) : 0;
  const shift = CODE_BITS - bucketBits(bits);
  start.fill(0, 0, buckets);
  for (let at = 0; at < projects; at++) {
    const code = (((most - (keys[at] as number)) * scale) << bits) | at;
    const into = code >> shift;
    codes[at] = code;
    start[into] = (start[into] as number) + 1;
  }
  // Four at a time, for each sum waits for the one before it.
  for (let into = 0, before = 0; into < buckets; into += 4) {
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
function putNeighboursRight(projects: number, step: number): boolean {
  let areClose = false;
  let last = sorted[0] as number;
  for (let at = 1; at < projects; at++) {
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
function countApart(counts: Uint32Array, projects: number, mask: number): void {
  for (let at = 0, row = 0; row < counts.length; at++, row += projects) {
    const cell = row + ((sorted[at] as number) & mask);
    counts[cell] = (counts[cell] as number) + 1;
  }
}

/** The projects of a draw in which some codes cannot tell keys apart: the keys themselves put them in order. */
function orderByKey(keys: Float64Array, projects: number, mask: number): Int32Array {
  for (let at = 0; at < projects; at++) {
    const project = (sorted[at] as number) & mask;
    const key = keys[project] as number;
    let to = at;
    for (; to > 0 && (keys[sorted[to - 1] as number] as number) < key; to--)
      sorted[to] = sorted[to - 1] as number;
    sorted[to] = project;
  }
  return sorted.subarray(0, projects);
}

/** Counts a draw whose projects are in order; equal keys share a rank. */
function countInOrder(counts: Uint32Array, order: Int32Array, keys: Float64Array): void {
  let last = Number.NaN;
  for (let at = 0, row = 0; at < order.length; at++) {
    const project = order[at] as number;
    const key = keys[project] as number;
    if (key !== last) row = at * order.length;
    if (row >= counts.length) return;
    last = key;
    counts[row + project] = (counts[row + project] as number) + 1;
  }
}
