import fc from "fast-check";
import { expect, test } from "vitest";
import { refactorise } from "../../../src/engine/selection/basis.ts";
import { prepare } from "../../../src/engine/selection/prepare.ts";
import { BASIC, gainOfRelaxation } from "../../../src/engine/selection/relaxation.ts";
import { separate } from "../../../src/engine/selection/separate.ts";
import { dropIdleSideRows } from "../../../src/engine/selection/takenRows.ts";
import { anyInstance, noRules, plain } from "./instances.ts";
import { relaxationOf, solveRelaxation } from "./relaxations.ts";

test("A side row is taken in once, where the solution breaks it", () => {
  const candidates = plain([3, 2]).map((each, j) => ({ ...each, excludes: j === 0 ? ["P02"] : [] }));
  const opened = relaxationOf({ candidates, rules: noRules });
  if (opened === null) throw new Error("These rules hold.");
  const { relaxation } = opened;
  expect(separate(relaxation)).toBe(1);
  expect(separate(relaxation)).toBe(0);
  expect(solveRelaxation(relaxation).kind).toBe("solved");
  expect(gainOfRelaxation(relaxation) / relaxation.matrix.unit).toBe(3);
});

test("Leaving out the side rows that a solution does not rest on leaves the solution as it is", () => {
  let dropped = 0;
  fc.assert(
    fc.property(anyInstance(30), (instance) => {
      const opened = relaxationOf(instance);
      if (opened === null || solveRelaxation(opened.relaxation).kind !== "solved") return;
      const { relaxation } = opened;
      const { size, rows: dense } = relaxation.matrix;
      const gain = gainOfRelaxation(relaxation);
      const before = relaxation.rows;
      dropIdleSideRows(relaxation);
      dropped += before - relaxation.rows;
      relaxation.taken.forEach((side, t) => {
        expect(relaxation.rowOfSide[side]).toBe(dense + t);
        expect(relaxation.status[size + dense + t]).not.toBe(BASIC);
      });
      relaxation.rowOfSide.forEach((row, side) => {
        expect(row >= 0).toBe(relaxation.taken.includes(side));
      });
      refactorise(relaxation);
      prepare(relaxation);
      expect(gainOfRelaxation(relaxation)).toBeCloseTo(gain, 7);
    }),
    { numRuns: 1_000, seed: 25 },
  );
  expect(dropped).toBeGreaterThan(20);
});
