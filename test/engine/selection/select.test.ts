import fc from "fast-check";
import { expect, test } from "vitest";
import { selectPortfolio } from "../../../src/engine/selection/select.ts";
import { anyInstance, total, tryAll } from "./instances.ts";

test("The portfolio is the one found by trying every portfolio, ties included", () => {
  fc.assert(
    fc.property(anyInstance(10), (instance) => {
      const best = tryAll(instance);
      const value = best && total(best, "value");
      expect(selectPortfolio(instance.candidates, instance.rules)).toEqual(
        best
          ? { status: "optimal", chosen: best.map(({ ref }) => ref), value, bound: value }
          : { status: "infeasible" },
      );
    }),
    { numRuns: 10_000, seed: 20_261_122 },
  );
});
