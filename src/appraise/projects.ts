import { dominatedBy } from "../engine/dominance.ts";
import { totalByYear } from "../engine/flows.ts";
import { paybackYear } from "../engine/payback.ts";
import { type FamilyShare, normalisedWeights, weightedPoints } from "../engine/points.ts";
import { rankProjects } from "../engine/rank.ts";
import { defaultPencePerPoint, projectValue } from "../engine/value.ts";
import { benefitCostRatio, netPresentValue } from "../engine/worth.ts";
import { type Pence, roundHalfAway, sumPence } from "../units.ts";
import type { Facts, ProjectFacts } from "../workbook/facts.ts";
import { type Family, families, weightKey } from "../workbook/families.ts";
import { scoreAfter } from "../workbook/gates.ts";
import type { Settings } from "../workbook/sheets/settings.ts";
import { YEARS, yearsOf } from "../workbook/years.ts";
import type { BenefitFigures, CostFigures, LineFigures } from "./lines.ts";

/** One project added up. Money in whole pence; years as lists, year 0 first. */
export interface ProjectFigures {
  readonly ref: string;
  readonly facts: ProjectFacts;
  readonly costs: readonly CostFigures[];
  readonly benefits: readonly BenefitFigures[];
  readonly wholeLife: Pence;
  /** Present values: of all costs, of revenue and capital, of priced benefits, and the expected loss. */
  readonly cost: Pence;
  readonly cash: Pence;
  readonly benefit: Pence;
  readonly loss: Pence;
  readonly npv: Pence;
  readonly ratio: number | null;
  /** Cashable benefits less cash costs, present value. */
  readonly cashable: Pence;
  readonly cashByYear: readonly Pence[];
  /** All costs, cash and in kind, and all priced benefits, undiscounted. */
  readonly costByYear: readonly Pence[];
  readonly benefitByYear: readonly Pence[];
  /** Hundredths of a day. */
  readonly daysByYear: readonly number[];
  /** Benefits less costs, undiscounted, the expected loss in year 0. */
  readonly netByYear: readonly Pence[];
  readonly payback: number | null;
  /** Present value of priced benefits and points, in the order of the families. */
  readonly benefitByFamily: readonly Pence[];
  readonly pointsByFamily: readonly number[];
  readonly points: number;
  readonly riskBefore: number;
  readonly riskAfter: number;
  readonly value: Pence;
  readonly rank: number;
  readonly perPound: number | null;
  /** The ref of a project that is better in everything, if there is one. */
  readonly dominatedBy: string | null;
}

/** All projects added up, in the order of stage 5, and what a point is worth. */
export interface Figures {
  readonly lines: LineFigures;
  readonly projects: readonly ProjectFigures[];
  readonly pencePerPoint: Pence;
  readonly shares: readonly FamilyShare[];
}

/** Adds the lines up by project, values and ranks them. */
export function figureProjects(facts: Facts, settings: Settings, lines: LineFigures): Figures {
  const weights = families.map(({ key }) => settings[weightKey(key)]);
  const normalised = normalisedWeights(weights);
  const shares = families.map(({ title }, at) => ({ family: title, share: normalised?.[at] ?? 0 }));
  const pencePerPoint = settings.pointValue ?? defaultPencePerPoint(yearsOf(settings, "budget"));
  const added = facts.projects.map((of) => addUp(of, { lines, shares, pencePerPoint }));
  const places = new Map(
    rankProjects(added.map(({ ref, value, cash }) => ({ ref, value, cost: cash }))).map((place) => [
      place.ref,
      place,
    ]),
  );
  const better = dominatedBy(
    added.map(({ ref, npv, cash, pointsByFamily }) => ({
      ref,
      net: npv,
      cost: cash,
      byFamily: pointsByFamily,
    })),
  );
  return {
    lines,
    shares,
    pencePerPoint,
    projects: added.map((project) => ({
      ...project,
      rank: places.get(project.ref)?.rank ?? 0,
      perPound: places.get(project.ref)?.perPound ?? null,
      dominatedBy: better.get(project.ref) ?? null,
    })),
  };
}

type Scale = Pick<Figures, "lines" | "shares" | "pencePerPoint">;

function addUp(
  of: ProjectFacts,
  { lines, shares, pencePerPoint }: Scale,
): Omit<ProjectFigures, "rank" | "perPound" | "dominatedBy"> {
  const costs = of.costs.flatMap(({ row }) => lines.costs.get(row) ?? []);
  const benefits = of.benefits.flatMap(({ row }) => lines.benefits.get(row) ?? []);
  const inCash = costs.filter(({ line }) => line.funding !== "In kind");
  const loss = sumPence(of.risks.map(({ row }) => lines.losses.get(row) ?? 0));
  const [cost, cash, benefit] = [presentOf(costs), presentOf(inCash), presentOf(benefits)];
  const npv = netPresentValue(benefit, cost + loss);
  const [costByYear, benefitByYear] = [byYearOf(costs), byYearOf(benefits)];
  const netByYear = YEARS.map(
    (year) => ((benefitByYear[year] ?? 0) - (costByYear[year] ?? 0) - (year === 0 ? loss : 0)) as Pence,
  );
  const pointsByFamily = families.map(({ title }) =>
    roundHalfAway(
      of.lines
        .filter(({ family }) => family === title)
        .reduce((sum, { row }) => sum + (lines.points.get(row) ?? 0), 0),
      6,
    ),
  );
  const points = weightedPoints(pointsByFamily, shares);
  return {
    ref: of.project.ref,
    facts: of,
    costs,
    benefits,
    wholeLife: sumPence(costs.map(({ total }) => total)),
    cost,
    cash,
    benefit,
    loss,
    npv,
    ratio: benefitCostRatio(benefit, cost),
    cashable: netPresentValue(presentOf(benefits.filter(({ line }) => line.kind === "Cashable")), cash),
    cashByYear: byYearOf(inCash),
    costByYear,
    benefitByYear,
    daysByYear: YEARS.map((year) => costs.reduce((sum, { days }) => sum + (days[year] ?? 0), 0)),
    netByYear,
    payback: paybackYear(netByYear),
    benefitByFamily: families.map(({ title }) =>
      presentOf(benefits.filter(({ line }) => line.family === (title as Family))),
    ),
    pointsByFamily,
    points,
    riskBefore: Math.max(0, ...of.risks.map(({ likelihood, impact }) => likelihood * impact)),
    riskAfter: Math.max(0, ...of.risks.map(scoreAfter)),
    value: projectValue(npv, points, pencePerPoint),
  };
}

const presentOf = (lines: readonly { readonly present: Pence }[]): Pence =>
  sumPence(lines.map(({ present }) => present));

/** Five yearly totals, also where there is no line. */
const byYearOf = (lines: readonly { readonly byYear: readonly Pence[] }[]): readonly Pence[] => {
  const totals = totalByYear(lines.map(({ byYear }) => byYear));
  return YEARS.map((year) => totals[year] ?? (0 as Pence));
};
