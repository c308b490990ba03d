import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { pairwiseWeights, rankOrderCentroidWeights, swingWeights } from "../../src/engine/weights.ts";

/** A comparison matrix from its upper half, row by row. */
function reciprocal(size: number, upper: readonly number[]): number[][] {
  const matrix = Array.from({ length: size }, () => Array.from({ length: size }, () => 1));
  let next = 0;
  for (let row = 0; row < size; row++)
    for (let column = row + 1; column < size; column++) {
      const times = upper[next++] ?? 1;
      matrix[row]![column] = times;
      matrix[column]![row] = 1 / times;
    }
  return matrix;
}

describe("weights from an order", () => {
  test.each([
    [[1]],
    [[0.75, 0.25]],
    [[0.6111, 0.2778, 0.1111]],
    [[0.5208, 0.2708, 0.1458, 0.0625]],
    [[0.4567, 0.2567, 0.1567, 0.09, 0.04]],
  ])("rank order centroids are %j, as Barron and Barrett (1996) publish them", (published) => {
    const weights = rankOrderCentroidWeights(published.length);
    for (const [at, weight] of published.entries()) expect(weights[at]).toBeCloseTo(weight, 4);
  });

  test("law: they add up to 1 and keep the order", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 40 }), (count) => {
        const weights = rankOrderCentroidWeights(count);
        expect(weights.reduce((sum, weight) => sum + weight, 0)).toBeCloseTo(1, 12);
        for (const [at, weight] of weights.entries())
          expect(weight).toBeLessThan(weights[at - 1] ?? Number.POSITIVE_INFINITY);
      }),
    );
  });
});

test("swings become shares, and no swings no weights", () => {
  expect(swingWeights([100, 60, 40])).toEqual([0.5, 0.3, 0.2]);
  expect(swingWeights([0, 0])).toBeNull();
});

describe("weights from pairs", () => {
  test.each([
    [
      "Saaty (1980): how far cities lie from Philadelphia",
      reciprocal(6, [1 / 3, 8, 3, 3, 7, 9, 3, 3, 9, 1 / 6, 1 / 5, 2, 1 / 3, 6, 6]),
      [0.262, 0.397, 0.033, 0.116, 0.164, 0.027],
      0.07,
    ],
    [
      "Saaty (1980): what matters in buying a house, too contradictory to use",
      reciprocal(8, [
        5,
        3,
        7,
        6,
        6,
        1 / 3,
        1 / 4,
        1 / 3,
        5,
        3,
        3,
        1 / 5,
        1 / 7,
        6,
        3,
        4,
        6,
        1 / 5,
        1 / 3,
        1 / 4,
        1 / 7,
        1 / 8,
        1 / 2,
        1 / 5,
        1 / 6,
        1 / 5,
        1 / 6,
        1 / 2,
      ]),
      [0.173, 0.054, 0.188, 0.018, 0.031, 0.036, 0.167, 0.333],
      0.17,
    ],
  ])("%s", (_, matrix, weights, ratio) => {
    const found = pairwiseWeights(matrix);
    for (const [at, weight] of weights.entries()) expect(found.weights[at]).toBeCloseTo(weight, 3);
    expect(found.consistencyRatio).toBeCloseTo(ratio, 2);
    expect(found.consistent).toBe(ratio <= 0.1);
  });

  test.each([
    [[], []],
    [[[1]], [1]],
    [
      [
        [1, 3],
        [1 / 3, 1],
      ],
      [0.75, 0.25],
    ],
  ])("fewer than three cannot contradict each other: %j", (matrix, weights) => {
    const found = pairwiseWeights(matrix);
    for (const [at, weight] of weights.entries()) expect(found.weights[at]).toBeCloseTo(weight, 12);
    expect(found.consistencyRatio).toBeNull();
    expect(found.consistent).toBe(true);
  });

  test("law: comparisons made from weights give the weights back, without contradiction", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 3, maxLength: 10 }), (parts) => {
        const sum = parts.reduce((all, part) => all + part, 0);
        const found = pairwiseWeights(parts.map((row) => parts.map((column) => row / column)));
        for (const [at, part] of parts.entries()) expect(found.weights[at]).toBeCloseTo(part / sum, 10);
        expect(found.consistencyRatio).toBeCloseTo(0, 10);
      }),
    );
  });
});
