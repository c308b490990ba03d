import { describe, expect, test } from "vitest";
import { rankAcceptability } from "../../src/engine/rankAcceptability.ts";
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

  test("a family beyond the fifth counts like any other", () => {
    const scores = Array.from({ length: 7 }, (_, own) =>
      Array.from({ length: 7 }, (__, at) => +(at === own)),
    );
    const weights = Float64Array.of(0, 1, 2, 3, 4, 6, 5, 6, 5, 4, 3, 2, 1, 0);
    const counts = rankAcceptability(scores, weights);
    expect(scores.map((_, project) => counts[project])).toEqual([1, 0, 0, 0, 0, 1, 0]);
  });
});
