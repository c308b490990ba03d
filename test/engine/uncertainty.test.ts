import { describe, expect, test } from "vitest";
import {
  BLOCK,
  type Doubts,
  drawFactors,
  drawMoney,
  pointsWorth,
  type UncertainLine,
  type UncertainProject,
} from "../../src/engine/uncertainty.ts";
import { mean } from "./rows.ts";

const range = { least: 1, likeliest: 1.1, most: 1.5 };
const line = (ref: string, effect: number): UncertainLine => ({
  ref,
  effect,
  cash: Math.max(0, -effect),
  use: [],
  range,
});
const project = (...lines: UncertainLine[]): UncertainProject => ({
  ref: "P01",
  fixed: 7,
  byFamily: [10, 20],
  lines,
});
const doubts = (correlation: number): Doubts => ({
  seed: 20261122,
  weights: { stated: [1, 1], concentration: null },
  correlation,
  pencePerPoint: 100,
});

/** Correlation of the ranks of two lists without ties: Spearman's. */
function rankCorrelation(one: readonly number[], other: readonly number[]): number {
  const ranksOf = (numbers: readonly number[]) =>
    numbers.map((number) => numbers.filter((each) => each < number).length);
  const [a, b] = [ranksOf(one), ranksOf(other)];
  const middle = (one.length - 1) / 2;
  const product = mean(a.map((rank, at) => (rank - middle) * ((b[at] ?? 0) - middle)));
  return product / mean(a.map((rank) => (rank - middle) ** 2));
}
const drawn = (given: UncertainProject, correlation: number, blocks = 4): number[][] =>
  given.lines.map((_, position) =>
    Array.from({ length: blocks }, (__, block) => [
      ...(drawFactors(given, doubts(correlation), block)[position] ?? []),
    ]).flat(),
  );

describe("draws of a project's lines", () => {
  test.each([0, 0.3, 1])("at correlation %f each line keeps its own distribution", (correlation) => {
    for (const factors of drawn(project(line("C001", -5), line("B001", 5)), correlation)) {
      expect(mean(factors)).toBeCloseTo((1 + 1.1 + 1.5) / 3, 2);
      expect(Math.min(...factors)).toBeGreaterThanOrEqual(1);
      expect(Math.max(...factors)).toBeLessThanOrEqual(1.5);
    }
  });

  test.each([0, 0.3, 0.7, 1])("two costs correlate at %f, as the setting says", (correlation) => {
    const [one = [], other = []] = drawn(project(line("C001", -5), line("C002", -5)), correlation);
    expect(Math.abs(rankCorrelation(one, other) - correlation)).toBeLessThan(0.06);
  });

  test("a cost and a benefit correlate the other way: what is dear is also poor", () => {
    const [cost = [], benefit = []] = drawn(project(line("C001", -5), line("B001", 5)), 0.5);
    expect(Math.abs(rankCorrelation(cost, benefit) + 0.5)).toBeLessThan(0.06);
  });

  test("a line's draws do not depend on what other lines there are", () => {
    const alone = drawFactors(project(line("C001", -5)), doubts(0.3), 2);
    const among = drawFactors(project(line("B009", 5), line("C001", -5)), doubts(0.3), 2);
    expect(among[1]).toEqual(alone[0]);
  });

  test("every block differs, and makes the same numbers again", () => {
    const block = (number: number) => drawFactors(project(line("C001", -5)), doubts(0), number)[0];
    expect(block(0)).toEqual(block(0));
    expect(block(0)).not.toEqual(block(1));
    expect(block(0)).toHaveLength(BLOCK);
  });
});

describe("what a draw is worth", () => {
  test("net present value is the fixed part and each line at its factor; cash is the costs alone", () => {
    const given = project(line("C001", -1_000), line("B001", 3_000));
    const [costs = [], benefits = []] = drawn(given, 0.3, 1);
    const { net, cash } = drawMoney(given, doubts(0.3), 0);
    for (const [draw, cost] of costs.entries()) {
      expect(net[draw]).toBeCloseTo(7 - 1_000 * cost + 3_000 * (benefits[draw] ?? 0), 6);
      expect(cash[draw]).toBeCloseTo(1_000 * cost, 6);
    }
  });

  test("points are worth their weighted sum at the price of a point", () => {
    const weights = Float64Array.of(0.5, 0.5, 0.25, 0.75);
    expect(pointsWorth(project(), 100, weights, 0)).toBe(1_500);
    expect(pointsWorth(project(), 100, weights, 2)).toBe(1_750);
  });
});
