import fc from "fast-check";
import { expect, test } from "vitest";
import { programFromRules } from "../../../src/engine/selection/program.ts";
import { solve } from "../../../src/engine/selection/solve.ts";
import { settleEquals } from "../../../src/engine/selection/ties.ts";
import { anyInstance, tryAll } from "./instances.ts";

const never = () => false;

test("Where the search gave up following equals, the cheapest and earliest of them is found all the same", () => {
  fc.assert(
    fc.property(anyInstance(9), (instance) => {
      const program = programFromRules(instance.candidates, instance.rules);
      const tried = tryAll(instance);
      if (program === null || tried === null) return;
      const answer = solve({ program, wanted: "gain", isOver: never });
      if (answer.chosen === null) throw new Error("There is a portfolio.");
      const settled = settleEquals(program, { ...answer, chosen: answer.chosen }, never);
      expect(settled.isProved).toBe(true);
      expect(instance.candidates.filter((_, j) => settled.chosen[j] === 1)).toEqual(tried);
    }),
    { numRuns: 1_000, seed: 9 },
  );
});

test("What every best portfolio has in common is never lost", () => {
  fc.assert(
    fc.property(anyInstance(9), (instance) => {
      const program = programFromRules(instance.candidates, instance.rules);
      const tried = tryAll(instance);
      if (program === null || tried === null) return;
      const { common } = solve({ program, isOver: never });
      instance.candidates.forEach((candidate, j) => {
        if (common[j] === 1) expect(tried).toContain(candidate);
        if (common[j] === 0) expect(tried).not.toContain(candidate);
      });
    }),
    { numRuns: 1_000, seed: 10 },
  );
});
