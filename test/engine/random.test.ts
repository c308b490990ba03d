import { describe, expect, test } from "vitest";
import { scrambledSobol } from "../../src/engine/lowDiscrepancy.ts";
import {
  fillShares,
  fillStratified,
  nextShare,
  nextWord,
  streamFor,
  streamFromSeed,
} from "../../src/engine/random.ts";
import { drawWeights } from "../../src/engine/weightDraws.ts";
import { digest } from "./digest.ts";

const rowsOf = (numbers: Float64Array, width: number): number[][] =>
  Array.from({ length: numbers.length / width }, (_, row) => [
    ...numbers.subarray(row * width, (row + 1) * width),
  ]);
const mean = (numbers: readonly number[]): number =>
  numbers.reduce((sum, number) => sum + number, 0) / numbers.length;

describe("streams", () => {
  test("sfc32 gives the reference's numbers, as its C source does", () => {
    const stream = streamFromSeed(12345);
    expect(Array.from({ length: 6 }, () => nextWord(stream))).toEqual([
      3194884433, 303606234, 91223309, 3090817739, 1299049311, 3826860482,
    ]);
  });

  test("a list filled at once holds what one by one would give", () => {
    const [one, other] = [streamFor(7, "P01", 0), streamFor(7, "P01", 0)];
    const filled = new Float64Array(100);
    fillShares(one, filled);
    expect([...filled]).toEqual(Array.from(filled, () => nextShare(other)));
    expect(one).toEqual(other);
  });

  test("seed, key and block each lead to other numbers, and the same ones to the same", () => {
    const firsts = [
      streamFor(7, "P01", 0),
      streamFor(8, "P01", 0),
      streamFor(7, "P02", 0),
      streamFor(7, "P01", 1),
    ].map(nextWord);
    expect(new Set(firsts).size).toBe(4);
    expect(nextWord(streamFor(7, "P01", 0))).toBe(firsts[0]);
  });

  test("a hundred thousand draws fall evenly into a hundred parts", () => {
    const shares = new Float64Array(100_000);
    fillShares(streamFor(1, "evenly", 0), shares);
    const counts = new Uint32Array(100);
    for (const share of shares) counts[Math.floor(share * 100)]! += 1;
    const chiSquared = counts.reduce((sum, count) => sum + (count - 1_000) ** 2 / 1_000, 0);
    expect(chiSquared).toBeLessThan(148.2); // 99 degrees of freedom pass this once in a thousand seeds
  });
});

test("a stratified list holds one number from each equal part, in no order", () => {
  const shares = new Float64Array(512);
  fillStratified(streamFor(1, "stratified", 0), shares);
  expect(new Set(shares.map((share) => Math.floor(share * 512))).size).toBe(512);
  const rises = shares.filter((share, at) => share > (shares[at - 1] ?? 1)).length;
  expect(Math.abs(rises - 255.5)).toBeLessThan(22); // three standard deviations of √(513/12)
});

describe("Sobol points", () => {
  test.each([1, 2, 5, 10])(
    "every dimension of %i puts one of 1,024 points in each 1,024th part",
    (dimensions) => {
      const points = rowsOf(scrambledSobol(1024, dimensions, 3), dimensions);
      for (let dimension = 0; dimension < dimensions; dimension++) {
        const parts = new Set(points.map((point) => Math.floor((point[dimension] ?? 0) * 1024)));
        expect(parts.size).toBe(1024);
      }
    },
  );

  test("the first two dimensions put one of 1,024 points in every rectangle of area 1/1,024", () => {
    const points = rowsOf(scrambledSobol(1024, 2, 3), 2);
    for (let wide = 0; wide <= 10; wide++) {
      const cells = new Set(
        points.map(([x = 0, y = 0]) => `${Math.floor(x * 2 ** wide)} ${Math.floor(y * 2 ** (10 - wide))}`),
      );
      expect(cells.size).toBe(1024);
    }
  });

  test("dimensions beyond the table are random, not missing", () => {
    const points = rowsOf(scrambledSobol(4096, 12, 3), 12);
    expect(mean(points.map((point) => point[11] ?? 0))).toBeCloseTo(0.5, 1);
    expect(new Set(points.map((point) => point[11])).size).toBe(4096);
  });
});

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

  test("with no concentration any weights are as likely: means 1/n, variances (n − 1)/(n²(n + 1))", () => {
    for (const column of columnsOf(null)) {
      expect(mean(column)).toBeCloseTo(0.2, 3);
      expect(mean(column.map((drawn) => (drawn - 0.2) ** 2))).toBeCloseTo(4 / 150, 3);
    }
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
      points: digest(scrambledSobol(1000, 12, 20261122)),
      about: digest(drawWeights({ stated, concentration: 50, seed: 20261122 }, 1000)),
      any: digest(drawWeights({ stated, concentration: null, seed: 20261122 }, 1000)),
    }).toEqual({ points: "f5e08f7dbde2379d", about: "aabb5d36914b5058", any: "749c9766900148e1" });
  });
});
