import { capClaims, type OverClaim } from "../engine/claims.ts";
import { discountFactors, presentValue, type RateBand } from "../engine/discount.ts";
import { benefitByYear, costByYear } from "../engine/flows.ts";
import { type Contribution, objectiveWeights, rowPoints } from "../engine/points.ts";
import { expectedLoss } from "../engine/risk.ts";
import { type Pence, roundHalfAway, sumPence } from "../units.ts";
import type { Facts } from "../workbook/facts.ts";
import type { Benefit } from "../workbook/sheets/benefits.ts";
import type { Cost } from "../workbook/sheets/costs.ts";
import type { Risk } from "../workbook/sheets/risks.ts";
import type { Settings } from "../workbook/sheets/settings.ts";
import { yearsOf } from "../workbook/years.ts";

/** One cost line worked out. */
export interface CostFigures {
  readonly line: Cost;
  /** Pence of each year, after bias. */
  readonly byYear: readonly Pence[];
  /** Hundredths of a day of each year, after bias; all 0 for a line in pounds. */
  readonly days: readonly number[];
  readonly total: Pence;
  readonly present: Pence;
}

/** One benefit line worked out; an unpriced one is worth no money here and is counted in points. */
export interface BenefitFigures {
  readonly line: Benefit;
  readonly priced: boolean;
  /** The part of each year's claim that its shared baseline allows, 0–1. */
  readonly counted: readonly number[];
  /** Pence of each year, capped, less what would happen anyway, after bias. */
  readonly byYear: readonly Pence[];
  readonly total: Pence;
  readonly present: Pence;
}

/** Everything that single lines come to, by the number of their row. */
export interface LineFigures {
  /** Rates of years 1 to 4 under the chosen schedule, and the factors that follow, year 0 first. */
  readonly bands: readonly RateBand[];
  readonly factors: readonly number[];
  readonly costs: ReadonlyMap<number, CostFigures>;
  readonly benefits: ReadonlyMap<number, BenefitFigures>;
  readonly losses: ReadonlyMap<number, Pence>;
  /** Points of each row of the mapping. */
  readonly points: ReadonlyMap<number, number>;
  /** Weight of each objective by its ref, all together 100. */
  readonly weights: ReadonlyMap<string, number>;
  readonly overClaims: readonly OverClaim[];
}

const ZERO = [0, 0, 0, 0, 0];

/** Works every line out, in the order in which the sheet's formulas do. */
export function figureLines(facts: Facts, settings: Settings): LineFigures {
  const { entries } = facts;
  const schedule = entries.discounting.find((each) => each.schedule === settings.schedule);
  const bands = (schedule === undefined ? ZERO : yearsOf(schedule, "rate")).map((rate, untilYear) => ({
    untilYear,
    rate,
  }));
  const bias = new Map(entries.evidence.map((each) => [each.grade, each.bias]));
  const biasOf = (grade: number): number => bias.get(grade) ?? 0;

  const claims = entries.benefits.map((line) => ({
    baseline: line.baseline,
    quantities: yearsOf(line, "year"),
  }));
  const { counted, overClaims } = capClaims(claims, entries.baselines);
  const weights = weighObjectives(facts);
  return {
    bands,
    factors: discountFactors(bands, ZERO.length),
    costs: new Map(
      entries.costs.map((line) => [
        line.row,
        figureCost(line, { rate: rateOf(line, facts), bias: biasOf(line.grade), bands }),
      ]),
    ),
    benefits: new Map(
      entries.benefits.map((line, at) => [
        line.row,
        figureBenefit(line, {
          counted: counted[at] ?? [],
          bias: biasOf(line.grade),
          bands,
          priced: isPriced(line, facts),
        }),
      ]),
    ),
    losses: new Map(entries.risks.map((risk) => [risk.row, lossOf(risk, settings)])),
    points: pointsByLine(facts, biasOf, weights),
    weights,
    overClaims,
  };
}

/** Whether a benefit counts in money: it has a unit value and its objective a full measure. */
export const isPriced = ({ unitValue, objective }: Benefit, { isMeasured }: Facts): boolean =>
  unitValue !== null && unitValue > 0 && isMeasured(objective);

/** Pence for one unit of a cost line: the role's day rate, or a pound. */
const rateOf = ({ unit, role }: Cost, facts: Facts): number =>
  unit === "Days" ? (facts.role.get(role)?.rate ?? 0) : 100;

function figureCost(
  line: Cost,
  { rate, bias, bands }: { rate: number; bias: number; bands: readonly RateBand[] },
): CostFigures {
  const quantities = yearsOf(line, "year");
  const byYear = costByYear({ quantities, rate, bias });
  return {
    line,
    byYear,
    days: quantities.map((days) =>
      line.unit === "Days" ? Math.round(roundHalfAway(days * (1 + bias), 2) * 100) : 0,
    ),
    total: sumPence(byYear),
    present: presentValue(byYear, bands),
  };
}

function figureBenefit(
  line: Benefit,
  {
    counted,
    bias,
    bands,
    priced,
  }: { counted: readonly number[]; bias: number; bands: readonly RateBand[]; priced: boolean },
): BenefitFigures {
  const quantities = priced ? yearsOf(line, "year") : ZERO;
  const byYear = benefitByYear({
    quantities,
    counted,
    unitValue: line.unitValue ?? 0,
    anyway: line.anyway,
    bias,
  });
  return { line, priced, counted, byYear, total: sumPence(byYear), present: presentValue(byYear, bands) };
}

/** What a risk may be expected to cost once the response is made. */
function lossOf({ likelihood, likelihoodAfter, loss }: Risk, settings: Settings): Pence {
  const chances = [settings.chance1, settings.chance2, settings.chance3, settings.chance4, settings.chance5];
  return expectedLoss(chances[(likelihoodAfter ?? likelihood) - 1] ?? 0, loss);
}

/** Weights of the objectives whose area goes on; the others weigh nothing. */
function weighObjectives({ entries, countsAs }: Facts): Map<string, number> {
  const counting = entries.objectives.map(({ area, importance }) => {
    const found = countsAs(area);
    return found?.decision === "Go" && found.sameAs === null ? importance : 0;
  });
  const weights = objectiveWeights(counting);
  return new Map(entries.objectives.map(({ ref }, at) => [ref, weights[at] ?? 0]));
}

function pointsByLine(
  facts: Facts,
  biasOf: (grade: number) => number,
  weights: ReadonlyMap<string, number>,
): Map<number, number> {
  const lines = facts.entries.mapping.filter(({ project }) => project !== null);
  const rows = lines.map(
    ({ project, objective, family, contribution, grade }): Contribution => ({
      project: project ?? "",
      objective,
      family,
      contribution,
      bias: biasOf(grade),
    }),
  );
  const priced = facts.entries.benefits.flatMap((benefit) =>
    isPriced(benefit, facts) && benefit.project !== null
      ? [{ project: benefit.project, objective: benefit.objective, family: benefit.family }]
      : [],
  );
  const points = rowPoints(rows, weights, priced);
  return new Map(lines.map(({ row }, at) => [row, points[at] ?? 0]));
}
