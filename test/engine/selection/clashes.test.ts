import fc from "fast-check";
import { expect, test } from "vitest";
import type { Rule } from "../../../src/engine/selection/clashes.ts";
import { clashingRules } from "../../../src/engine/selection/clashes.ts";
import type { Candidate, Rules } from "../../../src/engine/selection/problem.ts";
import { selectPortfolio } from "../../../src/engine/selection/select.ts";
import { anyInstance, type Instance, noRules, plain, tryAll } from "./instances.ts";

const [a, b, c] = plain([1, 1, 1], [[3, 2, 2]]) as [Candidate, Candidate, Candidate];
const limit = (amount: number): Rules => ({ ...noRules, limits: [{ name: "Cash", amount }] });
const must = (candidate: Candidate): Candidate => ({ ...candidate, mustDo: true });

const cases: readonly [string, readonly Candidate[], Rules, readonly Rule[] | null][] = [
  ["nothing, where a portfolio is possible", [must(a), b], limit(3), null],
  [
    "two must-dos and the limit they break",
    [must(a), must(b), c],
    limit(4),
    [
      { rule: "limit", name: "Cash" },
      { rule: "mustDo", ref: "P01" },
      { rule: "mustDo", ref: "P02" },
    ],
  ],
  [
    "a must-do and a limit below it, rather than two must-dos",
    [must(a), must(b), must(c)],
    limit(2),
    [
      { rule: "limit", name: "Cash" },
      { rule: "mustDo", ref: "P01" },
    ],
  ],
  [
    "a must-do, its need and the exclusion of that",
    [
      { ...must(a), needs: ["P02"] },
      { ...b, excludes: ["P01"] },
    ],
    noRules,
    [
      { rule: "mustDo", ref: "P01" },
      { rule: "needs", ref: "P01", needs: "P02" },
      { rule: "excludes", refs: ["P02", "P01"] },
    ],
  ],
  [
    "a must-do whose need names nobody",
    [{ ...must(a), needs: ["P99"] }],
    noRules,
    [
      { rule: "mustDo", ref: "P01" },
      { rule: "needs", ref: "P01", needs: "P99" },
    ],
  ],
  [
    "twin track alone, where nobody can pair",
    [{ ...a, startsFirst: false }],
    { ...noRules, twinTrack: true },
    [{ rule: "twinTrack" }],
  ],
  [
    "twin track and a count of one",
    [a, b],
    { ...noRules, twinTrack: true, atMost: 1 },
    [{ rule: "atMost" }, { rule: "twinTrack" }],
  ],
  ["a limit below zero alone", [a], limit(-1), [{ rule: "limit", name: "Cash" }]],
];
test.each(cases)("Why there is no portfolio: %s", (_, candidates, rules, expected) => {
  expect(clashingRules(candidates, rules)).toEqual(expected && { rules: expected, isSmallest: true });
});

/** An instance with some of its rules dropped. */
function without({ candidates, rules }: Instance, dropped: readonly Rule[]): Instance {
  const has = (wanted: (rule: Rule) => boolean) => dropped.some(wanted);
  return {
    candidates: candidates.map((each) => ({
      ...each,
      mustDo: each.mustDo && !has((rule) => rule.rule === "mustDo" && rule.ref === each.ref),
      needs: each.needs.filter(
        (needs) => !has((rule) => rule.rule === "needs" && rule.ref === each.ref && rule.needs === needs),
      ),
      excludes: each.excludes.filter(
        (ref) =>
          !has(
            (rule) =>
              rule.rule === "excludes" &&
              rule.refs.includes(each.ref) &&
              rule.refs.includes(ref) &&
              (ref !== each.ref || rule.refs[0] === rule.refs[1]),
          ),
      ),
    })),
    rules: {
      limits: rules.limits.map((each) =>
        has((rule) => rule.rule === "limit" && rule.name === each.name)
          ? { ...each, amount: Infinity }
          : each,
      ),
      atMost: has(({ rule }) => rule === "atMost") ? null : rules.atMost,
      twinTrack: rules.twinTrack && !has(({ rule }) => rule === "twinTrack"),
    },
  };
}

test("A clash is named exactly where no portfolio is possible; without any one of its rules, with all others outside it dropped, there is one", () => {
  let clashes = 0;
  fc.assert(
    fc.property(anyInstance(7), (instance) => {
      const clash = clashingRules(instance.candidates, instance.rules);
      expect(clash === null).toBe(tryAll(instance) !== null);
      if (clash === null) return;
      clashes++;
      expect(clash.isSmallest).toBe(true);
      const everything = allRules(instance);
      const isNamed = (rule: Rule) => clash.rules.some((named) => same(named, rule));
      const others = everything.filter((rule) => !isNamed(rule));
      expect(tryAll(without(instance, others))).toBeNull();
      for (const rule of clash.rules) expect(tryAll(without(instance, [...others, rule]))).not.toBeNull();
    }),
    { numRuns: 600, seed: 14 },
  );
  expect(clashes).toBeGreaterThan(50);
});

test("No clash of fewer rules exists than the smallest named", () => {
  fc.assert(
    fc.property(anyInstance(4), (instance) => {
      const clash = clashingRules(instance.candidates, instance.rules);
      const all = allRules(instance);
      if (clash === null || all.length > 9) return;
      for (let set = 0; set < 2 ** all.length; set++) {
        const kept = all.filter((_, r) => (set >> r) & 1);
        if (kept.length >= clash.rules.length) continue;
        expect(
          tryAll(
            without(
              instance,
              all.filter((rule) => !kept.includes(rule)),
            ),
          ),
        ).not.toBeNull();
      }
    }),
    { numRuns: 400, seed: 15 },
  );
});

test("What makes a hundred projects impossible is found among hundreds of rules", () => {
  const many = plain(
    Array.from({ length: 100 }, () => 5),
    [Array.from({ length: 100 }, (_, j) => 10 + j)],
  ).map((each, j) => ({ ...each, needs: j > 0 ? [`P${String(j).padStart(2, "0")}`] : [], mustDo: j === 3 }));
  const rules = limit(45);
  expect(selectPortfolio(many, rules)).toEqual({ status: "infeasible" });
  const clash = clashingRules(many, rules);
  expect(clash?.isSmallest).toBe(true);
  expect(clash?.rules).toEqual([
    { rule: "limit", name: "Cash" },
    { rule: "needs", ref: "P02", needs: "P01" },
    { rule: "needs", ref: "P03", needs: "P02" },
    { rule: "mustDo", ref: "P04" },
    { rule: "needs", ref: "P04", needs: "P03" },
  ]);
});

const same = (one: Rule, other: Rule): boolean =>
  JSON.stringify(sorted(one)) === JSON.stringify(sorted(other));
const sorted = (rule: Rule) => (rule.rule === "excludes" ? { ...rule, refs: [...rule.refs].sort() } : rule);

function allRules({ candidates, rules }: Instance): readonly Rule[] {
  const all: Rule[] = rules.limits.map(({ name }) => ({ rule: "limit", name }));
  for (const { ref, mustDo, needs, excludes } of candidates) {
    if (mustDo) all.push({ rule: "mustDo", ref });
    for (const needed of needs) all.push({ rule: "needs", ref, needs: needed });
    for (const other of excludes) all.push({ rule: "excludes", refs: [ref, other] });
  }
  if (rules.atMost !== null) all.push({ rule: "atMost" });
  if (rules.twinTrack) all.push({ rule: "twinTrack" });
  return all.filter((rule, r) => all.findIndex((other) => same(other, rule)) === r);
}
