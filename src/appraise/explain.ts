import { penceFromPounds } from "../units.ts";
import { addressOf, inOnePiece } from "../workbook/address.ts";
import type { Grids } from "../workbook/grid.ts";
import { lowerFirst } from "../workbook/words.ts";
import type { Checked } from "./check.ts";
import { inUnits, kindOf, useOf } from "./limits.ts";
import type { Plan } from "./plan.ts";
import type { ProjectFigures } from "./projects.ts";
import { countOf, inDays, inFrequency, inNumbers, inPounds, listed } from "./say.ts";

/** Everything that sentences about projects are made from. */
export interface Told {
  readonly plan: Plan;
  readonly checked: Checked;
  readonly grids: Grids;
}

/**
 * Why a project is in, out or held back, and what it is worth. Every figure stands in the workbook, but for what it
 * would pass a limit by, which is the sum of the columns of 6 Evaluation less the limit of Settings.
 */
export function reasonFor(project: ProjectFigures, told: Told): string {
  const isJudged = told.plan.decisions.get(project.ref) !== "Blocked";
  return isJudged
    ? [
        whyFor(project, told),
        worth(project),
        ...bettered(project, told),
        ...howSure(project, told.plan),
      ].join(" ")
    : whyFor(project, told);
}

/** A project that beats it on money, cash and every family's points, where that one's own figures can be trusted. */
export const outdoneBy = ({ dominatedBy }: ProjectFigures, { checked }: Told): string | null =>
  dominatedBy === null || checked.notReady.has(dominatedBy) ? null : dominatedBy;

function bettered(project: ProjectFigures, told: Told): string[] {
  const better = outdoneBy(project, told);
  return better === null
    ? []
    : [
        `${better} costs no more cash and yields no less, in net present value and in every family of benefit.`,
      ];
}

/** How often the best portfolio holds it when weights and estimates vary together; null where none was chosen. */
export function surenessOf({ ref }: ProjectFigures, { sure, selection }: Plan): number | null {
  if (!("chosen" in selection)) return null;
  return sure?.projects.find((each) => each.ref === ref)?.coreIndex ?? null;
}

/** The same in plain words. */
function howSure(project: ProjectFigures, plan: Plan): string[] {
  const index = surenessOf(project, plan);
  return index === null
    ? []
    : [`The best portfolio holds it in ${inFrequency(index)} of the readings of your weights and estimates.`];
}

/** Why a project is in, out or held back, in a sentence. */
export function whyFor(project: ProjectFigures, told: Told): string {
  const decision = told.plan.decisions.get(project.ref);
  if (decision === "Fund") return `In${because(project, told.plan)}.`;
  return decision === "Hold"
    ? `Out: ${whyOut(project, told.plan)}.`
    : `Held back: ${whyBlocked(project, told)}.`;
}

/** What a project is worth for what it costs. */
function worth({ value, cash, perPound, rank, npv, points }: ProjectFigures): string {
  const made = `Its value is ${inPounds(value)}: net present value ${inPounds(npv)} and ${inNumbers(points)} points`;
  return perPound === null
    ? `${made}, for no cash; rank ${rank}.`
    : `${made}, for ${inPounds(cash)} of cash in today's money; ${inPounds(penceFromPounds(perPound))} for each pound, rank ${rank}.`;
}

/** What speaks for a funded project besides its value. */
function because({ ref, value, facts: { project } }: ProjectFigures, plan: Plan): string {
  const neededBy = plan.chosen
    .filter(({ facts }) => facts.project.needs.includes(ref))
    .map((each) => each.ref);
  const reasons = [
    ...(project.mustDo === "Yes" ? [`it must be done (${project.whyMust ?? "no reason is given"})`] : []),
    ...(neededBy.length > 0 ? [`${listed(neededBy)} cannot do without it`] : []),
    ...(value < 0 && project.mustDo !== "Yes"
      ? ["a rule asks for it, though it is worth less than nothing by itself"]
      : []),
  ];
  return reasons.length > 0 ? `: ${reasons.join("; ")}` : ", as part of the best set that keeps every rule";
}

