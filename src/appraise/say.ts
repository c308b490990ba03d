import { type Day, roundHalfAway } from "../units.ts";

/** An amount in pence as it is said: £12,500, −£3.05. */
export function inPounds(pence: number): string {
  const [whole = "0", part = "00"] = (Math.abs(pence) / 100).toFixed(2).split(".");
  return `${pence < 0 ? "−" : ""}£${grouped(whole)}${part === "00" ? "" : `.${part}`}`;
}

/** A number as it is said, to at most so many decimals: 1,234.5. */
export function inNumbers(value: number, decimals = 2): string {
  const rounded = roundHalfAway(value, decimals);
  const [whole = "0", part = ""] = Math.abs(rounded).toFixed(decimals).split(".");
  const rest = part.replace(/0+$/, "");
  return `${rounded < 0 ? "−" : ""}${grouped(whole)}${rest === "" ? "" : `.${rest}`}`;
}

/** A share as it is said: 0.256 → 25.6%. */
export const inPercent = (share: number): string => `${inNumbers(share * 100, 1)}%`;

/** A change as large as it has to be: rounded up to the next tenth of a hundredth, 0.53041 → 53.1%. */
export const inPercentAtLeast = (share: number): string => inPercent(Math.ceil(share * 1000 - 1e-9) / 1000);

/** How often something is so, 0 to 1: never or always only where it is: 0.9996 → over 99.9%. */
export function inFrequency(share: number): string {
  if (share > 0 && share < 0.0005) return "under 0.1%";
  return share < 1 && share >= 0.9995 ? "over 99.9%" : inPercent(share);
}

/** So many of a thing: 1 project, 3 projects. */
export const countOf = (count: number, one: string, many = `${one}s`): string =>
  `${inNumbers(count)} ${count === 1 ? one : many}`;

/** When a project has repaid its cost, in years: 1 year, 2.4 years. */
export function saidPayback(years: number | null): string {
  if (years === null) return "Not within five years";
  const said = inNumbers(years, 1);
  return `${said} ${said === "1" ? "year" : "years"}`;
}

/** Names as a person lists them: a, b and c. */
export const listed = (names: readonly string[], last = "and"): string =>
  names.length < 2 ? (names[0] ?? "") : `${names.slice(0, -1).join(", ")} ${last} ${names.at(-1)}`;

/** The financial year that begins in April of `year`: 2027 → 2027–28. */
export const financialYear = (year: number): string => `${year}–${String((year + 1) % 100).padStart(2, "0")}`;

const MONTHS = "January February March April May June July August September October November December".split(
  " ",
);

/** A day as it is said: 31 March 2026. */
export const inDays = (day: Day): string => {
  const [year = "", month = "", date = ""] = day.split("-");
  return `${Number(date)} ${MONTHS[Number(month) - 1]} ${year}`;
};

const grouped = (digits: string): string => digits.replace(/\B(?=(\d{3})+(?!\d))/g, ",");
