import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { paybackYear } from "../../src/engine/payback.ts";

const pence = fc.integer({ min: -1e9, max: 1e9 });

describe("payback", () => {
  test.each<[number[], number | null, string]>([
    [[-1_000, 400, 400, 400], 2.5, "half of the third year's"],
    [[-2_000, 500, 1_800, 0], 1 + 1_500 / 1_800, "Brealey, Myers and Allen, ch. 5: project B, within year 2"],
    [[-1_000, 500, 500], 2, "exactly"],
    [[100, -50], 0, "at once"],
    [[0, -1_000, 1_000, 0], 2, "years before it starts are passed over"],
    [[0, 0, 5], 2, "brings from its first year"],
    [[-1_000, 400], null, "not within the appraisal period"],
    [[0, 0], null, "nothing happens"],
    [[], null, "no years"],
  ])("%j pays back at %s: %s", (net, expected) => {
    expect(paybackYear(net)).toBe(expected);
  });

  test("law: larger amounts pay back at the same time", () => {
    fc.assert(
      fc.property(fc.array(pence, { maxLength: 10 }), (net) => {
        const once = paybackYear(net);
        const doubled = paybackYear(net.map((amount) => amount * 2));
        expect(doubled).toBe(once);
      }),
    );
  });

  test("law: more in any year never delays it", () => {
    fc.assert(
      fc.property(
        fc.array(pence, { minLength: 1, maxLength: 10 }),
        fc.nat(),
        fc.nat(1e6),
        (net, pick, more) => {
          const year = pick % net.length;
          fc.pre(net[0] !== 0 && (net[year] ?? 0) !== 0 && (net[year] ?? 0) + more !== 0);
          const before = paybackYear(net) ?? Number.POSITIVE_INFINITY;
          const after = paybackYear(net.with(year, (net[year] ?? 0) + more)) ?? Number.POSITIVE_INFINITY;
          expect(after).toBeLessThanOrEqual(before + 1e-9);
        },
      ),
    );
  });
});
