import { type Pence, sumPence } from "../units.ts";
import { familyTitles } from "../workbook/families.ts";
import type { ChoiceRow } from "../workbook/sheets/choice.ts";
import { coverageOf } from "./areaRows.ts";
import type { Checked } from "./check.ts";
import { kindOf, useOf } from "./limits.ts";
import { otherChoiceRows } from "./otherChoiceRows.ts";
import type { Plan } from "./plan.ts";
import { countOf, inNumbers, inPounds, listed } from "./say.ts";
import { sureRows } from "./sureRows.ts";

/** What the choice rests on, topic by topic: totals, families, each limit, other choices, areas. */
export const choiceRows = (checked: Checked, plan: Plan): ChoiceRow[] => [
  ...totals(plan),
  ...sureRows(plan),
  ...byFamily(plan),
  ...limits(plan),
  ...otherChoiceRows(plan),
  ...areasCounted(checked),
  ...waiting(checked),
];

/** How many lines count for nothing until they are put right, in a sentence; null where all count. */
export function leftOutOf({ workbook, facts }: Checked): string | null {
  const rows = Object.values(workbook.unfinished).reduce((sum, table) => sum + table.length, 0);
  const adrift = facts.entries.costs.filter(({ project }) => project === null).length;
  if (rows + adrift === 0) return null;
  return `${countOf(rows + adrift, "row")} with something to put right ${rows + adrift === 1 ? "is" : "are"} left out; figures and choice may change once ${rows + adrift === 1 ? "it is" : "they are"}.`;
}

function waiting(checked: Checked): ChoiceRow[] {
  const words = leftOutOf(checked);
  return words === null ? [] : [{ topic: "Entries", what: "Left out", words }];
}

const money = (topic: string, what: string, amount: number, words: string | null = null): ChoiceRow => ({
  topic,
  what,
  amount: amount as Pence,
  words,
});
const count = (topic: string, what: string, number: number, words: string | null = null): ChoiceRow => ({
  topic,
  what,
  number,
  words,
});

function totals({ chosen, decisions, figures, selection, restated }: Plan): ChoiceRow[] {
  const of = (decision: string) => [...decisions.values()].filter((each) => each === decision).length;
  const sum = (pick: (project: Plan["chosen"][number]) => number) => sumPence(chosen.map(pick));
  const benefit = sum((project) => project.benefit);
  const mustWait = figures.projects.filter(
    ({ ref, facts: { project } }) => project.mustDo === "Yes" && decisions.get(ref) === "Blocked",
  );
  const proof =
    selection.status === "optimal"
      ? "Proved: no other set of projects that keeps every rule is worth more."
      : selection.status === "stopped"
        ? `Stopped early: no set can be worth more than ${inPounds(selection.bound)}.`
        : selection.status === "infeasible"
          ? "No set of projects keeps every rule at once."
          : "Stopped before any set was found.";
  return [
    count("Projects", "Funded", of("Fund"), proof),
    count(
      "Projects",
      "On hold",
      of("Hold"),
      selection.status === "infeasible"
        ? "They pass every gate, but no set keeps every rule."
        : selection.status === "unknown"
          ? "They pass every gate; no set of them was found."
          : "They pass every gate and are not in the best portfolio.",
    ),
    count(
      "Projects",
      "Blocked",
      of("Blocked"),
      "A gate holds them back, or an entry has to be put right first.",
    ),
    ...(mustWait.length > 0
      ? [
          count(
            "Projects",
            "Must be done but held back",
            mustWait.length,
            listed(mustWait.map(({ ref }) => ref)),
          ),
        ]
      : []),
    money(
      "Worth",
      "Value",
      sum(({ value }) => value),
      "Net present value, and points at the value of one point.",
    ),
    money(
      "Worth",
      "Net present value",
      sum(({ npv }) => npv),
      "Benefit less cost less expected loss, in today's money.",
    ),
    money("Worth", "Benefit today", benefit, "Present value of every priced benefit of the funded projects."),
    money(
      "Worth",
      "Cost today",
      sum(({ cost }) => cost),
      "Present value of every cost of the funded projects.",
    ),
    money(
      "Worth",
      "Expected loss",
      sum(({ loss }) => loss),
      "What their risks may cost, at their chances.",
    ),
    money(
      "Worth",
      "Cashable net",
      sum(({ cashable }) => cashable),
      "The financial case: cashable benefit less cash cost.",
    ),
    count(
      "Worth",
      "Points",
      sum(({ points }) => points),
    ),
    money(
      "Worth",
      "Benefit today if no other project claimed",
      restated.benefit,
      `Shared baselines are capped over all projects entered; among the funded alone the benefit would be ${inPounds(restated.benefit - benefit)} more.`,
    ),
  ];
}

const byFamily = ({ chosen }: Plan): ChoiceRow[] =>
  familyTitles.map((title, at) =>
    money(
      "Benefit by family",
      title,
      sumPence(chosen.map(({ benefitByFamily }) => benefitByFamily[at] ?? 0)),
    ),
  );

function limits({ rules, chosen }: Plan): ChoiceRow[] {
  return rules.limits.map((limit, at): ChoiceRow => {
    const used = chosen.reduce((sum, project) => sum + (useOf(project)[at] ?? 0), 0);
    const left = limit.amount - used;
    return kindOf(at) === "cash"
      ? money("Budget", `${limit.name}: used`, used, `Of ${inPounds(limit.amount)}; ${inPounds(left)} left.`)
      : count(
          "Staff days",
          `${limit.name}: used`,
          used / 100,
          `Of ${inNumbers(limit.amount / 100)} days; ${inNumbers(left / 100)} left.`,
        );
  });
}

/** Areas that wait are counted, not lost. */
function areasCounted({ facts }: Checked): ChoiceRow[] {
  const { areas } = facts.entries;
  const parked = areas.filter(({ decision }) => decision === "Park");
  const coverage = coverageOf(facts);
  const joined = areas.filter(({ decision, sameAs }) => decision === "Go" && sameAs !== null);
  return [
    count("Areas", "Open", facts.open.length),
    count(
      "Areas",
      "Channels with nothing proposed, area by area",
      [...coverage.values()].reduce((sum, { nothing }) => sum + nothing.length, 0),
      `Of ${inNumbers(coverage.size * facts.entries.channels.length)} pairs of an area and a channel; By area names them.`,
    ),
    count("Areas", "Parked", parked.length, parked.map(({ area }) => area).join("; ") || null),
    ...(joined.length > 0
      ? [
          count(
            "Areas",
            "Counted under another name",
            joined.length,
            joined.map(({ area, sameAs }) => `${area} under ${sameAs}`).join("; "),
          ),
        ]
      : []),
  ];
}
