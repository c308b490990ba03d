import fc from "fast-check";
import { expect, test } from "vitest";
import type { Candidate, Rules } from "../../../src/engine/selection/problem.ts";
import { rankingChoice } from "../../../src/engine/selection/ranking.ts";
import { selectPortfolio } from "../../../src/engine/selection/select.ts";
import { anyInstance, noRules, plain, respectsRules } from "./instances.ts";

const [a, b, c] = plain([60, 50, 40], [[3, 2, 2]]) as [Candidate, Candidate, Candidate];
const limit = (amount: number): Rules => ({ ...noRules, limits: [{ name: "Cash", amount }] });
const paired: Rules = { ...noRules, twinTrack: true };

const cases: readonly [string, readonly Candidate[], Rules, unknown][] = [
  [
    "the first that fits, then the next",
    [a, b, c],
    limit(4),
    { chosen: ["P01"], value: 60, respectsRules: true },
  ],
  ["past one that does not fit", [a, b, c], limit(2), { chosen: ["P02"], value: 50, respectsRules: true }],
  [
    "must-dos before all",
    [a, b, { ...c, mustDo: true }],
    limit(4),
    { chosen: ["P02", "P03"], value: 90, respectsRules: true },
  ],
  [
    "what a project needs comes with it",
    [{ ...a, needs: ["P03"] }, b, c],
    limit(5),
    { chosen: ["P01", "P03"], value: 100, respectsRules: true },
  ],
  [
    "not if that does not fit",
    [{ ...a, needs: ["P03"] }, b, c],
    limit(4),
    { chosen: ["P02", "P03"], value: 90, respectsRules: true },
  ],
  [
    "nothing excluded by what is in",
    [{ ...a, excludes: ["P02"] }, b, c],
    limit(9),
    { chosen: ["P01", "P03"], value: 100, respectsRules: true },
  ],
  ["no loss", [a, { ...b, value: -1 }], noRules, { chosen: ["P01"], value: 60, respectsRules: true }],
  [
    "no more than may be held",
    [a, b, c],
    { ...noRules, atMost: 2 },
    { chosen: ["P01", "P02"], value: 110, respectsRules: true },
  ],
  [
    "twin track is not looked ahead to",
    [
      { ...a, track: "Service" },
      { ...b, track: "Service" },
      { ...c, track: "Activity" },
    ],
    { ...paired, limits: [{ name: "Cash", amount: 5 }] },
    { chosen: ["P01", "P02"], value: 110, respectsRules: false },
  ],
  [
    "must-dos that do not fit",
    [{ ...a, mustDo: true }, b],
    limit(2),
    { chosen: [], value: 0, respectsRules: false },
  ],
  ["a limit below zero", [a], limit(-1), { chosen: [], value: 0, respectsRules: false }],
];
test.each(cases)("Going down the ranking takes %s", (_, candidates, rules, expected) => {
  expect(rankingChoice(candidates, rules)).toEqual(expected);
});

test("The ranking's choice says rightly whether it respects the rules, and then is worth no more than the best", () => {
  fc.assert(
    fc.property(anyInstance(20), (instance) => {
      const { chosen, value, respectsRules: said } = rankingChoice(instance.candidates, instance.rules);
      const members = instance.candidates.filter(({ ref }) => chosen.includes(ref));
      expect(members.reduce((sum, each) => sum + each.value, 0)).toBe(value);
      if (chosen.length > 0) expect(said).toBe(respectsRules(instance, members));
      if (!said) return;
      const best = selectPortfolio(instance.candidates, instance.rules);
      expect("value" in best && best.value).toBeGreaterThanOrEqual(value);
    }),
    { numRuns: 1_000, seed: 11 },
  );
});
