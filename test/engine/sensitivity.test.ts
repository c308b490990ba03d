import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { costRange } from "../../src/engine/range.ts";
import { tornado } from "../../src/engine/sensitivity.ts";

const share = fc.double({ min: 0, max: 1, noNaN: true });
const doubt = fc.record({ bias: share, spread: share });

describe("the tornado", () => {
  const range = { least: 0.6, likeliest: 0.85, most: 0.975 };
  test("each line moves the net present value alone, the widest bar first", () => {
    const bars = tornado(10_000, [
      { ref: "C001", effect: -10_000, range: { least: 1.1, likeliest: 1.2, most: 1.4 } },
      { ref: "B001", effect: 20_000, range },
      { ref: "B002", effect: 0, range },
    ]);
    expect(bars).toEqual([
      { ref: "B001", low: 5_000, high: 12_500 },
      { ref: "C001", low: 8_000, high: 11_000 },
      { ref: "B002", low: 10_000, high: 10_000 },
    ]);
  });

  test("law: every bar reaches from no more than the middle to no less, and bars narrow downwards", () => {
    const lines = fc.array(
      fc.record({
        ref: fc.string(),
        effect: fc.integer({ min: -1e9, max: 1e9 }),
        range: doubt.map(costRange),
      }),
    );
    fc.assert(
      fc.property(fc.integer({ min: -1e9, max: 1e9 }), lines, (net, given) => {
        let before = Number.POSITIVE_INFINITY;
        for (const { low, high } of tornado(net, given)) {
          expect(low).toBeLessThanOrEqual(net);
          expect(high).toBeGreaterThanOrEqual(net);
          expect(high - low).toBeLessThanOrEqual(before);
          before = high - low;
        }
      }),
    );
  });
});
