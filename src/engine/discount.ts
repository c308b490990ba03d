import { type Pence, penceFromPounds, poundsFromPence, sumPence } from "../units.ts";
import { counted } from "./counted.ts";

/** One step of a discount schedule: the yearly rate up to and including a year of the appraisal. */
export interface RateBand {
  /** Last year the rate holds for, counted from 0; `Infinity` for the last band. */
  readonly untilYear: number;
  /** Rate a year as a share: 0.035 is 3.5%. */
  readonly rate: number;
}

/** The rate of a year: of the first band that reaches it, of the last band beyond them all; 0 with no bands. */
const rateOf = (bands: readonly RateBand[], year: number): number =>
  usable((bands.find((band) => year <= band.untilYear) ?? bands.at(-1))?.rate ?? 0);

/** A rate of −100% or less would make a pound of next year worth endlessly much or less than nothing: it counts as 0. */
const usable = (rate: number): number => (rate > -1 ? rate : 0);

/**
 * What £1 of each year is worth in year 0's money: 1 for year 0, then f(t) = f(t−1) / (1 + rate of year t),
 * unrounded. Excel's `NPV` discounts its first value too, so a sheet multiplies by a row of these instead.
 *
 * @param bands in order of year
 * @param years how many years, year 0 among them; none for 0 or less
 * @returns one factor a year, year 0 first
 * @source HM Treasury, The Green Book (2022), annex A6
 * @example 3.5% gives 1, 0.9662, 0.9335, 0.9019, 0.8714
 */
export function discountFactors(bands: readonly RateBand[], years: number): number[] {
  const factors: number[] = [];
  for (let year = 0, factor = 1; year < years; year++) {
    if (year > 0) factor /= 1 + rateOf(bands, year);
    factors.push(factor);
  }
  return factors;
}

/**
 * What £1 of one year is worth in year 0's money; 1 for year 0 and before.
 *
 * @example year 31 of the standard schedule gives 0.3459
 */
export const discountFactor = (bands: readonly RateBand[], year: number): number =>
  discountFactors(bands, year + 1).at(-1) ?? 1;

/**
 * Each year's amount at its worth in year 0, each rounded to the penny: `=ROUND(flow*factor,2)` in pounds.
 *
 * @param flows pence of each year, year 0 first
 * @returns pence of each year in the same order
 * @example £1,000 in each of years 0 to 2 at 3.5%: £1,000.00, £966.18, £933.51
 */
export function presentValues(flows: readonly number[], bands: readonly RateBand[]): Pence[] {
  const factors = discountFactors(bands, flows.length);
  return flows.map((flow, year) => penceFromPounds(counted(poundsFromPence(flow) * (factors[year] ?? 0))));
}

/**
 * The present value of a flow: the sum of its rounded yearly present values, so that the sheet's column adds up
 * to the penny. Nothing is worth 0.
 *
 * @param flows pence of each year, year 0 first
 * @example £1,000 in each of years 0 to 2 at 3.5%: £2,899.69
 */
export const presentValue = (flows: readonly number[], bands: readonly RateBand[]): Pence =>
  sumPence(presentValues(flows, bands));
