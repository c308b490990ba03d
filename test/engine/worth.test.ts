import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { paybackYear } from "../../src/engine/payback.ts";
import { expectedLoss, riskGrid, riskScore, withinAppetite } from "../../src/engine/risk.ts";
import { defaultPencePerPoint, projectValue } from "../../src/engine/value.ts";
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

describe("value", () => {
  test.each([
    [2_000_000, 17.3, 125_000, 4_162_500, "£20,000.00 and 17.3 points at £1,250.00"],
    [2_000_000, 17.3, 0, 2_000_000, "money only"],
    [0, 33.333333, 1, 33, "whole pence"],
  ])("%i pence and %f points at %i come to %i", (net, points, each, expected) => {
    expect(projectValue(net, points, each)).toBe(expected);
  });

  test("a point is worth a hundredth of all budgets unless the council says otherwise", () => {
    expect(defaultPencePerPoint([2_500_000, 2_500_000, 2_500_000, 2_500_000, 2_500_000])).toBe(125_000);
    expect(defaultPencePerPoint([])).toBe(0);
  });
});

describe("risk", () => {
  test("a score is likelihood times impact, and appetite includes its own mark", () => {
    expect(riskScore({ likelihood: 4, impact: 3 })).toBe(12);
    expect(withinAppetite(12, 12)).toBe(true);
    expect(withinAppetite(13, 12)).toBe(false);
  });

  test.each([
    [0.3, 500_000, 150_000],
    [0, 500_000, 0],
    [0.5, 1, 1],
  ])("a chance of %f of losing %i pence is expected to cost %i", (chance, loss, expected) => {
    expect(expectedLoss(chance, loss)).toBe(expected);
  });

  test("the grid counts risks where they are drawn, worst impact at the top, and leaves out what is off the scale", () => {
    const grid = riskGrid([
      { likelihood: 1, impact: 5 },
      { likelihood: 5, impact: 1 },
      { likelihood: 5, impact: 1 },
      { likelihood: 0, impact: 3 },
      { likelihood: 3, impact: 6 },
    ]);
    expect(grid).toEqual([
      [1, 0, 0, 0, 0],
      [0, 0, 0, 0, 0],
      [0, 0, 0, 0, 0],
      [0, 0, 0, 0, 0],
      [0, 0, 0, 0, 2],
    ]);
  });
});
