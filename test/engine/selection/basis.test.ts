import fc from "fast-check";
import { expect, test } from "vitest";
import { refactorise } from "../../../src/engine/selection/basis.ts";
import { addColumn, type Relaxation } from "../../../src/engine/selection/relaxation.ts";
import { anyInstance } from "./instances.ts";
import { relaxationOf, solveRelaxation } from "./relaxations.ts";

/** How far the inverse times the basis is from the identity, at most. */
function errorOf(relaxation: Relaxation): number {
  const { rows, head, inverse, stride } = relaxation;
  let error = 0;
  for (let i = 0; i < rows; i++) {
    const column = new Float64Array(relaxation.level.length);
    addColumn(relaxation, head[i] ?? 0, 1, column);
    for (let k = 0; k < rows; k++) {
      let sum = 0;
      for (let q = 0; q < rows; q++) sum += (inverse[k * stride + q] ?? 0) * (column[q] ?? 0);
      error = Math.max(error, Math.abs(sum - (k === i ? 1 : 0)));
    }
  }
  return error;
}

test("The inverse stays the inverse of the basis through pivots and side rows, and is the same computed afresh", () => {
  fc.assert(
    fc.property(anyInstance(30), (instance) => {
      const opened = relaxationOf(instance);
      if (opened === null || solveRelaxation(opened.relaxation).kind !== "solved") return;
      const { relaxation } = opened;
      const kept = [...relaxation.head.subarray(0, relaxation.rows)];
      expect(errorOf(relaxation)).toBeLessThan(1e-9);
      refactorise(relaxation);
      expect(errorOf(relaxation)).toBeLessThan(1e-9);
      expect([...relaxation.head.subarray(0, relaxation.rows)]).toEqual(kept);
    }),
    { numRuns: 500, seed: 8 },
  );
});

test("A basis that has become singular gives way to the slacks", () => {
  const opened = relaxationOf({
    candidates: [],
    rules: { limits: [], atMost: null, twinTrack: false },
  });
  if (opened === null) throw new Error("No rules hold.");
  const { relaxation } = opened;
  relaxation.inverse[0] = Number.NaN;
  refactorise(relaxation);
  expect(relaxation.inverse[0]).toBe(1);
});
