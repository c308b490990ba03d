import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { isCumulative, outliers, repeatedRoundNumbers } from "../../src/engine/patterns.ts";

describe("a figure out of line", () => {
  test.each([
    [[120, 130, 1_250, 140], [{ position: 2, factor: 10 }], "a nought too many"],
    [[12_000, 120, 130, 140, 125], [{ position: 0, factor: 100 }], "pence for pounds"],
    [[1_200, 1_300, 1_250, 12], [{ position: 3, factor: 0.01 }], "two noughts too few"],
    [[1_200, 1_300, 125, 1_250, 0, 0], [{ position: 2, factor: 0.1 }], "blanks passed over"],
    [[100, 200, 150, 300], [], "ordinary differences"],
    [[100, 110, 500, 120], [], "five times is not a slip of typing"],
    [[100, 1_000, 10_000, 100_000], [], "others that do not agree"],
    [[100, 1_000], [], "too few to tell"],
    [[], [], "nothing"],
  ])("in %j: %j (%s)", (numbers, expected) => {
    expect(outliers(numbers)).toEqual(expected);
  });

  test("law: counting in other units changes nothing", () => {
    fc.assert(
      fc.property(fc.array(fc.nat(1e5), { maxLength: 12 }), (numbers) => {
        expect(outliers(numbers.map((number) => number * 4))).toEqual(outliers(numbers));
      }),
    );
  });
});

describe("running totals typed as each month's own", () => {
  test.each<[number[], number | null, boolean, string]>([
    [[100, 200, 300, 400], 400, true, "ends at the year's total"],
    [[100, 100, 150, 400], 400, true, "a month without any"],
    [[10, 20, 30, 40], 100, false, "rising, but adds up to the total"],
    [[100, 200, 150, 400], 400, false, "falls once"],
    [[100, 100, 100, 100], 100, false, "never rises"],
    [[100, 200, 300, 400], null, false, "no total known"],
    [[200, 400], 400, false, "too few"],
    [[], 0, false, "nothing"],
  ])("%j in a year of %s: %s (%s)", (periods, total, expected) => {
    expect(isCumulative(periods, total)).toBe(expected);
  });

  test("law: running totals of monthly figures are always caught, and the figures themselves never", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 1e5 }), { minLength: 4, maxLength: 12 }), (months) => {
        let sum = 0;
        const running = months.map((month) => {
          sum += month;
          return sum;
        });
        expect(isCumulative(running, sum)).toBe(true);
        fc.pre(sum - (months.at(-1) ?? 0) > sum * 0.01);
        expect(isCumulative(months, sum)).toBe(false);
      }),
    );
  });
});

describe("a round number down a column", () => {
  test.each([
    [[500, 500, 612, 500, 500], [{ number: 500, positions: [0, 1, 3, 4] }], "four of five"],
    [[1_500, 1_500, 1_500, 1_500], [{ number: 1_500, positions: [0, 1, 2, 3] }], "halves are round too"],
    [[512, 512, 512, 512], [], "counted, it seems"],
    [[500, 500, 500], [], "too few"],
    [[500, 500, 500, 500, 1, 2, 3, 4, 6], [], "less than half"],
    [[0, 0, 0, 0, 0], [], "zeros are blanks"],
    [[5, 5, 5, 5], [], "below ten every number is round"],
  ])("in %j: %j (%s)", (numbers, expected) => {
    expect(repeatedRoundNumbers(numbers)).toEqual(expected);
  });
});
