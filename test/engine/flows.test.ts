import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type BenefitLine, benefitByYear, costByYear, totalByYear } from "../../src/engine/flows.ts";
import { roundHalfAway } from "../../src/units.ts";
import sheet from "./cases/sheet.json" with { type: "json" };

const quantity = fc.double({ min: 0, max: 1e5, noNaN: true });
const share = fc.double({ min: 0, max: 1, noNaN: true });
const rate = fc.integer({ min: 0, max: 1e6 });
const priced = fc.record({
  quantities: fc.tuple(quantity),
  counted: fc.tuple(share),
  unitValue: rate,
  anyway: share,
  bias: share,
});

describe("rounding", () => {
  test.each(sheet.roundToPenny)(
    "%f pounds round to %f, as the sheet's ROUND does",
    (pounds = 0, expected = 0) => {
      expect(roundHalfAway(pounds, 2)).toBe(expected);
      expect(costByYear({ quantities: [pounds], rate: 100, bias: 0 })[0]).toBe(Math.round(expected * 100));
    },
  );
  test.each(sheet.roundToWhole)(
    "%f rounds to the whole %f, as the sheet's ROUND does",
    (value = 0, expected = 0) => {
      expect(roundHalfAway(value)).toBe(expected);
    },
  );
});

test("a number a hair under a half is a half, which Calc sees only at two decimals", () => {
  expect(roundHalfAway(1.4999999999999998)).toBe(2);
  expect(roundHalfAway(0.005 * (1 - 2e-16), 2)).toBe(0.01);
});

describe("a cost line", () => {
  test.each([
    [{ quantities: [2.5], rate: 21_035, bias: 0.15 }, [60_476], "=ROUND(2.5*210.35*1.15,2) is 604.76"],
    [{ quantities: [10, 0, 3], rate: 18_050, bias: 0 }, [180_500, 0, 54_150], "days at £180.50"],
    [{ quantities: [1_250.5], rate: 100, bias: 0.4 }, [175_070], "=ROUND(1250.5*1*1.4,2) is 1750.70"],
    [{ quantities: [0.5], rate: 1, bias: 0 }, [1], "half a penny rounds away from zero"],
    [{ quantities: [], rate: 100, bias: 0 }, [], "no years"],
  ])("%j comes to %j pence", (line, expected) => {
    expect(costByYear(line)).toEqual(expected);
  });

  test("law: poorer evidence never makes a cost smaller", () => {
    fc.assert(
      fc.property(quantity, rate, share, share, (amount, pence, a, b) => {
        const at = (bias: number) => costByYear({ quantities: [amount], rate: pence, bias })[0] ?? 0;
        expect(at(Math.min(a, b))).toBeLessThanOrEqual(at(Math.max(a, b)));
      }),
    );
  });
});

describe("a benefit line", () => {
  const line = { unitValue: 283, anyway: 0.2, bias: 0.15 };
  test.each<[BenefitLine, number[], string]>([
    [{ ...line, quantities: [1_000] }, [192_440], "=ROUND(1000*1*2.83*0.8*0.85,2) is 1924.40"],
    [{ ...line, quantities: [1_000, 1_000], counted: [0.5] }, [96_220, 192_440], "half counts in year 0"],
    [{ ...line, quantities: [1_000], anyway: 1 }, [0], "all would happen anyway"],
    [{ ...line, quantities: [1_000], bias: 1 }, [0], "nothing is believed"],
  ])("%j comes to %j pence", (benefit, expected) => {
    expect(benefitByYear(benefit)).toEqual(expected);
  });

  test("law: a benefit is never more than its quantity at its unit value", () => {
    fc.assert(
      fc.property(priced, (line) => {
        const [net = 0] = benefitByYear(line);
        const [whole = 0] = costByYear({ quantities: line.quantities, rate: line.unitValue, bias: 0 });
        expect(net).toBeGreaterThanOrEqual(0);
        expect(net).toBeLessThanOrEqual(whole);
      }),
    );
  });
});

describe("lines added up by year", () => {
  test.each([
    [
      [
        [1, 2],
        [10, 20, 30],
      ],
      [11, 22, 30],
    ],
    [[], []],
    [[[5]], [5]],
  ])("%j add up to %j", (lines, expected) => {
    expect(totalByYear(lines)).toEqual(expected);
  });

  test("law: the order of lines does not matter", () => {
    fc.assert(
      fc.property(fc.array(fc.array(fc.integer(), { maxLength: 5 })), (lines) => {
        expect(totalByYear(lines.toReversed())).toEqual(totalByYear(lines));
      }),
    );
  });
});
