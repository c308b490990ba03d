/** The five financial years of an appraisal, year 0 first. */
export const YEARS = [0, 1, 2, 3, 4] as const;
export type Year = (typeof YEARS)[number];

/** One thing for each year under `name0` … `name4`, as columns and settings are keyed. */
export const eachYear = <N extends string, T>(name: N, make: (year: Year) => T): Record<`${N}${Year}`, T> =>
  Object.fromEntries(YEARS.map((year) => [`${name}${year}`, make(year)])) as Record<`${N}${Year}`, T>;

/** The five values of `name0` … `name4` in order; all are of one kind, so the first tells the type. */
export const yearsOf = <N extends string, R extends Readonly<Record<`${N}${Year}`, unknown>>>(
  row: R,
  name: N,
): readonly R[`${N}0`][] => YEARS.map((year) => row[`${name}${year}`]) as R[`${N}0`][];
