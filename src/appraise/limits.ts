import type { Limit, Rules } from "../engine/selection/problem.ts";
import type { Settings } from "../workbook/sheets/settings.ts";
import { YEARS, yearsOf } from "../workbook/years.ts";
import type { ProjectFigures } from "./projects.ts";
import { countOf, inPounds } from "./say.ts";

/** What limits the portfolio: cash of each year in pence, then staff days of each year in hundredths. */
export const limitsOf = (settings: Settings): readonly Limit[] => [
  ...yearsOf(settings, "budget").map((amount, year) => ({ name: `Budget year ${year}`, amount })),
  ...yearsOf(settings, "staffDays").map((days, year) => ({
    name: `Staff days year ${year}`,
    amount: Math.round(days * 100),
  })),
];

/** What a project uses of each limit, in the order of {@link limitsOf}. */
export const useOf = ({ cashByYear, daysByYear }: ProjectFigures): readonly number[] => [
  ...cashByYear,
  ...daysByYear,
];

/** Whether the limit at a place is one of cash. */
export const isCash = (at: number): boolean => at < YEARS.length;

/** The limits that are cash. */
export const cashLimits = ({ limits }: Rules): readonly Limit[] => limits.filter((_, at) => isCash(at));

/** An amount of the limit at a place, as it is said: pounds of cash, days of the others. */
export const inUnits = (at: number, amount: number): string =>
  isCash(at) ? inPounds(amount) : countOf(amount / 100, "day");
