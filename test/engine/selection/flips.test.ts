import fc from "fast-check";
import { expect, test } from "vitest";
import { flips } from "../../../src/engine/selection/flips.ts";
import type { Candidate, Rules } from "../../../src/engine/selection/problem.ts";
import { selectPortfolio } from "../../../src/engine/selection/select.ts";
import { anyInstance, noRules, plain, total, tryAll } from "./instances.ts";

const flipsOf = (candidates: readonly Candidate[], rules: Rules, within?: number) =>
  flips(candidates, rules, selectPortfolio(candidates, rules), within === undefined ? {} : { within });

test("What is out comes in for more value, less cost or more budget, and what is in drops out for the opposite", () => {
  const candidates = plain([600, 500, 400], [[30, 20, 20]]).map((each) => ({
    ...each,
    cost: each.use[0] ?? 0,
  }));
  const rules = { ...noRules, limits: [{ name: "Cash", amount: 40 }] };
  expect(flipsOf(candidates, rules)).toEqual([
    {
      ref: "P01",
      isChosen: false,
      margin: -300,
      costShare: -0.3334,
      limits: [{ name: "Cash", change: 10 }],
      isProved: true,
    },
    {
      ref: "P02",
      isChosen: true,
      margin: 300,
      costShare: 0.0001,
      limits: [{ name: "Cash", change: -1 }],
      isProved: true,
    },
    {
      ref: "P03",
      isChosen: true,
      margin: 300,
      costShare: 0.0001,
      limits: [{ name: "Cash", change: -1 }],
      isProved: true,
    },
  ]);
});

test("A must-do never drops out for its value, and what cannot come in never does", () => {
  const [a, b] = plain([1, 1], [[1, 1]]) as [Candidate, Candidate];
  const [must, barred] = flipsOf(
    [
      { ...a, mustDo: true },
      { ...b, excludes: ["P01"] },
    ],
    noRules,
  );
  expect(must).toMatchObject({ isChosen: true, margin: null, costShare: null });
  expect(barred).toMatchObject({ isChosen: false, margin: null, costShare: null });
});

test("Where no portfolio is possible nothing flips", () => {
  const rules = { ...noRules, twinTrack: true, limits: [{ name: "Cash", amount: 1 }] };
  expect(flipsOf(plain([5], [[1]]), rules)).toEqual([
    {
      ref: "P01",
      isChosen: false,
      margin: null,
      costShare: null,
      limits: [{ name: "Cash", change: null }],
      isProved: true,
    },
  ]);
});

test("A search that is ended first claims only what it had proved", () => {
  const candidates = plain([600, 500, 400], [[30, 20, 20]]);
  const rules = { ...noRules, limits: [{ name: "Cash", amount: 40 }] };
  const selection = selectPortfolio(candidates, rules);
  const whole = flips(candidates, rules, selection);
  let unproved = 0;
  for (let nodeLimit = 0; nodeLimit < 30; nodeLimit++)
    flips(candidates, rules, selection, { nodeLimit }).forEach((flip, f) => {
      if (!flip.isProved) unproved++;
      expect([null, whole[f]?.margin]).toContain(flip.margin);
      expect([null, whole[f]?.costShare]).toContain(flip.costShare);
      expect([null, whole[f]?.limits[0]?.change]).toContain(flip.limits[0]?.change);
    });
  expect(unproved).toBeGreaterThan(0);
});

/** Best value with a candidate forced in or out, by trying every portfolio. */
function bestWith(candidates: readonly Candidate[], rules: Rules, ref: string, isIn: boolean): number {
  const forced = isIn
    ? candidates.map((each) => (each.ref === ref ? { ...each, mustDo: true } : each))
    : candidates.map((each) => (each.ref === ref ? { ...each, needs: [...each.needs, "nobody"] } : each));
  const best = tryAll({ candidates: forced, rules });
  return best ? total(best, "value") : -Infinity;
}

