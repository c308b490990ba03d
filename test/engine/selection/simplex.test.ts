import fc from "fast-check";
import { expect, test } from "vitest";
import { respects } from "../../../src/engine/selection/program.ts";
import { gainOfRelaxation, partOf } from "../../../src/engine/selection/relaxation.ts";
import { reoptimise } from "../../../src/engine/selection/simplex.ts";
import { anyInstance, noRules, plain } from "./instances.ts";
import { gainsOfAll, relaxationOf, solveRelaxation } from "./relaxations.ts";

test("With one limit the relaxation takes the best value per pound, and a part of the last (Dantzig, 1957)", () => {
  const instance = {
    candidates: plain([60, 100, 120], [[10, 20, 30]]),
    rules: { ...noRules, limits: [{ name: "Cash", amount: 50 }] },
  };
  const opened = relaxationOf(instance);
  if (opened === null) throw new Error("These rules hold.");
  const { relaxation } = opened;
  expect(solveRelaxation(relaxation)).toEqual({ kind: "solved" });
  expect([0, 1, 2].map((j) => partOf(relaxation, j))).toEqual([1, 1, expect.closeTo(2 / 3, 12)]);
  expect(gainOfRelaxation(relaxation) / relaxation.matrix.unit).toBeCloseTo(240, 9);
});

test("The relaxation's solution keeps within every limit, and no portfolio gains more", () => {
  fc.assert(
    fc.property(anyInstance(9), (instance) => {
      const opened = relaxationOf(instance);
      if (opened === null) return;
      const { program, relaxation } = opened;
      const best = Math.max(...gainsOfAll(instance, (chosen) => respects(program, chosen)));
      const outcome = solveRelaxation(relaxation);
      if (outcome.kind === "none") {
        expect(best).toBe(-Infinity);
        return;
      }
      const { unit } = relaxation.matrix;
      expect(gainOfRelaxation(relaxation) / unit).toBeGreaterThanOrEqual(best - 1e-6 / unit);
      for (const { use, amount } of program.rows) {
        const used = use.reduce((sum, each, j) => sum + each * partOf(relaxation, j), 0);
        expect(used).toBeLessThanOrEqual(amount + 1e-5 * Math.max(1, ...use));
      }
      instance.candidates.forEach((_, j) => {
        expect(partOf(relaxation, j)).toBeGreaterThanOrEqual(-1e-6);
        expect(partOf(relaxation, j)).toBeLessThanOrEqual(1 + 1e-6);
      });
    }),
    { numRuns: 1_000, seed: 5 },
  );
});

test("A relaxation is left as soon as it is worth less than asked", () => {
  const candidates = plain([60, 100, 120], [[10, 20, 30]]);
  const opened = relaxationOf({ candidates, rules: { ...noRules, limits: [{ name: "Cash", amount: 50 }] } });
  if (opened === null) throw new Error("These rules hold.");
  const { relaxation } = opened;
  expect(reoptimise(relaxation, 241 * relaxation.matrix.unit)).toEqual({ kind: "short" });
});
