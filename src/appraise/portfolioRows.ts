import { trackOf } from "../workbook/facts.ts";
import { families } from "../workbook/families.ts";
import type { PortfolioRow } from "../workbook/sheets/portfolio.ts";
import { eachYear } from "../workbook/years.ts";
import { outdoneBy, overrideOf, reasonFor, surenessOf, type Told } from "./explain.ts";
import type { Decision, Plan } from "./plan.ts";
import type { ProjectFigures } from "./projects.ts";
import { financialYear, inNumbers, listed, saidPayback } from "./say.ts";
import { whatWouldChange } from "./whatWouldChange.ts";

const ORDER: readonly Decision[] = ["Fund", "Hold", "Blocked"];

/** The portfolio sheet, a row a project. */
export const portfolioRows = (told: Told): PortfolioRow[] =>
  inPortfolioOrder(told.plan).map((project) => rowOf(project, told));

/** Funded projects first, then those that wait, then those held back; best rank first in each. */
export function inPortfolioOrder({ figures, decisions }: Plan): readonly ProjectFigures[] {
  const place = ({ ref }: ProjectFigures) => ORDER.indexOf(decisions.get(ref) ?? "Blocked");
  return [...figures.projects].sort((a, b) => place(a) - place(b) || a.rank - b.rank);
}

function rowOf(project: ProjectFigures, told: Told): PortfolioRow {
  const { plan, checked } = told;
  const { facts } = project;
  const spread = plan.spread?.projects.find(({ ref }) => ref === project.ref);
  const ready = !checked.notReady.has(project.ref);
  const figure = <T>(value: T): T | null => (ready ? value : null);
  const [cash0, cash1, cash2, cash3, cash4] = project.cashByYear;
  const byFamily = Object.fromEntries(
    families.map(({ key }, at) => [key, figure(project.benefitByFamily[at] ?? null)]),
  );
  return {
    decision: plan.decisions.get(project.ref) ?? "Blocked",
    rank: figure(project.rank),
    ref: project.ref,
    project: facts.project.project,
    owner: facts.project.owner,
    track: trackOf(facts),
    pair: pairOf(project, plan),
    start: financialYear(plan.settings.firstYear + facts.project.start),
    reason: reasonFor(project, told),
    outdone: outdoneBy(project, told),
    change: whatWouldChange(project.ref, plan),
    sure: surenessOf(project, plan) as PortfolioRow["sure"],
    value: figure(project.value),
    low: (spread?.value.p10 ?? null) as PortfolioRow["low"],
    high: (spread?.value.p90 ?? null) as PortfolioRow["high"],
    npv: figure(project.npv),
    ratio: figure(project.ratio),
    payback: figure(saidPayback(project.payback)),
    points: figure(project.points),
    cost: figure(project.cost),
    ...eachYear("cash", (year) => figure([cash0, cash1, cash2, cash3, cash4][year] ?? null)),
    ...byFamily,
    benefit: figure(project.benefit),
    unpriced: unpricedOf(project),
    riskAfter: figure(project.riskAfter),
    aims: aimsOf(project),
    reach: reachOf(project),
    override: overrideOf(project, told),
  } as PortfolioRow;
}

/** A funded project's part in the first phase. */
function pairOf({ ref, facts }: ProjectFigures, { decisions }: Plan): string | null {
  if (decisions.get(ref) !== "Fund" || facts.project.start !== 0) return null;
  const track = trackOf(facts);
  return track === "Both"
    ? "First phase: stands for either"
    : track === null
      ? null
      : `First phase: ${track.toLowerCase()}`;
}

/** What it yields besides money: the benefit lines that carry no price. */
function unpricedOf({ benefits }: ProjectFigures): string | null {
  const words = benefits
    .filter(({ priced }) => !priced)
    .map(({ line }) => `${line.improves} (${line.family})`);
  return words.length === 0 ? null : words.join("; ");
}

/** Its business aims and social objectives; with one kind only it says which it lacks, and with a kind unsaid just the aim. */
export function aimsOf({ facts: { objectives } }: ProjectFigures): string | null {
  const ofKinds = (...kinds: (typeof objectives)[number]["aimKind"][]) => [
    ...new Set(
      objectives.flatMap(({ aim, aimKind }) => (aim !== null && kinds.includes(aimKind) ? [aim] : [])),
    ),
  ];
  const [business, social, unsaid] = [ofKinds("Business", "Both"), ofKinds("Social", "Both"), ofKinds(null)];
  const said = [
    ...(business.length + social.length === 0
      ? []
      : [`Business: ${business.join("; ") || "none named"}`, `Social: ${social.join("; ") || "none named"}`]),
    ...(unsaid.length > 0 ? [`Aims: ${unsaid.join("; ")}`] : []),
  ];
  return said.length === 0 ? null : said.join(". ");
}

/** Reach area by area: people in one area may be the same as in another, so it is never added up. */
function reachOf({ facts: { areas } }: ProjectFigures): string | null {
  const words = areas.flatMap(({ area, reach, reached }) =>
    reach === null && reached === null
      ? []
      : [
          `${area}: ${listed([...(reach === null ? [] : [`${inNumbers(reach)} a year`]), ...(reached === null ? [] : [reached])], "–")}`,
        ],
  );
  return words.length === 0 ? null : words.join("; ");
}
