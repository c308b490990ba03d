import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  benefitCostRatio,
  equivalentAnnualCost,
  netPresentValue,
  switchingValue,
} from "../../src/engine/worth.ts";

const flat = (rate: number) => [{ untilYear: Number.POSITIVE_INFINITY, rate }];
const pence = fc.integer({ min: -1e9, max: 1e9 });

describe("worth of a project", () => {
  test.each([
    [120_000, 100_000, 20_000, 1.2],
    [0, 100_000, -100_000, 0],
    [50_000, 0, 50_000, null],
    [0, 0, 0, null],
    [5, -5, 10, null],
  ])("benefits of %i over costs of %i leave %i, a ratio of %s", (benefits, costs, net, ratio) => {
    expect(netPresentValue(benefits, costs)).toBe(net);
    expect(benefitCostRatio(benefits, costs)).toBe(ratio);
  });

  test.each<[number, number, number, number | null, string]>([
    [2_837, 0.06, 3, 1_061, "Brealey, Myers and Allen, ch. 6: machine A, 28.37 over 3 years at 6%"],
    [2_100, 0.06, 2, 1_145, "the same: machine B, 21.00 over 2 years"],
    [100, 0.06, 0, null, "no life"],
    [0, 0.06, 3, 0, "no cost"],
  ])("a cost of %i at %f over %i years is %s a year", (costs, rate, years, expected) => {
    expect(equivalentAnnualCost(costs, flat(rate), years)).toBe(expected);
  });

  test.each<[number, number, number | null, string]>([
    [20_000, 120_000, -1 / 6, "benefits a sixth smaller"],
    [20_000, -100_000, 0.2, "costs a fifth larger"],
    [-30_000, 60_000, 0.5, "benefits half as large again"],
    [20_000, 0, null, "no such part"],
    [0, 5, 0, "already nothing"],
  ])("with %i left over and a part of %i the switching value is %s", (net, part, expected) => {
    expect(switchingValue(net, part)).toBe(expected);
  });

  test("law: changed by its switching value, an input leaves nothing over", () => {
    fc.assert(
      fc.property(pence, pence, (net, part) => {
        const change = switchingValue(net, part);
        if (change !== null) expect(net + part * change).toBeCloseTo(0, 4);
      }),
    );
  });
});
