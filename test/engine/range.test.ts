import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { benefitRange, costRange, triangularQuantile } from "../../src/engine/range.ts";

const chance = fc.double({ min: 0, max: 1, noNaN: true });
const doubt = fc.record({ bias: chance, spread: chance });

describe("ranges of estimates", () => {
  test.each([
    [{ bias: 0, spread: 0.05 }, [0.975, 1, 1.05], [0.95, 1, 1.025]],
    [{ bias: 0.15, spread: 0.25 }, [1.025, 1.15, 1.4], [0.6, 0.85, 0.975]],
    [{ bias: 0.4, spread: 0.5 }, [1.15, 1.4, 1.9], [0.1, 0.6, 0.85]],
    [{ bias: 0.8, spread: 0.5 }, [1.55, 1.8, 2.3], [0, 0.2, 0.45]],
  ])("%j makes a cost range over %j and a benefit over %j", (given, cost, benefit) => {
    for (const [range, ends] of [
      [costRange(given), cost],
      [benefitRange(given), benefit],
    ] as const)
      for (const [at, end] of [range.least, range.likeliest, range.most].entries())
        expect(end).toBeCloseTo(ends[at] ?? Number.NaN, 12);
  });

  test("law: ends stand either side of the likeliest and never below nothing", () => {
    fc.assert(
      fc.property(doubt, (given) => {
        for (const { least, likeliest, most } of [costRange(given), benefitRange(given)]) {
          expect(least).toBeGreaterThanOrEqual(0);
          expect(likeliest).toBeGreaterThanOrEqual(least);
          expect(most).toBeGreaterThanOrEqual(likeliest);
        }
      }),
    );
  });
});

describe("the triangular distribution", () => {
  const unit = { least: 0, likeliest: 1, most: 2 };
  test.each([
    [unit, 0, 0],
    [unit, 0.125, 0.5],
    [unit, 0.5, 1],
    [unit, 0.875, 1.5],
    [unit, 1, 2],
    [{ least: 3, likeliest: 3, most: 3 }, 0.7, 3],
    [{ least: 1.025, likeliest: 1.15, most: 1.4 }, 0.3, 1.143585412256314],
    [{ least: 0, likeliest: 0, most: 4 }, 0.75, 2],
    [{ least: 0, likeliest: 4, most: 4 }, 0.25, 2],
  ])("%j passes a chance of %f at %f, as scipy's triang.ppf does", (range, share, expected) => {
    expect(triangularQuantile(range, share)).toBeCloseTo(expected, 12);
  });

  test("law: a higher chance never gives less, and nothing falls outside", () => {
    fc.assert(
      fc.property(doubt, chance, chance, (given, a, b) => {
        const range = costRange(given);
        const [low, high] = [Math.min(a, b), Math.max(a, b)].map((share) => triangularQuantile(range, share));
        expect(low).toBeGreaterThanOrEqual(range.least);
        expect(high).toBeGreaterThanOrEqual((low ?? 0) - 1e-15);
        expect(high).toBeLessThanOrEqual(range.most);
      }),
    );
  });
});
