import { expect, test } from "vitest";
import {
  amountAt,
  amountBelow,
  compareScales,
  scaleFrom,
  shareOf,
} from "../../../src/engine/selection/scale.ts";

const half = { over: 1n, under: 2n };
const shares: readonly [{ over: bigint; under: bigint }, number, number, number][] = [
  [half, 8, 4, 3],
  [half, 7, 3, 3],
  [{ over: 0n, under: 1n }, 5, 0, -1],
  [{ over: 3n, under: 3n }, 9_007_199_254_740_991, 9_007_199_254_740_991, 9_007_199_254_740_990],
  [{ over: 1n, under: 3n }, 9_007_199_254_740_991, 3_002_399_751_580_330, 3_002_399_751_580_330],
];
test.each(shares)("A share %o of %d leaves %d, any lower one %d", (scale, amount, at, below) => {
  expect(amountAt(scale, amount)).toBe(at);
  expect(amountBelow(scale, amount)).toBe(below);
});

test("A share of all of a limit is exactly one", () => {
  const scale = scaleFrom(123_457, 123_457);
  expect(scale && shareOf(scale)).toBe(1);
  expect(scaleFrom(1, 0)).toBeNull();
  expect(scaleFrom(0.5, 2)).toBeNull();
});

test("Shares are compared exactly", () => {
  expect(compareScales(half, { over: 2n, under: 4n })).toBe(0);
  expect(compareScales({ over: 333_333_333_333_333n, under: 10n ** 15n }, { over: 1n, under: 3n })).toBe(-1);
  expect(compareScales({ over: 2n, under: 3n }, half)).toBe(1);
});