/** What keeps a project out. */
function whyOut(project: ProjectFigures, plan: Plan): string {
  const { ref, value, facts } = project;
  if (plan.selection.status === "infeasible")
    return "no set of projects keeps every rule at once; see 7 Choice";
  if (plan.selection.status === "unknown") return "the search was stopped before any set was found";
  const missing = facts.project.needs.filter((need) => plan.decisions.get(need) !== "Fund");
  const rivals = plan.chosen
    .filter((each) => facts.project.excludes.includes(each.ref) || each.facts.project.excludes.includes(ref))
    .map((each) => each.ref);
  const over = overrun(project, plan);
  const clauses = [
    ...(value < 0 ? ["it costs more than it is worth"] : []),
    ...(value === 0 ? ["it is worth no more than it costs"] : []),
    ...(missing.length > 0
      ? [`it needs ${listed(missing)}, which ${missing.length === 1 ? "is" : "are"} not funded`]
      : []),
    ...(rivals.length > 0 ? [`it cannot stand beside ${listed(rivals)}`] : []),
    ...(value > 0 && over.length > 0 ? [`beside the funded projects it would pass ${listed(over)}`] : []),
    ...(isFull(plan) ? ["no more projects may be chosen"] : []),
  ];
  return clauses.length > 0
    ? clauses.join("; ")
    : "the rules leave no room for it beside the funded projects";
}

const isFull = ({ rules, chosen }: Plan): boolean => rules.atMost !== null && chosen.length >= rules.atMost;

/**
 * The limits that the project would pass if it joined the funded ones, and by how much: the cash and the days that it
 * would pass by most of the limit, and how many others.
 */
export function overrun(project: ProjectFigures, plan: Plan): string[] {
  const use = useOf(project);
  const used = plan.chosen.map(useOf);
  const passed = plan.rules.limits.flatMap(({ name, amount }, at) => {
    const over = used.reduce((sum, each) => sum + (each[at] ?? 0), use[at] ?? 0) - amount;
    return over > 0 && (use[at] ?? 0) > 0 ? [{ name, at, over, part: over / Math.max(1, amount) }] : [];
  });
  const worst = (["cash", "days"] as const).flatMap(
    (kind) => passed.filter(({ at }) => kindOf(at) === kind).sort((a, b) => b.part - a.part)[0] ?? [],
  );
  const others = passed.length - worst.length;
  return [
    ...worst.map(({ name, at, over }) => `${lowerFirst(name)} by ${inUnits(kindOf(at), over)}`),
    ...(others > 0 ? [`${countOf(others, "other limit")}`] : []),
  ];
}

function whyBlocked({ ref }: ProjectFigures, { plan, checked, grids }: Told): string {
  const unread = checked.notReady.get(ref) ?? [];
  const held = plan.blocked.get(ref) ?? [];
  const rows = unread.map((place) => inOnePiece(addressOf(place, grids)));
  return [
    ...(rows.length > 0 ? [`put right ${listed([...new Set(rows)])} first`] : []),
    ...held.map((each) => `gate ${each.gate}: ${each.message} (${inOnePiece(addressOf(each, grids))})`),
    ...(rows.length + held.length === 0 ? ["no line of 4 Mapping names it"] : []),
  ].join("; ");
}

/** The gate that a project passes by decision, with reason, role and date; null where it passes by itself. */
export function overrideOf(
  { ref, facts: { project } }: ProjectFigures,
  { checked }: Pick<Told, "checked">,
): string | null {
  const used = checked.held.some((held) => held.project === ref && held.overridden);
  if (!used || project.gate === null) return null;
  return `Gate ${project.gate} passed by decision of ${project.by ?? "nobody named"}${project.on === null ? "" : ` on ${inDays(project.on)}`}: ${project.reason ?? ""}`;
}