test("Each margin and each change of a limit is the least found by trying every portfolio at every budget", () => {
  fc.assert(
    fc.property(anyInstance(5), (instance) => {
      const { candidates } = instance;
      const rules = {
        ...instance.rules,
        limits: instance.rules.limits
          .slice(0, 2)
          .map((each) => ({ ...each, amount: Math.min(each.amount, 40) })),
      };
      const small = candidates.map((each) => ({ ...each, use: each.use.map((use) => use % 13) }));
      for (const { ref, isChosen, margin, limits, isProved } of flipsOf(small, rules)) {
        const within = bestWith(small, rules, ref, true);
        const without = bestWith(small, rules, ref, false);
        expect(isProved).toBe(true);
        expect(margin).toBe(within > -Infinity && without > -Infinity ? within - without : null);
        limits.forEach(({ change }, l) => {
          const given = rules.limits[l]?.amount ?? 0;
          const isFlippedBy = (by: number) => {
            const changed = {
              ...rules,
              limits: rules.limits.map((each, o) => (o === l ? { ...each, amount: given + by } : each)),
            };
            const inside = bestWith(small, changed, ref, true);
            const outside = bestWith(small, changed, ref, false);
            return isChosen ? inside < outside : inside >= outside && inside > -Infinity;
          };
          const steps = Array.from({ length: given + 1 }, (_, by) => (isChosen ? -by : by));
          const isPossible = Math.max(within, without) > -Infinity;
          expect(change).toBe(isPossible ? (steps.find(isFlippedBy) ?? null) : null);
        });
      }
    }),
    { numRuns: 150, seed: 20 },
  );
});

test("The change of cost named flips the candidate, and a ten-thousandth less does not", () => {
  const atCost = (each: Candidate, share: number): Candidate => {
    const cost = Math.ceil(each.cost * (1 + share));
    return {
      ...each,
      cost,
      value: each.value + each.cost - cost,
      use: each.use.map((use) => Math.ceil(use * (1 + share))),
    };
  };
  let flipped = 0;
  fc.assert(
    fc.property(anyInstance(7), ({ candidates, rules }) => {
      for (const { ref, isChosen, costShare } of flipsOf(candidates, rules)) {
        if (costShare === null) continue;
        flipped++;
        const isIn = (share: number) => {
          const changed = candidates.map((each) => (each.ref === ref ? atCost(each, share) : each));
          return bestWith(changed, rules, ref, true) >= bestWith(candidates, rules, ref, false);
        };
        expect(isIn(costShare)).toBe(!isChosen);
        const less = (Math.round(costShare * 10_000) - Math.sign(costShare)) / 10_000;
        expect(isIn(less)).toBe(isChosen || costShare === -0.0001);
      }
    }),
    { numRuns: 150, seed: 21 },
  );
  expect(flipped).toBeGreaterThan(50);
});

test("The easiest limit told of is the one whose change is the least part of itself", () => {
  let told = 0;
  fc.assert(
    fc.property(anyInstance(7), ({ candidates, rules }) => {
      const selection = selectPortfolio(candidates, rules);
      const all = flips(candidates, rules, selection);
      for (const [position, { limits }] of flips(candidates, rules, selection, {
        easiestLimit: true,
      }).entries()) {
        const part = (name: string, change: number) =>
          Math.abs(change) / Math.max(1, rules.limits.find((limit) => limit.name === name)?.amount ?? 1);
        const parts = (all[position]?.limits ?? []).flatMap(({ name, change }) =>
          change === null ? [] : [part(name, change)],
        );
        const [easiest] = limits;
        if (easiest?.change === undefined || easiest.change === null) expect(parts).toEqual([]);
        else {
          told++;
          expect(part(easiest.name, easiest.change)).toBe(Math.min(...parts));
        }
      }
    }),
    { numRuns: 300, seed: 22 },
  );
  expect(told).toBeGreaterThan(50);
});
