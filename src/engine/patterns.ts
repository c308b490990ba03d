/** A number that looks ten or a hundred times too large or too small. */
export interface Outlier {
  /** Its place in the list, from 0. */
  readonly position: number;
  /** 10 or 100 where it looks too large, 0.1 or 0.01 where too small: dividing by it brings it into line. */
  readonly factor: number;
}

const SLIPS = [10, 100, 0.1, 0.01] as const;
/** How far from an exact ten or hundred times a slip may lie, as a ratio either way. */
const SLIP_WIDTH = 1.5;
/** How far the others may lie from their own middle before there is nothing to stand out from. */
const NEIGHBOUR_WIDTH = 2.5;
const FEWEST_NEIGHBOURS = 3;
const FEWEST_REPEATS = 4;
const FEWEST_CUMULATIVE = 4;
const SAME_TOTAL = 0.005;

/**
 * Numbers that stand about ten or a hundred times above or below all the others, while the others agree among
 * themselves: a figure typed with a nought too many, or pence for pounds. Zeros and blanks are passed over.
 *
 * @param numbers of one row or column, in order
 * @source R. R. Panko, "What we know about spreadsheet errors" (2008), on slips of typing
 * @example 120, 130, 1,250, 140 gives the third, by 10
 */
export function outliers(numbers: readonly number[]): Outlier[] {
  const sorted = numbers.filter((number) => number > 0).sort((a, b) => a - b);
  return numbers.flatMap((number, position) => {
    if (!(number > 0) || sorted.length <= FEWEST_NEIGHBOURS) return [];
    const own = sorted.indexOf(number);
    const others = [...sorted.slice(0, own), ...sorted.slice(own + 1)];
    const middle = medianOf(others);
    if (middle === null) return [];
    const ends = [others[0], others.at(-1)];
    if (ends.some((end = middle) => !within(end / middle, 1, NEIGHBOUR_WIDTH))) return [];
    const factor = SLIPS.find((slip) => within(number / middle, slip, SLIP_WIDTH));
    return factor === undefined ? [] : [{ position, factor }];
  });
}

/**
 * Whether figures look typed as running totals where each period's own was wanted: never falling, rising at least once
 * after the first, and ending at the total that the periods should add up to.
 *
 * @param periods in order of time
 * @param total of the whole year, known from elsewhere; null where it is not, and then nothing can be said
 * @example 100, 200, 300, 400 with a year's total of 400 is cumulative; 100, 100, 100, 100 is not
 */
export function isCumulative(periods: readonly number[], total: number | null): boolean {
  const last = periods.at(-1) ?? 0;
  const first = periods[0] ?? 0;
  if (total === null || total <= 0 || periods.length < FEWEST_CUMULATIVE || last <= first) return false;
  const rising = periods.every((period, at) => at === 0 || period >= (periods[at - 1] ?? 0));
  return rising && Math.abs(last - total) <= SAME_TOTAL * total;
}

/** A round number that fills much of a column. */
export interface RepeatedNumber {
  readonly number: number;
  /** Its places in the list, from 0. */
  readonly positions: readonly number[];
}

/**
 * Round numbers that make up at least half of a column and appear four times or more: more likely put in than
 * counted. Round is having one significant figure, or two of which the second is 5. Zeros are passed over.
 *
 * @returns the commonest first
 * @example 500, 500, 500, 500, 612 gives 500, four times
 */
export function repeatedRoundNumbers(numbers: readonly number[]): RepeatedNumber[] {
  const places = new Map<number, number[]>();
  for (const [position, number] of numbers.entries())
    if (isRound(number)) places.set(number, [...(places.get(number) ?? []), position]);
  const filled = numbers.filter((number) => number !== 0).length;
  return [...places]
    .map(([number, positions]) => ({ number, positions }))
    .filter(({ positions }) => positions.length >= FEWEST_REPEATS && positions.length * 2 >= filled)
    .sort((a, b) => b.positions.length - a.positions.length);
}

function isRound(number: number): boolean {
  const [digits = "", exponent = "0"] = Math.abs(number).toExponential().split("e");
  return number !== 0 && Number(exponent) >= 1 && (digits.length === 1 || /^\d\.5$/.test(digits));
}

const within = (ratio: number, target: number, width: number): boolean =>
  ratio <= target * width && ratio >= target / width;

function medianOf(sorted: readonly number[]): number | null {
  const below = sorted[Math.floor((sorted.length - 1) / 2)];
  const above = sorted[Math.ceil((sorted.length - 1) / 2)];
  return below === undefined || above === undefined ? null : (below + above) / 2;
}
