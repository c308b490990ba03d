import { describe, expect, test } from "vitest";
import { defaultPencePerPoint, projectValue } from "../../src/engine/value.ts";

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
