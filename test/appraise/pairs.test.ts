import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { answersNear, pairAnswers, pairsOf, weightsByPairs } from "../../src/appraise/pairs.ts";

const answer = fc.constantFrom(...pairAnswers);

describe("weighing two at a time", () => {
  test("five families make ten comparisons", () => {
    expect(pairsOf(5)).toHaveLength(10);
    expect(pairsOf(3)).toEqual([
      [0, 1],
      [0, 2],
      [1, 2],
    ]);
  });

  // biome-ignore format: reads as a table
  test.each([
    ["all the same give one each",                 [1, 1, 1],     { weights: [33.33, 33.33, 33.33], ratio: 0 }],
    ["answers that follow from each other: 9:3:1", [3, 9, 3],     { weights: [69.23, 23.08, 7.69],  ratio: 0 }],
    ["0.279, 0.649, 0.072 as published",           [1 / 3, 5, 7], { weights: [27.9, 64.91, 7.19],   ratio: 0.06 }],
  ])("%s", (_, times, { weights, ratio }) => {
    const found = weightsByPairs(3, times);
    expect(found.weights).toEqual(weights);
    expect(found.consistencyRatio).toBeCloseTo(ratio, 2);
    expect(found.consistent).toBe(true);
    expect(found.oddest === null).toBe(ratio === 0);
  });

  test("answers that go round in a circle are called inconsistent, and one of them is named", () => {
    const { consistent, consistencyRatio, oddest } = weightsByPairs(3, [9, 1 / 9, 9]);
    expect(consistent).toBe(false);
    expect(consistencyRatio).toBeGreaterThan(0.1);
    expect(oddest).not.toBeNull();
  });

  test("one answer against nine that agree is the one named", () => {
    const weights = [27, 9, 9, 3, 1];
    const times = pairsOf(5).map(([first, second]) => (weights[first] ?? 1) / (weights[second] ?? 1));
    const odd = pairsOf(5).findIndex(([first, second]) => first === 1 && second === 4);
    const found = weightsByPairs(
      5,
      times.map((each, at) => (at === odd ? 1 / 9 : each)),
    );
    expect(found.oddest).toEqual([1, 4]);
  });

  test("law: weights are above nothing and add up to 100, whatever the answers", () => {
    fc.assert(
      fc.property(fc.array(answer, { minLength: 10, maxLength: 10 }), (times) => {
        const { weights } = weightsByPairs(5, times);
        expect(weights.every((weight) => weight > 0)).toBe(true);
        expect(weights.reduce((sum, weight) => sum + weight, 0)).toBeCloseTo(100, 1);
      }),
    );
  });

  test("comparing begins from the answers nearest to the weights as they stand", () => {
    expect(answersNear([30, 10, 10])).toEqual([3, 3, 1]);
    expect(answersNear([0, 0, 5])).toEqual([1, 1 / 9, 1 / 9]);
  });

  test("law: weights that the scale can say come back from their own nearest answers", () => {
    fc.assert(
      fc.property(fc.constantFrom([9, 3, 1], [5, 1, 1], [1, 1, 1], [1, 7, 7], [3, 3, 1]), (parts) => {
        const sum = parts.reduce((all, part) => all + part, 0);
        const { weights } = weightsByPairs(3, answersNear(parts));
        parts.forEach((part, at) => {
          expect(weights[at]).toBeCloseTo((part / sum) * 100, 1);
        });
      }),
    );
  });
});
