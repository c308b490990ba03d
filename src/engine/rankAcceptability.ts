import { countRanks, type Extremes, rankCounter } from "./rankCounts.ts";

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
