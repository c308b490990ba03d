import { expect, test } from "vitest";
import { moneySpread } from "../../src/engine/moneySpread.ts";

test("spreads are inclusive percentiles, whole pence, and losses are counted below nothing only", () => {
  const amounts = Float64Array.of(10, -10, 0, 5, 20, 30, -5, 40, 50, 60, 70);
  expect(moneySpread(amounts.slice(), amounts.slice())).toEqual({
    value: { p10: -5, p50: 20, p90: 60 },
    net: { p10: -5, p50: 20, p90: 60 },
    chanceNegative: 2 / 11,
  });
});

test("no draws spread over nothing and have no chance of loss to tell", () => {
  const nothing = { p10: 0, p50: 0, p90: 0 };
  expect(moneySpread(new Float64Array(), new Float64Array())).toEqual({
    value: nothing,
    net: nothing,
    chanceNegative: null,
  });
});
