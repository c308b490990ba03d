/** Counts of how often each of several projects takes each rank, and the room to work them out in. */
export interface RankCounter {
  /** How often so far: rank after rank from the first, a count for each project. */
  readonly counts: Uint32Array;
  /** Where each bucket of keys begins. */
  readonly start: Int32Array;
  /** The bucket of each project. */
  readonly bucket: Int32Array;
  /** Keys from the largest. */
  readonly sorted: Float64Array;
  /** The project of each of those keys. */
  readonly order: Int32Array;
}

/**
 * A counter that has counted nothing yet.
 *
 * @param projects how many
 * @param ranks how many of the first ranks to count; all unless told
 */
export const rankCounter = (projects: number, ranks: number = projects): RankCounter => ({
  counts: new Uint32Array(projects * ranks),
  start: new Int32Array(projects + 1),
  bucket: new Int32Array(projects),
  sorted: new Float64Array(projects),
  order: new Int32Array(projects),
});

/**
 * Takes in one draw: the largest key ranks first, equals share the better rank (1, 2, 2, 4). Keys are thrown into
 * buckets by size and neighbours then put right: over flat arrays an order of magnitude faster than a comparing sort of
 * objects, and exactly as right. Keys far apart from all the others make it slower, never wrong.
 *
 * @param keys one for each project, finite
 */
export function countRanks(counter: RankCounter, keys: Float64Array): void {
  throwIntoBuckets(counter, keys);
  putNeighboursRight(counter);
  const { counts, sorted, order } = counter;
  const projects = sorted.length;
  let last = Number.NaN;
  for (let at = 0, row = 0; at < projects; at++) {
    if (sorted[at] !== last) row = at * projects;
    if (row >= counts.length) return;
    last = sorted[at] as number;
    const cell = row + (order[at] as number);
    counts[cell] = (counts[cell] as number) + 1;
  }
}

function throwIntoBuckets({ start, bucket, sorted, order }: RankCounter, keys: Float64Array): void {
  const projects = keys.length;
  let least = Number.POSITIVE_INFINITY;
  let most = Number.NEGATIVE_INFINITY;
  for (let at = 0; at < projects; at++) {
    const key = keys[at] as number;
    if (key < least) least = key;
    if (key > most) most = key;
  }
  // A shade less than the number of buckets, so that the least key still falls into the last.
  const scale = most > least ? (projects - 1e-6) / (most - least) : 0;
  start.fill(0);
  for (let at = 0; at < projects; at++) {
    const into = ((most - (keys[at] as number)) * scale) | 0;
    bucket[at] = into;
    start[into] = (start[into] as number) + 1;
  }
  for (let at = 0, before = 0; at < projects; at++) {
    const here = start[at] as number;
    start[at] = before;
    before += here;
  }
  for (let at = 0; at < projects; at++) {
    const into = bucket[at] as number;
    const place = start[into] as number;
    start[into] = place + 1;
    sorted[place] = keys[at] as number;
    order[place] = at;
  }
}

function putNeighboursRight({ sorted, order }: RankCounter): void {
  let last = sorted[0] as number;
  for (let at = 1; at < sorted.length; at++) {
    const key = sorted[at] as number;
    if (last < key) {
      const project = order[at] as number;
      let to = at;
      do {
        sorted[to] = sorted[to - 1] as number;
        order[to] = order[to - 1] as number;
        to--;
      } while (to > 0 && (sorted[to - 1] as number) < key);
      sorted[to] = key;
      order[to] = project;
      last = sorted[at] as number;
    } else last = key;
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
  const families = columns.length;
  const counter = rankCounter(scores.length);
  const keys = new Float64Array(scores.length);
  for (let from = 0; families > 0 && from + families <= weights.length; from += families) {
    weigh(columns, weights.subarray(from, from + families), keys);
    countRanks(counter, keys);
  }
  return counter.counts;
}

/** Families to a pass of `weigh`: as many as there are, since storing a sum costs more than adding to it. */
const ABREAST = 5;

/** Each family's scores of all projects: the same numbers by column, for `weigh`. */
export const columnsOf = (scores: readonly (readonly number[])[]): Float64Array[] =>
  Array.from({ length: scores[0]?.length ?? 0 }, (_, family) =>
    Float64Array.from(scores, (row) => row[family] ?? 0),
  );

/** Puts each project's weighted sum in one draw into `sums`; a family without a weight counts for nothing. */
export function weigh(columns: readonly Float64Array[], weights: Float64Array, sums: Float64Array): void {
  sums.fill(0);
  for (let family = 0; family < columns.length; family += ABREAST) {
    const [a = sums, b = a, c = a, d = a, e = a] = columns.slice(family, family + ABREAST);
    const [ofA = 0, ofB = 0, ofC = 0, ofD = 0, ofE = 0] = weights.subarray(family, family + ABREAST);
    for (let at = 0; at < sums.length; at++)
      sums[at] =
        (sums[at] as number) +
        ofA * (a[at] as number) +
        ofB * (b[at] as number) +
        ofC * (c[at] as number) +
        ofD * (d[at] as number) +
        ofE * (e[at] as number);
  }
}
