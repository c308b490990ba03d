import fc from "fast-check";
import { expect, test } from "vitest";
import { fillByPrice } from "../../../src/engine/selection/fill.ts";
import { noIncumbent } from "../../../src/engine/selection/incumbent.ts";
import { gainOf, respects } from "../../../src/engine/selection/program.ts";
import { anyInstance, noRules, plain } from "./instances.ts";
import { relaxationOf, solveRelaxation } from "./relaxations.ts";

test("Following the prices, what fits is taken and what does not is left", () => {
  const opened = relaxationOf({
    candidates: plain([60, 100, 120], [[10, 20, 30]]),
    rules: { ...noRules, limits: [{ name: "Cash", amount: 50 }] },
  });
  if (opened === null) throw new Error("These rules hold.");
  solveRelaxation(opened.relaxation);
  const incumbent = noIncumbent(opened.program, -Infinity);
  fillByPrice(opened.relaxation, incumbent);
  expect([...(incumbent.chosen ?? [])]).toEqual([1, 1, 0]);
});

test("A filled portfolio respects every rule, and filling leaves nothing decided", () => {
  let filled = 0;
  fc.assert(
    fc.property(anyInstance(30), (instance) => {
      const opened = relaxationOf(instance);
      if (opened === null || solveRelaxation(opened.relaxation).kind !== "solved") return;
      const { program, domain, relaxation } = opened;
      const before = [...domain.state];
      const incumbent = noIncumbent(program, -Infinity);
      fillByPrice(relaxation, incumbent);
      expect([...domain.state]).toEqual(before);
      if (incumbent.chosen === null) return;
      filled++;
      expect(respects(program, incumbent.chosen)).toBe(true);
      expect(gainOf(program, incumbent.chosen)).toBe(incumbent.gain);
    }),
    { numRuns: 500, seed: 23 },
  );
  expect(filled).toBeGreaterThan(50);
});
