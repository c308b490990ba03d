import { describe, expect, test } from "vitest";
import {
  fillShares,
  fillStratified,
  nextShare,
  nextWord,
  streamFor,
  streamFromSeed,
} from "../../src/engine/random.ts";
import { digest } from "./digest.ts";

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

test("a stream of a key gives the very same digits on every machine", () => {
  const shares = new Float64Array(512);
  fillStratified(streamFor(20261122, "P01 £ naïve ✓", 3), shares);
  expect(digest(shares)).toBe("0a48a74dbc5e9161");
});

test("a stratified list holds one number from each equal part, in no order", () => {
  const shares = new Float64Array(512);
  fillStratified(streamFor(1, "stratified", 0), shares);
  expect(new Set(shares.map((share) => Math.floor(share * 512))).size).toBe(512);
  const rises = shares.filter((share, at) => share > (shares[at - 1] ?? 1)).length;
  expect(Math.abs(rises - 255.5)).toBeLessThan(22); // three standard deviations of √(513/12)
});
