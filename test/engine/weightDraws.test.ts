import { describe, expect, test } from "vitest";
import { percentile } from "../../src/engine/percentile.ts";
import { drawWeights } from "../../src/engine/weightDraws.ts";
import { digest } from "./digest.ts";
import { mean, rowsOf } from "./rows.ts";

describe("draws of weights", () => {
  const stated = [30, 20, 20, 20, 10];

  const columnsOf = (concentration: number | null): number[][] => {
    const rows = rowsOf(drawWeights({ stated, concentration, seed: 5 }, 8192), stated.length);
    return stated.map((_, family) => rows.map((row) => row[family] ?? 0));
  };

  test.each([
    [10, 10],
    [100, 100],
    [1_000, 1_000],
    [5_000, 1_000],
  ])("at concentration %i means and variances are those of Dirichlet's distribution at %i", (asked, kept) => {
    for (const [family, column] of columnsOf(asked).entries()) {
      const share = (stated[family] ?? 0) / 100;
      const variance = mean(column.map((drawn) => (drawn - share) ** 2));
      expect(mean(column)).toBeCloseTo(share, 3);
      expect(variance / ((share * (1 - share)) / (kept + 1))).toBeCloseTo(1, 1);
    }
  });

  test.each<[number | null, number, [number, number][], string]>([
    [
      100,
      0,
      [
        [0.01, 0.200446],
        [0.1, 0.242303],
        [0.5, 0.298662],
        [0.9, 0.359435],
        [0.99, 0.411252],
      ],
      "beta.ppf(p, 30, 70)",
    ],
    [
      100,
      4,
      [
        [0.01, 0.042791],
        [0.1, 0.063758],
        [0.5, 0.097335],
        [0.9, 0.139711],
        [0.99, 0.18046],
      ],
      "beta.ppf(p, 10, 90)",
    ],
    [
      null,
      2,
      [
        [0.1, 0.025996],
        [0.5, 0.159104],
        [0.9, 0.437659],
      ],
      "beta.ppf(p, 1, 4)",
    ],
  ])(
    "at concentration %s the percentiles of family %i are scipy's: %j, %s",
    (concentration, family, percentiles) => {
      const sorted = Float64Array.from(columnsOf(concentration)[family] ?? []).sort();
      for (const [share, expected] of percentiles) expect(percentile(sorted, share)).toBeCloseTo(expected, 2);
    },
  );

  test("with no concentration any weights are as likely: means 1/n, variances (n − 1)/(n²(n + 1))", () => {
    for (const column of columnsOf(null)) {
      expect(mean(column)).toBeCloseTo(0.2, 3);
      expect(mean(column.map((drawn) => (drawn - 0.2) ** 2))).toBeCloseTo(4 / 150, 3);
    }
  });

  test.each([
    [[96, 1, 1, 1, 1], 1],
    [[96, 1, 1, 1, 1], 20],
    [[5, 5, 0, 90], 3],
  ])("of %j, however loose (%i), the draws stay about what was stated", (weights, concentration) => {
    const rows = rowsOf(drawWeights({ stated: weights, concentration, seed: 3 }, 4096), weights.length);
    for (const [family, weight] of weights.entries())
      expect(mean(rows.map((row) => row[family] ?? 0))).toBeCloseTo(weight / 100, 3);
  });

  test.each([
    [[0, 5, 0, 5], 20, "families stated as nothing stay nothing"],
    [[1, 0.001], 10, "the smallest weight keeps a part"],
    [[1], 10, "one family has it all"],
  ])("of %j at %i: every draw adds up to 1, none below 0 (%s)", (weights, concentration) => {
    for (const row of rowsOf(drawWeights({ stated: weights, concentration, seed: 1 }, 500), weights.length)) {
      expect(row.reduce((sum, weight) => sum + weight, 0)).toBeCloseTo(1, 12);
      for (const [family, weight] of row.entries())
        if (weights[family] === 0) expect(weight).toBeCloseTo(0, 12);
        else expect(weight).toBeGreaterThan(0);
    }
  });

  test("nothing stated draws nothing, and no families draw none", () => {
    expect([...drawWeights({ stated: [0, 0], concentration: 10, seed: 1 }, 2)]).toEqual([0, 0, 0, 0]);
    expect(drawWeights({ stated: [], concentration: null, seed: 1 }, 2)).toHaveLength(0);
  });

  test("a seed gives the very same digits on every machine", () => {
    expect({
      about: digest(drawWeights({ stated, concentration: 50, seed: 20261122 }, 1000)),
      any: digest(drawWeights({ stated, concentration: null, seed: 20261122 }, 1000)),
    }).toEqual({ about: "aabb5d36914b5058", any: "749c9766900148e1" });
  });
});
