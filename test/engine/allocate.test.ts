import fc from "fast-check";
import { expect, test } from "vitest";
import { allocateByLargestRemainder } from "../../src/engine/allocate.ts";

const total = fc.integer({ min: -1e12, max: 1e12 });
const weights = fc.array(fc.nat(1000), { minLength: 1, maxLength: 20 });

test.each([
  [100, [1, 1, 1], [34, 33, 33], "equal remainders: the first of them"],
  [-100, [1, 1, 1], [-34, -33, -33], "the same owed"],
  [100, [50, 30, 20], [50, 30, 20], "nothing left over"],
  [5, [0, 0], [3, 2], "no weights: equal parts"],
  [5, [0, 1], [0, 5], "all to the only weight"],
  [7, [-1, 1], [0, 7], "below 0 counts as 0"],
  [
    26,
    [9_061, 7_179, 5_259, 3_319, 1_182],
    [9, 7, 5, 4, 1],
    "Balinski and Young (1982), Hamilton's apportionment of 26 seats",
  ],
  [0, [3, 4], [0, 0], "nothing to divide"],
  [100, [], [], "nobody to divide among"],
])("%i divided by %j gives %j", (amount, by, expected) => {
  expect(allocateByLargestRemainder(amount, by)).toEqual(expected);
});

test("law: no penny is lost or made", () => {
  fc.assert(
    fc.property(total, weights, (amount, by) => {
      expect(allocateByLargestRemainder(amount, by).reduce((sum, part) => sum + part, 0)).toBe(amount);
    }),
  );
});

test("law: every part is whole and within a penny of its exact share", () => {
  fc.assert(
    fc.property(total, weights, (amount, by) => {
      const sum = by.reduce((all, weight) => all + weight, 0);
      for (const [at, part] of allocateByLargestRemainder(amount, by).entries()) {
        const exact = sum > 0 ? (amount * (by[at] ?? 0)) / sum : amount / by.length;
        expect(Number.isInteger(part)).toBe(true);
        expect(Math.abs(part - exact)).toBeLessThan(1.001);
      }
    }),
  );
});

test("law: weights twice as large divide alike", () => {
  fc.assert(
    fc.property(total, weights, (amount, by) => {
      const doubled = by.map((weight) => weight * 2);
      expect(allocateByLargestRemainder(amount, doubled)).toEqual(allocateByLargestRemainder(amount, by));
    }),
  );
});
