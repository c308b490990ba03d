import fc from "fast-check";
import { expect, test } from "vitest";
import { provesNone, safeBound } from "../../../src/engine/selection/certificate.ts";
import { respects } from "../../../src/engine/selection/program.ts";
import { gainOfRelaxation } from "../../../src/engine/selection/relaxation.ts";
import { reoptimise } from "../../../src/engine/selection/simplex.ts";
import { anyInstance } from "./instances.ts";
import { gainsOfAll, relaxationOf, solveRelaxation } from "./relaxations.ts";

test("No portfolio gains more than the safe bound, from whatever basis it is taken", () => {
  fc.assert(
    fc.property(anyInstance(9), fc.boolean(), (instance, isSolved) => {
      const opened = relaxationOf(instance);
      if (opened === null) return;
      const { program, relaxation } = opened;
      if (isSolved && solveRelaxation(relaxation).kind !== "solved") return;
      const bound = safeBound(relaxation) / relaxation.matrix.unit;
      const best = Math.max(...gainsOfAll(instance, (chosen) => respects(program, chosen)));
      expect(bound).toBeGreaterThanOrEqual(best);
    }),
    { numRuns: 1_000, seed: 6 },
  );
});

test("On a solved relaxation the safe bound is its gain, but for rounding", () => {
  fc.assert(
    fc.property(anyInstance(20), (instance) => {
      const opened = relaxationOf(instance);
      if (opened === null || solveRelaxation(opened.relaxation).kind !== "solved") return;
      expect(safeBound(opened.relaxation)).toBeCloseTo(gainOfRelaxation(opened.relaxation), 6);
    }),
    { numRuns: 1_000, seed: 6 },
  );
});

test("A row that shows there is no solution proves that no portfolio respects the rules", () => {
  let proofs = 0;
  fc.assert(
    fc.property(anyInstance(9), (instance) => {
      const opened = relaxationOf(instance);
      if (opened === null) return;
      const { program, relaxation } = opened;
      const outcome = reoptimise(relaxation, -Infinity);
      if (outcome.kind !== "none" || !provesNone(relaxation, outcome.row, outcome.sign)) return;
      proofs++;
      expect(gainsOfAll(instance, (chosen) => respects(program, chosen))).toEqual([]);
    }),
    { numRuns: 2_000, seed: 6 },
  );
  expect(proofs).toBeGreaterThan(10);
});

test("A row that shows nothing proves nothing", () => {
  fc.assert(
    fc.property(anyInstance(6), fc.nat(), fc.constantFrom(1, -1), (instance, drawn, sign) => {
      const opened = relaxationOf(instance);
      if (opened === null) return;
      const { program, relaxation } = opened;
      solveRelaxation(relaxation);
      if (!provesNone(relaxation, drawn % relaxation.rows, sign)) return;
      expect(gainsOfAll(instance, (chosen) => respects(program, chosen))).toEqual([]);
    }),
    { numRuns: 1_000, seed: 6 },
  );
});
