import fc from "fast-check";
import { expect, test } from "vitest";
import { commonStep, matrixFromProgram } from "../../../src/engine/selection/matrix.ts";
import { programFromRules } from "../../../src/engine/selection/program.ts";
import { noRules, plain } from "./instances.ts";

const steps: readonly [readonly number[], number][] = [
  [[], 1],
  [[0, 0], 1],
  [[12, 18], 6],
  [[-100, 250, 0], 50],
  [[7, 13], 1],
  [[100, 0.5], 1],
];
test.each(steps)("The sums of %j go in steps of %d", (numbers, step) => {
  expect(commonStep(Float64Array.from(numbers))).toBe(step);
});

test("Scaled uses and amounts are the whole ones times a power of two, exactly", () => {
  const whole = fc.integer({ min: 0, max: 10_000_000_019 });
  fc.assert(
    fc.property(fc.array(whole, { minLength: 2, maxLength: 9 }), (use) => {
      const amount = Math.max(...use);
      const program = programFromRules(plain(use, [use]), { ...noRules, limits: [{ name: "Cash", amount }] });
      if (program === null) throw new Error("An amount of nothing or more can hold.");
      const { rows, use: scaled, gain, unit } = matrixFromProgram(program);
      expect(Array.from(gain, (each) => each / unit)).toEqual(use);
      expect(Math.max(...gain)).toBeLessThanOrEqual(1);
      if (rows === 2) {
        const ratio = (scaled[2 * use.indexOf(amount)] ?? 0) / amount;
        expect(Number.isInteger(Math.log2(ratio))).toBe(true);
        use.forEach((each, j) => {
          expect(scaled[2 * j]).toBe(each * ratio);
        });
      }
    }),
  );
});

test("A limit that everything fits in is left out; the row that counts stays", () => {
  const rules = {
    ...noRules,
    atMost: 2,
    limits: [
      { name: "Loose", amount: 6 },
      { name: "Tight", amount: 5 },
    ],
  };
  const program = programFromRules(
    plain(
      [1, 1, 1],
      [
        [1, 2, 3],
        [1, 2, 3],
      ],
    ),
    rules,
  );
  const matrix = program && matrixFromProgram(program);
  expect(matrix?.rows).toBe(2);
  expect(matrix?.amount).toEqual(Float64Array.of(1.25, 2));
});

test("An amount between two steps of a use is worth the lower one", () => {
  const rules = { ...noRules, limits: [{ name: "Cash", amount: 199 }] };
  const program = programFromRules(plain([1, 1, 1], [[100, 100, 50]]), rules);
  expect(program && matrixFromProgram(program).amount[0]).toBe(150 / 128);
});
