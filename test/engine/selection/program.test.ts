import fc from "fast-check";
import { expect, test } from "vitest";
import { gainOf, programFromRules, respects } from "../../../src/engine/selection/program.ts";
import { anyInstance, noRules, plain, respectsRules, total } from "./instances.ts";

test("A program holds exactly the portfolios that respect the rules as worded", () => {
  fc.assert(
    fc.property(anyInstance(8), (instance) => {
      const { candidates, rules } = instance;
      const program = programFromRules(candidates, rules);
      for (let set = 0; set < 2 ** candidates.length; set++) {
        const chosen = Uint8Array.from(candidates, (_, j) => (set >> j) & 1);
        const members = candidates.filter((_, j) => chosen[j] === 1);
        expect(program !== null && respects(program, chosen)).toBe(respectsRules(instance, members));
        if (program !== null) expect(gainOf(program, chosen)).toBe(total(members, "value"));
      }
    }),
    { numRuns: 300, seed: 1 },
  );
});

test("A limit without end takes no row", () => {
  const rules = {
    ...noRules,
    limits: [
      { name: "A", amount: Infinity },
      { name: "B", amount: 3 },
    ],
  };
  expect(programFromRules(plain([1], [[4], [2]]), rules)?.rows).toEqual([
    { use: Float64Array.of(2), amount: 3 },
  ]);
});

test("Of two candidates with the same name the first is the one that others need", () => {
  const [a, b, c] = plain([1, 2, 3]);
  if (!a || !b || !c) throw new Error("Three were made.");
  const program = programFromRules([a, { ...b, ref: a.ref }, { ...c, needs: [a.ref] }], noRules);
  expect(program?.needs).toEqual([[], [], [0]]);
});
