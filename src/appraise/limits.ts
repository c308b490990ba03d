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

/** What a limit is one of. */
export type LimitKind = "cash" | "days";

/** Of what the limit at a place is one. */
export const kindOf = (at: number): LimitKind => (at < YEARS.length ? "cash" : "days");

/** The limits of a kind. */
export const limitsThatAre = (kind: LimitKind, { limits }: Rules): readonly Limit[] =>
  limits.filter((_, at) => kindOf(at) === kind);

/** An amount of a limit as it is said: pounds of cash, or days. */
export const inUnits = (kind: LimitKind, amount: number): string =>
  kind === "cash" ? inPounds(amount) : countOf(amount / 100, "day");
