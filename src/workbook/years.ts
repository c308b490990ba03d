/** The five financial years of an appraisal, year 0 first. */
export const YEARS = [0, 1, 2, 3, 4] as const;
export type Year = (typeof YEARS)[number];

/** One thing for each year under `name0` … `name4`, as columns and settings are keyed. */
export const eachYear = <N extends string, T>(name: N, make: (year: Year) => T): Record<`${N}${Year}`, T> =>
  Object.fromEntries(YEARS.map((year) => [`${name}${year}`, make(year)])) as Record<`${N}${Year}`, T>;

/** The five values of `name0` … `name4` in order. */
export const yearsOf = <N extends string, T>(
  row: Readonly<Record<`${N}${Year}`, T>>,
  name: N,
): readonly T[] => YEARS.map((year) => row[`${name}${year}`]);
