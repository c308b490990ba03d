import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { countRanks, rankAcceptability, rankCounter } from "../../src/engine/rankAcceptability.ts";
import { drawWeights } from "../../src/engine/weightDraws.ts";

const DRAWS = 4096;
const anyWeights = (families: number) =>
  drawWeights({ stated: Array.from({ length: families }, () => 1), concentration: null, seed: 1 }, DRAWS);
/** Share of draws in which each project takes each rank: rows by rank. */
const shares = (scores: readonly (readonly number[])[], weights: Float64Array): number[][] => {
  const counts = rankAcceptability(scores, weights);
  return scores.map((_, rank) =>
    scores.map((__, project) => (counts[rank * scores.length + project] ?? 0) / DRAWS),
  );
};

describe("rank acceptability", () => {
  test.each([
    [
      "two opposites",
      [
        [1, 0],
        [0, 1],
      ],
      [0.5, 0.5],
    ],
    [
      "an even third between them is first where neither weight passes 0.6",
      [
        [1, 0],
        [0, 1],
        [0.6, 0.6],
      ],
      [0.4, 0.4, 0.2],
    ],
    [
      "three of a kind",
      [
        [1, 0, 0],
        [0, 1, 0],
        [0, 0, 1],
      ],
      [1 / 3, 1 / 3, 1 / 3],
    ],
    [
      "an even fourth at t is first with chance 1 − 3(1 − t)² for t of a half or more",
      [
        [1, 0, 0],
        [0, 1, 0],
        [0, 0, 1],
        [0.6, 0.6, 0.6],
      ],
      [0.16, 0.16, 0.16, 0.52],
    ],
    [
      "one better on every count",
      [
        [2, 2],
        [1, 1],
      ],
      [1, 0],
    ],
  ])("%s: first with the chances that geometry gives", (_, scores, expected) => {
    const [first = []] = shares(scores, anyWeights(scores[0]?.length ?? 0));
    for (const [project, share] of expected.entries()) expect(first[project]).toBeCloseTo(share, 2);
  });

  test("equals share the better rank", () => {
    expect(
      shares(
        [
          [1, 1],
          [2, 2],
          [2, 2],
          [0, 0],
        ],
        anyWeights(2),
      ),
    ).toEqual([
      [0, 1, 1, 0],
      [0, 0, 0, 0],
      [1, 0, 0, 0],
      [0, 0, 0, 1],
    ]);
  });

  test("nobody, and nothing to weigh, count nothing", () => {
    expect(rankAcceptability([], anyWeights(2))).toHaveLength(0);
    expect([...rankAcceptability([[], []], anyWeights(0))]).toEqual([0, 0, 0, 0]);
  });

  const uneven = fc.oneof(
    fc.double({ min: -1, max: 1, noNaN: true }),
    fc.constantFrom(0, 1e12, -1e12, 1e-12),
  );
  const oneStepApart = fc.oneof(
    fc.integer({ min: 0, max: 9 }).map((steps) => 1 + steps * Number.EPSILON),
    fc.constantFrom(0, 2),
  );
  test.each([
    ["however uneven the keys", uneven],
    ["however close the keys", oneStepApart],
  ])("law: the buckets rank as a comparing sort does, %s", (_, key) => {
    fc.assert(
      fc.property(fc.array(key, { minLength: 1, maxLength: 40 }), (keys) => {
        const counter = rankCounter(keys.length);
        countRanks(counter, Float64Array.from(keys));
        for (const [project, own] of keys.entries()) {
          const rank = keys.filter((other) => other > own).length;
          expect(counter.counts[rank * keys.length + project]).toBe(1);
        }
        expect(counter.counts.reduce((sum, count) => sum + count, 0)).toBe(keys.length);
      }),
    );
  });

  test("a family beyond the fifth counts like any other", () => {
    const scores = Array.from({ length: 7 }, (_, own) =>
      Array.from({ length: 7 }, (__, at) => +(at === own)),
    );
    const weights = Float64Array.of(0, 1, 2, 3, 4, 6, 5, 6, 5, 4, 3, 2, 1, 0);
    const counts = rankAcceptability(scores, weights);
    expect(scores.map((_, project) => counts[project])).toEqual([1, 0, 0, 0, 0, 1, 0]);
  });

  test("only as many ranks are counted as were asked for", () => {
    const counter = rankCounter(3, 2);
    countRanks(counter, Float64Array.of(1, 3, 2));
    expect([...counter.counts]).toEqual([0, 1, 0, 0, 0, 1]);
  });
});
