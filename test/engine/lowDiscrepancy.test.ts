import { describe, expect, test } from "vitest";
import { scrambledSobol } from "../../src/engine/lowDiscrepancy.ts";
import { digest } from "./digest.ts";
import { mean, rowsOf } from "./rows.ts";

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

  test("a seed gives the very same digits on every machine", () => {
    expect(digest(scrambledSobol(1000, 12, 20261122))).toBe("f5e08f7dbde2379d");
  });
});
