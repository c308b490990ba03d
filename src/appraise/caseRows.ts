import type { Share } from "../units.ts";
import { familyTitles } from "../workbook/families.ts";
import { scoreAfter } from "../workbook/gates.ts";
import type { CaseRow } from "../workbook/sheets/cases.ts";
import type { Told } from "./explain.ts";
import type { Plan } from "./plan.ts";
import { aimsOf, inPortfolioOrder } from "./portfolioRows.ts";
import type { ProjectFigures } from "./projects.ts";
import { inPercent, listed, saidPayback } from "./say.ts";
import { type Sensitivity, saidSway, sensitivityOf } from "./sensitivity.ts";
import { standsAgainst } from "./whatWouldChange.ts";

/** The case for each project, in the order of the portfolio. One that is not ready has no figures. */
export const caseRows = (told: Told): Partial<CaseRow>[] =>
  inPortfolioOrder(told.plan).map((project) => {
    const { plan, checked } = told;
    const { ref, facts } = project;
    return {
      ref,
      project: facts.project.project,
      decision: plan.decisions.get(ref) ?? "Blocked",
      aims: aimsOf(project),
      process: together(facts.lines.map(({ process }) => process)),
      people: together(facts.lines.map(({ people }) => people)),
      risk: largestRisk(project),
      ...(checked.notReady.has(ref) ? {} : figuresOf(project, told)),
      ...howSure(ref, plan),
      instead: standsAgainst(ref, plan),
    };
  });

function figuresOf(project: ProjectFigures, { checked, plan }: Told): Partial<CaseRow> {
  const sensitivity = sensitivityOf(project, checked.facts, plan.figures);
  const [first = null, second = null, third = null] = assumptions(sensitivity);
  const { discountedPayback } = sensitivity;
  return {
    cost: project.cost,
    yearly: sensitivity.equivalentAnnualCost,
    benefit: project.benefit,
    npv: project.npv,
    payback: saidPayback(discountedPayback),
    costs: sensitivity.costs,
    benefits: sensitivity.benefits,
    days: sensitivity.staffDays,
    family: tightestFamily(sensitivity),
    first,
    second,
    third,
  };
}

/** What the draws say of it; nothing where it was not drawn. */
function howSure(ref: string, { spread }: Plan): Partial<CaseRow> {
  const found = spread?.projects.find((each) => each.ref === ref);
  if (found === undefined) return {};
  const { net, chanceNegative, rankAcceptability, centralWeights, confidence } = found;
  return {
    low: net.p10 as CaseRow["low"],
    middle: net.p50 as CaseRow["middle"],
    high: net.p90 as CaseRow["high"],
    confidence: confidence as Share | null,
    negative: chanceNegative as Share | null,
    best: (rankAcceptability[0] ?? 0) as Share,
    weights:
      centralWeights === null
        ? null
        : familyTitles.map((title, at) => `${title} ${inPercent(centralWeights[at] ?? 0)}`).join(", "),
  };
}

/** Different texts once each, in the order in which they come. */
function together(texts: readonly (string | null)[]): string | null {
  const said = [...new Set(texts.filter((each) => each !== null))];
  return said.length === 0 ? null : said.join("; ");
}

/** The lines that move its net present value most, the most first, with what they are. */
const assumptions = ({ lines }: Sensitivity): readonly string[] =>
  lines.filter(({ low, high }) => low !== high).map((line) => `${line.name}: ${saidSway(line)}`);

/** The family whose benefits need change least to bring net present value to nothing; none can lose more than all of it. */
function tightestFamily({ families }: Sensitivity): string | null {
  const known = families.flatMap(({ family, share }) => (share === null ? [] : [{ family, share }]));
  const [tightest] = known
    .filter(({ share }) => share >= -1)
    .sort((a, b) => Math.abs(a.share) - Math.abs(b.share));
  if (known.length === 0) return null;
  return tightest === undefined
    ? "None: any one family could fail and something would be left."
    : `${tightest.family}: ${inPercent(Math.abs(tightest.share))} ${tightest.share < 0 ? "less" : "more"} would bring net present value to nothing.`;
}

function largestRisk({ facts: { risks } }: ProjectFigures): string | null {
  const most = Math.max(0, ...risks.map(scoreAfter));
  const [worst, ...equals] = risks.filter((risk) => scoreAfter(risk) === most);
  if (worst === undefined) return null;
  const others =
    equals.length === 0
      ? ""
      : `; ${listed(equals.map(({ ref }) => ref))} ${equals.length === 1 ? "is" : "are"} as high`;
  const response = worst.response === null ? "no response is given" : worst.response;
  return `${worst.ref} ${worst.risk} (${most} of 25 after the response${others}): ${response}`;
}
