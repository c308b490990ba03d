import type { Decisive } from "../engine/decisive.ts";
import { type Pence, sumPence } from "../units.ts";
import { familyTitles } from "../workbook/families.ts";
import type { ChoiceRow } from "../workbook/sheets/choice.ts";
import { lineNames } from "./lineNames.ts";
import type { Plan } from "./plan.ts";
import { countOf, inNumbers, inPercent, inPounds } from "./say.ts";

const SURE = "How sure";
/** How many of the decisive inputs are named. */
const NAMED = 3;

/** The choice sheet's rows about how sure the choice is, and what would make it surer. */
export const sureRows = (plan: Plan): ChoiceRow[] => [
  ...moneyRows(plan),
  ...agreement(plan),
  ...decisive(plan),
];

function moneyRows({ spread, chosen }: Plan): ChoiceRow[] {
  if (!spread?.chosen) return [];
  const { net, chanceNegative } = spread.chosen;
  const likeliest = sumPence(chosen.map(({ npv }) => npv));
  const amount = (what: string, pence: number, words: string): ChoiceRow => ({
    topic: SURE,
    what,
    amount: pence as Pence,
    words,
  });
  return [
    amount("Net present value, low", net.p10, "One reading in ten is below this."),
    amount(
      "Net present value, middle",
      net.p50,
      `Half of the readings are below this.${whyBelow(net.p50, likeliest)}`,
    ),
    amount("Net present value, high", net.p90, "One reading in ten is above this."),
    ...(chanceNegative === null
      ? []
      : [
          {
            topic: SURE,
            what: "Chance that it is below nothing",
            number: chanceNegative,
            words: `In ${inPercent(chanceNegative)} of the readings of your estimates.`,
          },
        ]),
  ];
}

/** Why the readings gather below the amount that they were drawn about, where they do. */
const whyBelow = (middle: Pence, likeliest: Pence): string =>
  middle < likeliest
    ? ` It is below the ${inPounds(likeliest)} of Worth, which takes every estimate at its likeliest: estimates go further wrong on the bad side than on the good one.`
    : "";

function agreement({ sure, selection }: Plan): ChoiceRow[] {
  if (sure === null || sure.agreement === null || !("chosen" in selection)) return [];
  const readings = countOf(sure.proved, "reading");
  return [
    {
      topic: SURE,
      what: "Same portfolio",
      number: sure.agreement,
      words: `In ${inNumbers(sure.agreement * sure.proved, 0)} of ${readings} of your weights and estimates this very portfolio is the best.`,
    },
    ...(sure.infeasible === 0
      ? []
      : [
          {
            topic: SURE,
            what: "No portfolio at all",
            number: sure.infeasible / sure.proved,
            words: `In ${inNumbers(sure.infeasible)} of ${readings} costs come out so high that no set of projects keeps every rule.`,
          },
        ]),
  ];
}

/** The estimates and weights that it would pay most to know better. */
function decisive({ sure, figures }: Plan): ChoiceRow[] {
  const names = lineNames(figures);
  const nameOf = ({ input }: Decisive): string =>
    input.kind === "weight"
      ? `Weight of ${familyTitles[input.family]?.toLowerCase() ?? ""}`
      : `${names.get(input.line) ?? input.line}, of ${input.project}`;
  return (sure?.decisive ?? []).slice(0, NAMED).map((each) => ({
    topic: "Worth knowing better",
    what: nameOf(each),
    number: each.share,
    words: `Knowing this for certain would settle ${inPercent(each.share)} of the doubt about which projects are the best.`,
  }));
}
