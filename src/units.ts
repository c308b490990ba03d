/** Money in whole pence, so that sums and comparisons are exact up to £90 trillion. */
export type Pence = number & { readonly unit: "pence" };
/** A calendar date, `YYYY-MM-DD`; sorts and compares as text. */
export type Day = string & { readonly unit: "day" };
/** A part of a whole, 0 to 1. */
export type Share = number & { readonly unit: "share" };
/** Points on the council's scale: meeting every objective in full would earn 100 in each family. */
export type Points = number & { readonly unit: "points" };

const MS_PER_DAY = 86_400_000;
/** Excel's day 0 for every date after 28 February 1900, in the 1900 date system. */
const DAY_ZERO = Date.UTC(1899, 11, 30);
/** A few units in the last place: a tie that only binary fractions hide is still a tie. */
const TIE = 4e-15;

/**
 * Rounds to so many decimals, half away from zero on the decimal value, as Excel's `ROUND` does:
 * 1.005 → 1.01, −2.5 → −3, 2.675 → 2.68 (where `Math.round` and `toFixed` err).
 *
 * @param decimals 0 or more; 2 for pounds and pence
 */
export function roundHalfAway(value: number, decimals = 0): number {
  const scale = 10 ** decimals;
  const magnitude = Math.abs(value) * scale;
  // What is whole already stays so, however large: there the tie below would be more than a half.
  const whole = Number.isInteger(magnitude) ? magnitude : Math.floor(magnitude + 0.5 + magnitude * TIE);
  const rounded = whole / scale;
  return value < 0 && rounded !== 0 ? -rounded : rounded;
}

/** Pounds to whole pence, half away from zero: 1.005 → 101. */
export const penceFromPounds = (pounds: number): Pence => roundHalfAway(pounds * 100) as Pence;
/** Whole pence to pounds: 101 → 1.01. */
export const poundsFromPence = (pence: number): number => pence / 100;
/** Rounds an amount already in pence to whole pence, half away from zero. */
export const wholePence = (pence: number): Pence => roundHalfAway(pence) as Pence;
/** The sum of amounts, exact because each is whole; nothing sums to 0. */
export const sumPence = (amounts: Iterable<number>): Pence => {
  let total = 0;
  for (const amount of amounts) total += amount;
  return total as Pence;
};

/** The day of an Excel serial number (1900 date system): 46113 → 2026-04-01. A time of day is dropped. */
export const dayFromSerial = (serial: number): Day =>
  new Date(DAY_ZERO + Math.floor(serial) * MS_PER_DAY).toISOString().slice(0, 10) as Day;
/** The Excel serial number of a day (1900 date system): 2026-04-01 → 46113. */
export const serialFromDay = (day: Day): number => (Date.parse(`${day}T00:00Z`) - DAY_ZERO) / MS_PER_DAY;
