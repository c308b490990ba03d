import { describe, expect, test } from "vitest";
import { expectedLoss, riskGrid, riskScore, withinAppetite } from "../../src/engine/risk.ts";

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
