import type { Candidate, Rules } from "../engine/selection/problem.ts";
import { trackOf } from "../workbook/facts.ts";
import type { Settings } from "../workbook/sheets/settings.ts";
import { YEARS, yearsOf } from "../workbook/years.ts";
import type { ProjectFigures } from "./projects.ts";

/** The rules of the method as the settings give them. Limits: cash of each year in pence, then days in hundredths. */
export const rulesOf = (settings: Settings): Rules => ({
  limits: [
    ...yearsOf(settings, "budget").map((amount, year) => ({ name: `Budget year ${year}`, amount })),
    ...yearsOf(settings, "staffDays").map((days, year) => ({
      name: `Staff days year ${year}`,
      amount: Math.round(days * 100),
    })),
  ],
  atMost: settings.atMost,
  twinTrack: settings.twinTrack === "On",
});

/** How many of the limits are cash: the first of them. */
export const CASH_LIMITS = YEARS.length;

/** A project as a candidate for the portfolio. */
export const candidateOf = ({
  ref,
  value,
  cash,
  cashByYear,
  daysByYear,
  facts,
}: ProjectFigures): Candidate => ({
  ref,
  value,
  cost: cash,
  use: [...cashByYear, ...daysByYear],
  track: trackOf(facts) ?? "Service",
  startsFirst: facts.project.start === 0,
  needs: facts.project.needs,
  excludes: facts.project.excludes,
  mustDo: facts.project.mustDo === "Yes",
});
