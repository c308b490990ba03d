import { describe, expect, test } from "vitest";
import { percentile } from "../../src/engine/percentile.ts";

describe("percentiles", () => {
  const oneToTen = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10];
  test.each<[number[], number, number | null, string]>([
    [oneToTen, 0.1, 1.9, "PERCENTILE.INC(A1:A10,0.1); PERCENTILE.EXC gives 1.1"],
    [oneToTen, 0.5, 5.5, "the median"],
    [oneToTen, 1, 10, "the most"],
    [[1, 2, 3, 4], 0.3, 1.9, "the example of Microsoft's page on PERCENTILE.INC"],
    [[7], 0.9, 7, "of one"],
    [[], 0.5, null, "of nothing"],
  ])("of %j the share %f stays within %s", (sorted, share, expected) => {
    if (expected === null) expect(percentile(sorted, share)).toBeNull();
    else expect(percentile(sorted, share)).toBeCloseTo(expected, 12);
  });
});
