import type { CoreProject } from "../engine/coreIndex.ts";
import { benefitRange, costRange } from "../engine/range.ts";
import type { Doubts, UncertainLine } from "../engine/uncertainty.ts";
import type { Facts } from "../workbook/facts.ts";
import { families, weightKey } from "../workbook/families.ts";
import type { Settings } from "../workbook/sheets/settings.ts";
import { YEARS } from "../workbook/years.ts";
import { candidateOf } from "./choose.ts";
import type { Figures, ProjectFigures } from "./projects.ts";

/** How weights and estimates vary, by the settings. */
export const doubtsOf = (settings: Settings, { pencePerPoint }: Figures): Doubts => ({
  seed: settings.seed,
  weights: {
    stated: families.map(({ key }) => settings[weightKey(key)]),
    concentration: Math.round(settings.concentration),
  },
  correlation: settings.correlation,
  pencePerPoint,
});

/** A project as the draws see it: its lines before bias, each with the range that its evidence grade gives. */
export function drawnProject(project: ProjectFigures, { entries }: Facts): CoreProject {
  const grades = new Map(entries.evidence.map(({ grade, bias, spread }) => [grade, { bias, spread }]));
  const doubtOf = (grade: number) => grades.get(grade) ?? { bias: 0, spread: 0 };
  const costs = project.costs.map(({ line, byYear, days, present }): UncertainLine => {
    const doubt = doubtOf(line.grade);
    const plain = (amount: number) => amount / (1 + doubt.bias);
    const cash = line.funding === "In kind" ? 0 : 1;
    return {
      ref: line.ref,
      effect: -plain(present),
      cash: plain(present) * cash,
      use: [...byYear.map((pence) => plain(pence) * cash), ...days.map(plain)],
      range: costRange(doubt),
    };
  });
  const benefits = project.benefits
    .filter(({ priced }) => priced)
    .map(({ line, present }): UncertainLine => {
      const doubt = doubtOf(line.grade);
      const kept = 1 - doubt.bias;
      return {
        ref: line.ref,
        effect: kept > 0 ? present / kept : 0,
        cash: 0,
        use: YEARS.flatMap(() => [0, 0]),
        range: benefitRange(doubt),
      };
    });
  const { track, startsFirst, needs, excludes, mustDo } = candidateOf(project);
  return {
    ref: project.ref,
    fixed: -project.loss,
    byFamily: project.pointsByFamily,
    lines: [...costs, ...benefits],
    track,
    startsFirst,
    needs,
    excludes,
    mustDo,
  };
}
