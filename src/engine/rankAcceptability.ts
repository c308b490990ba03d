/** Counts how often each of several projects takes each rank. */
export interface RankCounter {
  /** Takes in one draw: a key for each project, the largest first; equals share the better rank. */
  readonly add: (keys: Float64Array) => void;
  /** How often so far, rank after rank from the first, a count for each project. */
  readonly counts: Uint32Array;
}

/** Buckets for each project: enough that most hold one. */
const BUCKETS_EACH = 2.5;

/**
 * A counter of ranks that sorts each draw into buckets by size of key and then puts neighbours right: one pass over
 * flat arrays, several times faster than a comparing sort and exactly as right. Keys far apart from all others make
 * it slower, never wrong.
 *
 * @param projects how many
 * @param ranks how many of the first ranks to count; all unless told
 */
export function rankCounter(projects: number, ranks: number = projects): RankCounter {
  const counts = new Uint32Array(projects * ranks);
  const buckets = Math.ceil(projects * BUCKETS_EACH);
  const start = new Int32Array(buckets + 1);
  const bucket = new Int32Array(projects);
  const sorted = new Float64Array(projects);
  const order = new Int32Array(projects);

  function sortIntoBuckets(keys: Float64Array): void {
    let least = Number.POSITIVE_INFINITY;
    let most = Number.NEGATIVE_INFINITY;
    for (let at = 0; at < projects; at++) {
      const key = keys[at] as number;
      if (key < least) least = key;
      if (key > most) most = key;
    }
    const scale = most > least ? (buckets - 1e-6) / (most - least) : 0;
    start.fill(0);
    for (let at = 0; at < projects; at++) {
      const into = ((most - (keys[at] as number)) * scale) | 0;
      bucket[at] = into;
      start[into] = (start[into] as number) + 1;
    }
    for (let at = 0, before = 0; at < buckets; at++) {
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

  function putNeighboursRight(): void {
    for (let at = 1; at < projects; at++) {
      const key = sorted[at] as number;
      if ((sorted[at - 1] as number) >= key) continue;
      const project = order[at] as number;
      let to = at;
      do {
        sorted[to] = sorted[to - 1] as number;
        order[to] = order[to - 1] as number;
        to--;
      } while (to > 0 && (sorted[to - 1] as number) < key);
      sorted[to] = key;
      order[to] = project;
    }
  }

  function add(keys: Float64Array): void {
    sortIntoBuckets(keys);
    putNeighboursRight();
    for (let at = 0, rank = 0; at < projects; at++) {
      if (at > 0 && sorted[at] !== sorted[at - 1]) rank = at;
      if (rank >= ranks) return;
      const cell = rank * projects + (order[at] as number);
      counts[cell] = (counts[cell] as number) + 1;
    }
  }

  return { add, counts };
}

/**
 * How often each project takes each rank, over draws of the weights, by the sum of its weighted scores.
 *
 * @param scores for each project its score in each family
 * @param weights one row of family weights for each draw, row after row
 * @returns counts, rank after rank from the first, one for each project
 * @source R. Lahdelma, J. Hokkanen and P. Salminen, European Journal of Operational Research 106 (1998); two projects
 *   scoring (1, 0) and (0, 1) are first in half of all draws each
 */
export function rankAcceptability(
  scores: readonly (readonly number[])[],
  weights: Float64Array,
): Uint32Array {
  const projects = scores.length;
  const families = scores[0]?.length ?? 0;
  const columns = Array.from({ length: families }, (_, family) =>
    Float64Array.from(scores, (row) => row[family] ?? 0),
  );
  const counter = rankCounter(projects);
  const keys = new Float64Array(projects);
  for (let from = 0; families > 0 && from + families <= weights.length; from += families) {
    weigh(columns, weights, from, keys);
    counter.add(keys);
  }
  return counter.counts;
}

/** Each project's weighted sum in one draw, family after family. */
function weigh(
  columns: readonly Float64Array[],
  weights: Float64Array,
  from: number,
  sums: Float64Array,
): void {
  sums.fill(0);
  for (const [family, column] of columns.entries()) {
    const weight = weights[from + family] as number;
    for (let at = 0; at < sums.length; at++)
      sums[at] = (sums[at] as number) + weight * (column[at] as number);
  }
}
