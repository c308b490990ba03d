import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { discountFactor, discountFactors, presentValue, presentValues } from "../../src/engine/discount.ts";
import { flatThreePercent, greenBookStandard } from "../../src/parameters/discounting.ts";
import { penceFromPounds } from "../../src/units.ts";
import sheet from "./cases/sheet.json" with { type: "json" };

const bands = greenBookStandard.bands;
const flat = (rate: number) => [{ untilYear: Number.POSITIVE_INFINITY, rate }];
const pence = fc.integer({ min: -1e12, max: 1e12 });
const flows = fc.array(pence, { maxLength: 60 });

describe("discount factors", () => {
  test.each([
    [0, 1, "The Green Book (2022), annex A6, and the factors published with it"],
    [1, 0.9662, "same"],
    [2, 0.9335, "same"],
    [3, 0.9019, "same"],
    [4, 0.8714, "same"],
    [10, 0.7089, "same; also the WebTAG tables"],
    [20, 0.5026, "same"],
    [30, 0.3563, "same: the last year at 3.5%"],
    [31, 0.3459, "same: the first at 3.0%"],
    [40, 0.2651, "same"],
    [50, 0.1973, "same"],
    [60, 0.1468, "same"],
  ])("year %i of the standard schedule is worth %f, as published", (year, expected) => {
    expect(discountFactor(bands, year)).toBeCloseTo(expected, 4);
  });

  test("sixty years of factors are the sheet's to the last digits", () => {
    for (const [year, factor] of discountFactors(bands, 61).entries())
      expect(factor).toBeCloseTo(sheet.discountFactors[year] ?? Number.NaN, 14);
  });

  test.each([
    [75, 76, 0.025],
    [125, 126, 0.02],
    [200, 201, 0.015],
    [300, 301, 0.01],
    [500, 501, 0.01],
  ])("from year %i to %i the rate is %f", (before, after, rate) => {
    expect(discountFactor(bands, before) / discountFactor(bands, after) - 1).toBeCloseTo(rate, 12);
  });

  test("law: later money is never worth more, and always something", () => {
    const [first, ...later] = discountFactors(bands, 600);
    let before = first ?? 0;
    expect(before).toBe(1);
    for (const factor of later) {
      expect(factor).toBeLessThan(before);
      expect(factor).toBeGreaterThan(0);
      before = factor;
    }
  });

  test("law: at one rate the factor is a power of it", () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 0.2, noNaN: true }), fc.nat(100), (rate, year) => {
        expect(discountFactor(flat(rate), year)).toBeCloseTo((1 + rate) ** -year, 10);
      }),
    );
  });

  test("no years have no factors, and no bands no discount", () => {
    expect(discountFactors(bands, 0)).toEqual([]);
    expect(discountFactors([], 3)).toEqual([1, 1, 1]);
    expect(discountFactor(flatThreePercent.bands, 1)).toBe(1 / 1.03);
  });
});

describe("present value", () => {
  test.each([
    [[-370_000, 420_000], 0.05, 30_000, "Brealey, Myers and Allen, ch. 2: an office building at 5%"],
    [[-370_000, 420_000], 0.12, 5_000, "the same at 12%"],
    [[1_000, 1_000, 1_000], 0.035, 2_899.69, "1,000 + 966.18 + 933.51"],
    [[], 0.05, 0, "nothing"],
  ])("pounds %j at %f are worth %f today", (pounds, rate, expected) => {
    expect(presentValue(pounds.map(penceFromPounds), flat(rate))).toBe(penceFromPounds(expected));
  });

  test.each(sheet.flows)("a sixty-year flow is worth what the sheet says, to the penny", (flow) => {
    expect(presentValue(flow.pounds.map(penceFromPounds), bands)).toBe(penceFromPounds(flow.presentValue));
  });

  test.each(sheet.flows)(
    "Excel's NPV discounts year 0 as well, and so would be 1.035 times too low",
    (flow) => {
      const ours = presentValue(flow.pounds.slice(0, 11).map(penceFromPounds), bands) / 100;
      expect(ours).toBeCloseTo(flow.elevenYears, 0);
      expect(ours / flow.excelNpvOfElevenYears).toBeCloseTo(1.035, 6);
    },
  );

  test("law: the total is the sum of the cells, each a whole number of pence", () => {
    fc.assert(
      fc.property(flows, (amounts) => {
        const cells = presentValues(amounts, bands);
        expect(cells.every(Number.isSafeInteger)).toBe(true);
        expect(presentValue(amounts, bands)).toBe(cells.reduce((sum, cell) => sum + cell, 0));
      }),
    );
  });

  test("law: what is owed is worth as much less than nothing as what is gained is more", () => {
    fc.assert(
      fc.property(flows, (amounts) => {
        const owed = presentValue(
          amounts.map((amount) => 0 - amount),
          bands,
        );
        expect(owed).toBe(0 - presentValue(amounts, bands));
      }),
    );
  });

  test("law: a higher rate never makes a benefit worth more", () => {
    fc.assert(
      fc.property(fc.array(fc.nat(1e9), { maxLength: 30 }), (amounts) => {
        expect(presentValue(amounts, flat(0.05))).toBeLessThanOrEqual(presentValue(amounts, flat(0.03)));
      }),
    );
  });
});
