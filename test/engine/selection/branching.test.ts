import fc from "fast-check";
import { expect, test } from "vitest";
import { anyDivision, chooseDivision } from "../../../src/engine/selection/branching.ts";
import { decide, OPEN } from "../../../src/engine/selection/domain.ts";
import { partOf } from "../../../src/engine/selection/relaxation.ts";
import { anyInstance, noRules, plain } from "./instances.ts";
import { relaxationOf, solveRelaxation } from "./relaxations.ts";

test("A division is found exactly where the relaxation takes a project in part, and cuts its solution off", () => {
  let divisions = 0;
  fc.assert(
    fc.property(anyInstance(20), (instance) => {
      const opened = relaxationOf(instance);
      if (opened === null || solveRelaxation(opened.relaxation).kind !== "solved") return;
      const { domain, relaxation } = opened;
      const parts = instance.candidates.map((_, j) => partOf(relaxation, j));
      const division = chooseDivision(relaxation);
      expect(division !== null).toBe(parts.some((part) => Math.abs(part - Math.round(part)) > 1e-6));
      if (division === null) return;
      divisions++;
      if (division.position >= 0) {
        expect(domain.state[division.position]).toBe(OPEN);
        expect(division.first).toBe((parts[division.position] ?? 0) > 0.5 ? 1 : 0);
        return;
      }
      const spare = (relaxation.matrix.amount.at(-1) ?? 0) - parts.reduce((sum, part) => sum + part, 0);
      expect(spare).toBeGreaterThan(division.below);
      expect(spare).toBeLessThan(division.below + 1);
    }),
    { numRuns: 500, seed: 22 },
  );
  expect(divisions).toBeGreaterThan(50);
});

test("Without a part the position whose price is nearest to nothing is divided on, until all are decided", () => {
  const opened = relaxationOf({ candidates: plain([5, 1, 9]), rules: noRules });
  if (opened === null) throw new Error("No rules hold.");
  const { domain, relaxation } = opened;
  solveRelaxation(relaxation);
  expect(chooseDivision(relaxation)).toBeNull();
  expect(anyDivision(relaxation)).toEqual({ position: 1, below: 0, first: 1 });
  for (const j of [0, 1, 2]) decide(domain, j, 1);
  expect(anyDivision(relaxation)).toBeNull();
});
