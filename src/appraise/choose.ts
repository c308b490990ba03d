import type { Candidate, Rules } from "../engine/selection/problem.ts";
import { trackOf } from "../workbook/facts.ts";
import type { Settings } from "../workbook/sheets/settings.ts";
import { limitsOf, useOf } from "./limits.ts";
import type { ProjectFigures } from "./projects.ts";

/** The rules of the method as the settings give them. */
export const rulesOf = (settings: Settings): Rules => ({
  limits: limitsOf(settings),
  atMost: settings.atMost,
  twinTrack: settings.twinTrack === "On",
});

/** A project as a candidate for the portfolio. */
export function candidateOf(project: ProjectFigures): Candidate {
  const { ref, value, cash, facts } = project;
  const { start, needs, excludes, mustDo } = facts.project;
  return {
    ref,
    value,
    cost: cash,
    use: useOf(project),
    track: trackOf(facts) ?? "Service",
    startsFirst: start === 0,
    needs,
    excludes,
    mustDo: mustDo === "Yes",
  };
}
