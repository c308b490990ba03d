import { discountFactors } from "../engine/discount.ts";
import { paybackYear } from "../engine/payback.ts";
import { benefitRange, costRange } from "../engine/range.ts";
import { type Sway, type Swayed, tornado } from "../engine/sensitivity.ts";
import { equivalentAnnualCost, switchingValue } from "../engine/worth.ts";
import type { Pence } from "../units.ts";
import type { Facts } from "../workbook/facts.ts";
import { familyTitles } from "../workbook/families.ts";
import { YEARS } from "../workbook/years.ts";
import { benefitName, costName } from "./lineNames.ts";
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
  readonly lines: readonly LineSway[];
  readonly discountedPayback: number | null;
  readonly equivalentAnnualCost: Pence | null;
}

/** How far one line alone moves the net present value, and the change of it that alone leaves nothing over. */
export interface LineSway extends Sway {
  readonly name: string;
  readonly switching: number | null;
}

/** What a project's figures rest on, one part at a time. */
export function sensitivityOf(project: ProjectFigures, { entries }: Facts, { lines }: Figures): Sensitivity {
  const { npv, cost, benefit, benefitByFamily, netByYear } = project;
  const { start } = project.facts.project;
  const grades = new Map(entries.evidence.map((each) => [each.grade, each]));
  const doubtOf = (grade: number) => grades.get(grade) ?? { bias: 0, spread: 0 };
  const days = project.costs
    .filter(({ line }) => line.unit === "Days")
    .reduce((sum, { present }) => sum + present, 0);
  const factors = discountFactors(lines.bands, YEARS.length);
  const swayed = [
    ...project.costs.map(({ line, present }) => ({
      ref: line.ref,
      name: costName(line),
      present: -present,
      range: costRange(doubtOf(line.grade)),
    })),
    ...project.benefits
      .filter(({ priced }) => priced)
      .map(({ line, present }) => ({
        ref: line.ref,
        name: benefitName(line),
        present,
        range: benefitRange(doubtOf(line.grade)),
      })),
  ];
  // A cost and a benefit may have the same ref; what they are called tells them apart.
  const named = new Map(swayed.map((line) => [line.name, line]));
  return {
    costs: switchingValue(npv, -cost),
    benefits: switchingValue(npv, benefit),
    families: familyTitles.map((family, at) => ({
      family,
      share: switchingValue(npv, benefitByFamily[at] ?? 0),
    })),
    staffDays: switchingValue(npv, -days),
    lines: tornado(npv, swayed.map(beforeBias)).map(({ ref: name, low, high }) => {
      const { ref = name, present = 0 } = named.get(name) ?? {};
      return { ref, name, low, high, switching: switchingValue(npv, present) };
    }),
    discountedPayback: paybackYear(netByYear.map((net, year) => net * (factors[year] ?? 0))),
    equivalentAnnualCost: equivalentAnnualCost(cost, lines.bands, YEARS.length - start, start),
  };
}

/** A line as a bar of the tornado: what it adds at its likeliest, with the bias of its grade taken out. */
const beforeBias = ({
  name,
  present,
  range,
}: Pick<Swayed, "range"> & { readonly name: string; readonly present: number }): Swayed => ({
  ref: name,
  range,
  effect: range.likeliest > 0 ? present / range.likeliest : 0,
});

/** What one line alone does, in a sentence after its name: its range, and the change of it that brings that to nothing. */
export const saidSway = ({ low, high, switching }: LineSway): string => {
  const moves = `by itself it moves net present value from ${inPounds(low)} to ${inPounds(high)}`;
  // No line can lose more than all of itself.
  return switching === null || switching < -1
    ? `${moves}.`
    : `${moves}; ${inPercent(Math.abs(switching))} ${switching > 0 ? "more" : "less"} of it would bring that to nothing.`;
};

/** The assumptions that matter most, in sentences. */
export function saidSensitivity({ npv }: ProjectFigures, sensitivity: Sensitivity): string[] {
  const part = (name: string, share: number | null): string[] =>
    share === null ? [] : [`${name} ${inPercent(Math.abs(share))} ${share > 0 ? "higher" : "lower"}`];
  const parts = [...part("costs", sensitivity.costs), ...part("benefits", sensitivity.benefits)];
  return [
    ...(parts.length === 0
      ? []
      : [`Net present value ${inPounds(npv)} would come to nothing with ${parts.join(", or ")}.`]),
    ...sensitivity.lines.slice(0, 3).map((line) => `${line.name}: ${saidSway(line)}`),
  ];
}
