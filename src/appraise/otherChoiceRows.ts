import type { Rule } from "../engine/selection/clashes.ts";
import type { Pence } from "../units.ts";
import type { ChoiceRow } from "../workbook/sheets/choice.ts";
import { inUnits } from "./limits.ts";
import type { Plan } from "./plan.ts";
import { countOf, inPounds, listed } from "./say.ts";

/** The choice sheet's rows about what else could have been chosen: by rank, without the pair, with other pairs. */
export const otherChoiceRows = (plan: Plan): ChoiceRow[] => [
  ...byRank(plan),
  ...otherBudgets(plan),
  ...twinTrack(plan),
  ...clash(plan),
];

const otherBudgets = ({ alternatives: { frontier } }: Plan): ChoiceRow[] =>
  frontier.steps.length === 0
    ? []
    : [
        {
          topic: "Other budgets",
          what: "Levels on 7 Frontier",
          number: frontier.steps.length,
          words: frontier.isComplete
            ? "Every level of cash budget at which the best portfolio changes."
            : "Some of the levels at which the best portfolio changes, each exact: there are too many to find them all.",
        },
      ];

function byRank({ selection, alternatives: { ranking } }: Plan): ChoiceRow[] {
  if (!("value" in selection)) return [];
  const loss = selection.value - ranking.value;
  const row = (words: string): ChoiceRow => ({
    topic: "By rank",
    what: "Value of the ranking's own choice",
    amount: ranking.value as Pence,
    words,
  });
  const chosen = listed(ranking.chosen) || "nothing";
  if (!ranking.respectsRules)
    return [
      row(
        `Taking the ranking in order would choose ${chosen}, which does not keep every rule: it does not look ahead.`,
      ),
    ];
  return [
    row(`Taking the ranking in order would choose ${chosen}.`),
    {
      topic: "By rank",
      what: "What it would lose",
      amount: loss as Pence,
      words:
        loss > 0
          ? "The best portfolio is worth this much more under the same rules."
          : "Nothing: here the ranking finds the best portfolio.",
    },
  ];
}

function twinTrack({ rules, alternatives }: Plan): ChoiceRow[] {
  if (!rules.twinTrack)
    return [
      {
        topic: "Twin track",
        what: "The rule is off",
        words: "Switch it on in Settings to pair an activity with a service in the first phase.",
      },
    ];
  const { pairs, twinTrackPrice, bestPairs, cheapestPair } = alternatives;
  return [
    {
      topic: "Twin track",
      what: "Pairs that could start together",
      number: pairs,
      words: "An activity and a service that both start in year 0 and pass every gate.",
    },
    ...(twinTrackPrice === null
      ? []
      : [
          {
            topic: "Twin track",
            what: "What the rule costs",
            amount: twinTrackPrice as Pence,
            words:
              twinTrackPrice > 0
                ? `Without the rule the best portfolio would be worth ${inPounds(twinTrackPrice)} more.`
                : "Nothing: the best portfolio holds a pair anyway.",
          },
        ]),
    ...bestPairs.map(
      ({ activity, service, value }, at): ChoiceRow => ({
        topic: "Twin track",
        what: `${["Best", "Second", "Third"][at]} pair: ${activity} with ${service}`,
        amount: value as Pence,
        words: "The value of the best portfolio that holds this pair.",
      }),
    ),
    ...(cheapestPair === null
      ? []
      : [
          {
            topic: "Twin track",
            what: `Cheapest pair: ${cheapestPair.activity} with ${cheapestPair.service}`,
            amount: cheapestPair.cost as Pence,
            words: `The limits leave no room for a pair; this one costs least, with ${countOf(cheapestPair.chosen.length, "project")} in all.`,
          },
        ]),
  ];
}

/** Where no set keeps every rule: which rules clash, and the cheapest way to make them hold. */
function clash({ alternatives: { clash: found, relief } }: Plan): ChoiceRow[] {
  if (found === null) return [];
  return [
    {
      topic: "Clash",
      what: "Rules that cannot hold together",
      number: found.rules.length,
      words: `${listed(found.rules.map(saidRule))}. Any one of them would have to give way.`,
    },
    ...(relief === null
      ? [
          {
            topic: "Clash",
            what: "More money or days",
            words:
              "No rise of the cash budgets alone, nor of the staff days alone, was found that would let every rule hold.",
          },
        ]
      : [leastExtra(relief)]),
  ];
}

function leastExtra({ of, rises }: NonNullable<Plan["alternatives"]["relief"]>): ChoiceRow {
  const total = rises.reduce((sum, { rise }) => sum + rise, 0);
  return {
    topic: "Clash",
    what: `Least extra ${of === "cash" ? "cash" : "staff days"} that would let them hold`,
    ...(of === "cash" ? { amount: total as Pence } : { number: total / 100 }),
    words: listed(rises.map(({ name, rise }) => `${name} by ${inUnits(of, rise)}`)),
  };
}

/** A rule as an officer knows it. */
export function saidRule(rule: Rule): string {
  switch (rule.rule) {
    case "limit":
      return rule.name;
    case "mustDo":
      return `${rule.ref} must be done`;
    case "needs":
      return `${rule.ref} needs ${rule.needs}`;
    case "excludes":
      return `${rule.refs[0]} excludes ${rule.refs[1]}`;
    case "twinTrack":
      return "twin track";
    case "atMost":
      return "at most how many projects";
  }
}
