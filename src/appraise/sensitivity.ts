import { discountFactors } from "../engine/discount.ts";
import { paybackYear } from "../engine/payback.ts";
import { benefitRange, costRange } from "../engine/range.ts";
import { type Sway, tornado } from "../engine/sensitivity.ts";
import { equivalentAnnualCost, switchingValue } from "../engine/worth.ts";
import type { Pence } from "../units.ts";
import type { Facts } from "../workbook/facts.ts";
import { familyTitles } from "../workbook/families.ts";
import { YEARS } from "../workbook/years.ts";
import type { Figures, ProjectFigures } from "./projects.ts";
import { inPercent, inPounds } from "./say.ts";

/** How far a project's net present value rests on each of its parts. Shares: 0.2 is "a fifth more". */
export interface Sensitivity {
  /** The change of all costs, of all benefits, of each family's, of all staff days, that leaves nothing over. */
  readonly costs: number | null;
  readonly benefits: number | null;
  readonly families: readonly { readonly family: string; readonly share: number | null }[];
  readonly staffDays: number | null;
  /** Every line at its worse and better end, the one that matters most first. */
  readonly lines: readonly Sway[];
  readonly discountedPayback: number | null;
  readonly equivalentAnnualCost: Pence | null;
}

/** What a project's figures rest on, one part at a time. */
export function sensitivityOf(project: ProjectFigures, { entries }: Facts, { lines }: Figures): Sensitivity {
  const { npv, cost, benefit, benefitByFamily, netByYear } = project;
  const grades = new Map(entries.evidence.map((each) => [each.grade, each]));
  const doubtOf = (grade: number) => grades.get(grade) ?? { bias: 0, spread: 0 };
  const days = project.costs
    .filter(({ line }) => line.unit === "Days")
    .reduce((sum, { present }) => sum + present, 0);
  const factors = discountFactors(lines.bands, YEARS.length);
  const plain = (present: number, kept: number) => (kept > 0 ? present / kept : 0);
  return {
    costs: switchingValue(npv, -cost),
    benefits: switchingValue(npv, benefit),
    families: familyTitles.map((family, at) => ({
      family,
      share: switchingValue(npv, benefitByFamily[at] ?? 0),
    })),
    staffDays: switchingValue(npv, -days),
    lines: tornado(npv, [
      ...project.costs.map(({ line, present }) => ({
        ref: line.ref,
        effect: -plain(present, 1 + doubtOf(line.grade).bias),
        range: costRange(doubtOf(line.grade)),
      })),
      ...project.benefits
        .filter(({ priced }) => priced)
        .map(({ line, present }) => ({
          ref: line.ref,
          effect: plain(present, 1 - doubtOf(line.grade).bias),
          range: benefitRange(doubtOf(line.grade)),
        })),
    ]),
    discountedPayback: paybackYear(netByYear.map((net, year) => net * (factors[year] ?? 0))),
    equivalentAnnualCost: equivalentAnnualCost(cost, lines.bands, YEARS.length - 1),
  };
}

/** The assumptions that matter most, in sentences. */
export function saidSensitivity({ npv }: ProjectFigures, sensitivity: Sensitivity): string[] {
  const part = (name: string, share: number | null): string[] =>
    share === null ? [] : [`${name} ${inPercent(Math.abs(share))} ${share > 0 ? "higher" : "lower"}`];
  const parts = [...part("costs", sensitivity.costs), ...part("benefits", sensitivity.benefits)];
  return [
    ...(parts.length === 0
      ? []
      : [`Net present value ${inPounds(npv)} would come to nothing with ${parts.join(", or ")}.`]),
    ...sensitivity.lines
      .slice(0, 3)
      .map(({ ref, low, high }) => `${ref} alone moves it from ${inPounds(low)} to ${inPounds(high)}.`),
  ];
}
