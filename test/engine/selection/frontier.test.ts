import fc from "fast-check";
import { expect, test } from "vitest";
import { efficientFrontier } from "../../../src/engine/selection/frontier.ts";
import type { Candidate } from "../../../src/engine/selection/problem.ts";
import { selectPortfolio } from "../../../src/engine/selection/select.ts";
import { anyInstance, noRules, plain, respectsRules, total } from "./instances.ts";

test("The frontier has a step wherever a better portfolio fits, and a project can leave as the budget rises", () => {
  const candidates = plain([50, 60, 100], [[2, 3, 5]]).map((each) => ({ ...each, cost: each.use[0] ?? 0 }));
  const rules = { ...noRules, limits: [{ name: "Cash", amount: 5 }] };
  const { steps, isComplete } = efficientFrontier(candidates, rules, { scaled: ["Cash"] });
  expect(isComplete).toBe(true);
  expect(steps.map(({ scale, amounts, value, chosen }) => [scale, amounts, value, chosen])).toEqual([
    [0, [0], 0, []],
    [0.4, [2], 50, ["P01"]],
    [0.6, [3], 60, ["P02"]],
    [1, [5], 110, ["P01", "P02"]],
    [1.4, [7], 150, ["P01", "P03"]],
    [1.6, [8], 160, ["P02", "P03"]],
    [2, [10], 210, ["P01", "P02", "P03"]],
  ]);
  expect(steps.map(({ cost }) => cost)).toEqual([0, 2, 3, 5, 7, 8, 10]);
});

/** The steps found by trying every portfolio: the share each needs, and whether anything as good needs no more. */
function stepsOfAll(
  candidates: readonly Candidate[],
  rules: Parameters<typeof efficientFrontier>[1],
  scaled: readonly string[],
) {
  const places = rules.limits
    .map((_, l) => l)
    .filter(
      (l) =>
        scaled.includes(rules.limits[l]?.name ?? "") &&
        (rules.limits[l]?.amount ?? 0) > 0 &&
        rules.limits[l]?.amount !== Infinity,
    );
  const rest = {
    ...rules,
    limits: rules.limits.map((each, l) => (places.includes(l) ? { ...each, amount: Infinity } : each)),
  };
  const all = Array.from({ length: 2 ** candidates.length }, (_, set) =>
    candidates.filter((_, j) => (set >> j) & 1),
  )
    .filter((chosen) => respectsRules({ candidates, rules: rest }, chosen))
    .map((chosen) => ({
      value: total(chosen, "value"),
      scale: Math.max(
        0,
        ...places.map(
          (l) => chosen.reduce((sum, { use }) => sum + (use[l] ?? 0), 0) / (rules.limits[l]?.amount ?? 1),
        ),
      ),
    }))
    .sort((x, y) => x.scale - y.scale || y.value - x.value);
  let best = -Infinity;
  return all.filter(({ value }) => {
    const isStep = value > best;
    best = Math.max(best, value);
    return isStep;
  });
}

test("The complete frontier is the one found by trying every portfolio", () => {
  fc.assert(
    fc.property(anyInstance(8), fc.nat(15), ({ candidates, rules }, drawn) => {
      const scaled = rules.limits.filter((_, l) => ((drawn >> l) & 1) === 1).map(({ name }) => name);
      const { steps, isComplete } = efficientFrontier(candidates, rules, { scaled, most: 10_000 });
      expect(isComplete).toBe(true);
      expect(steps.map(({ scale, value }) => ({ value, scale }))).toEqual(
        stepsOfAll(candidates, rules, scaled),
      );
    }),
    { numRuns: 400, seed: 18 },
  );
});

test("A frontier cut short says so, and what it gives is still exact", () => {
  fc.assert(
    fc.property(anyInstance(8), fc.integer({ min: 1, max: 60 }), ({ candidates, rules }, most) => {
      const scaled = rules.limits.map(({ name }) => name);
      const { steps, isComplete } = efficientFrontier(candidates, rules, { scaled, most });
      const all = stepsOfAll(candidates, rules, scaled);
      if (isComplete) expect(steps).toHaveLength(all.length);
      for (const { scale, value } of steps) {
        const inForce = all.findLast((step) => step.scale <= scale);
        expect(inForce?.value).toBe(value);
      }
    }),
    { numRuns: 400, seed: 19 },
  );
});

test("However soon it is cut short, a frontier holds the portfolio known to be best at the limits as given", () => {
  fc.assert(
    fc.property(anyInstance(8), fc.integer({ min: 2, max: 6 }), ({ candidates, rules }, most) => {
      const best = selectPortfolio(candidates, rules);
      fc.pre(best.status === "optimal");
      const scaled = rules.limits.map(({ name }) => name);
      const { steps } = efficientFrontier(candidates, rules, { scaled, most, best: best.chosen });
      fc.pre(steps.length > 0);
      const reached = steps.findLast(({ scale }) => scale <= 1);
      expect(reached?.value).toBe(best.value);
    }),
    { numRuns: 400, seed: 20 },
  );
});
