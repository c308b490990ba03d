import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { capClaims } from "../../src/engine/claims.ts";

const baseline = fc.record({ ref: fc.constantFrom("Q1", "Q2"), quantity: fc.nat(1000) });
const baselines = fc.uniqueArray(baseline, { selector: ({ ref }) => ref });
const claim = fc.record({
  baseline: fc.constantFrom("Q1", "Q2", "Q9", null),
  quantities: fc.array(fc.nat(1000), { minLength: 5, maxLength: 5 }),
});
const claims = fc.array(claim, { maxLength: 8 });

describe("claims on a shared baseline", () => {
  test("two lines that claim twice what there is count for half each, and the over-claim is named", () => {
    const capped = capClaims(
      [
        { baseline: "Q1", quantities: [80, 40] },
        { baseline: "Q1", quantities: [120, 60] },
      ],
      [{ ref: "Q1", quantity: 100 }],
    );
    expect(capped.counted).toEqual([
      [0.5, 1],
      [0.5, 1],
    ]);
    expect(capped.overClaims).toEqual([{ baseline: "Q1", year: 0, claimed: 200, quantity: 100 }]);
  });

  test("a line that shares nothing, or names what is not listed, counts in full", () => {
    const capped = capClaims(
      [
        { baseline: null, quantities: [1e9] },
        { baseline: "Q9", quantities: [1e9] },
      ],
      [{ ref: "Q1", quantity: 1 }],
    );
    expect(capped).toEqual({ counted: [[1], [1]], overClaims: [] });
  });

  test("nothing claimed of nothing counts in full; something claimed of nothing does not count", () => {
    const capped = capClaims([{ baseline: "Q1", quantities: [0, 5] }], [{ ref: "Q1", quantity: -3 }]);
    expect(capped.counted).toEqual([[1, 0]]);
    expect(capped.overClaims).toEqual([{ baseline: "Q1", year: 1, claimed: 5, quantity: 0 }]);
  });

  test("law: what counts never exceeds what there is, and no part is below 0 or above 1", () => {
    fc.assert(
      fc.property(claims, baselines, (lines, shared) => {
        const { counted } = capClaims(lines, shared);
        for (const { ref, quantity } of shared)
          for (let year = 0; year < 5; year++) {
            const sum = lines.reduce(
              (total, line, at) =>
                line.baseline === ref
                  ? total + (line.quantities[year] ?? 0) * (counted[at]?.[year] ?? 0)
                  : total,
              0,
            );
            expect(sum).toBeLessThanOrEqual(quantity + 1e-9);
          }
        for (const part of counted.flat()) {
          expect(part).toBeGreaterThanOrEqual(0);
          expect(part).toBeLessThanOrEqual(1);
        }
      }),
    );
  });

  test("law: one more claim never makes another count for more", () => {
    fc.assert(
      fc.property(claims, claim, baselines, (lines, another, shared) => {
        const before = capClaims(lines, shared).counted.flat();
        const after = capClaims([...lines, another], shared)
          .counted.slice(0, lines.length)
          .flat();
        for (const [at, part] of after.entries()) expect(part).toBeLessThanOrEqual(before[at] ?? 0);
      }),
    );
  });

  test("law: the order of lines does not matter", () => {
    fc.assert(
      fc.property(claims, baselines, (lines, shared) => {
        const forwards = capClaims(lines, shared);
        const backwards = capClaims(lines.toReversed(), shared);
        expect(backwards.counted.toReversed()).toEqual(forwards.counted);
        expect(backwards.overClaims).toEqual(forwards.overClaims);
      }),
    );
  });
});
