import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { countRanks, rankCounter } from "../../src/engine/rankCounts.ts";

describe("counting ranks", () => {
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

  test("only as many ranks are counted as were asked for", () => {
    const counter = rankCounter(3, 2);
    countRanks(counter, Float64Array.of(1, 3, 2));
    expect([...counter.counts]).toEqual([0, 1, 0, 0, 0, 1]);
  });

  test("more projects than there is room for are ranked all the same, equals sharing the better rank", () => {
    const counter = rankCounter(20_000, 3);
    const keys = Float64Array.from({ length: 20_000 }, (_, at) => Math.min(at, 19_998));
    countRanks(counter, keys);
    const firsts = [19_999, 19_998].map((project) => counter.counts[project]);
    expect(firsts).toEqual([1, 1]);
    expect(counter.counts[2 * 20_000 + 19_997]).toBe(1);
    expect(counter.counts.reduce((sum, count) => sum + count, 0)).toBe(3);
  });
});
