import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  gradedContribution,
  normalisedWeights,
  objectiveWeights,
  projectPoints,
  rowPoints,
} from "../../src/engine/points.ts";

const families = [
  { family: "Reputation", share: 0.6 },
  { family: "Social impact", share: 0.4 },
];
const weights = new Map([
  ["O01", 40],
  ["O02", 60],
]);
const mapped = (
  project: string,
  objective: string,
  contribution: number,
  { family = "Reputation", bias = 0 } = {},
) => ({ project, objective, contribution, family, bias });

const row = fc.record({
  project: fc.constantFrom("P01", "P02", "P03"),
  objective: fc.constantFrom("O01", "O02"),
  family: fc.constantFrom("Reputation", "Social impact"),
  contribution: fc.constantFrom(0, 25, 50, 75, 100),
  bias: fc.constantFrom(0, 0.05, 0.1, 0.15, 0.25, 0.4),
});
const rows = fc.array(row, { maxLength: 30 });
const importances = fc.array(fc.nat(100), { minLength: 1, maxLength: 20 });

describe("weights of objectives", () => {
  test.each([
    [
      [80, 60, 60],
      [40, 30, 30],
    ],
    [[1], [100]],
    [
      [0, 0],
      [0, 0],
    ],
    [[], []],
  ])("importances %j weigh %j", (given, expected) => {
    expect(objectiveWeights(given)).toEqual(expected);
  });

  test("weights of nothing are null, so that the caller has to say so", () => {
    expect(normalisedWeights([0, 0])).toBeNull();
    expect(normalisedWeights([])).toBeNull();
    expect(normalisedWeights([-1, 3, 1])).toEqual([0, 0.75, 0.25]);
  });

  test("law: all together weigh 100, however importance is marked", () => {
    fc.assert(
      fc.property(importances, (given) => {
        fc.pre(given.some((importance) => importance > 0));
        expect(objectiveWeights(given).reduce((sum, weight) => sum + weight, 0)).toBeCloseTo(100, 9);
        const doubled = objectiveWeights(given.map((importance) => importance * 2));
        for (const [at, weight] of objectiveWeights(given).entries())
          expect(doubled[at]).toBeCloseTo(weight, 9);
      }),
    );
  });
});

describe("points of mapping rows", () => {
  test("a contribution counts for less on poorer evidence", () => {
    expect(gradedContribution({ contribution: 75, bias: 0.15 })).toBe(63.75);
  });

  test("only the best row of a project, objective and family earns", () => {
    const best = [mapped("P01", "O01", 50), mapped("P01", "O01", 75, { bias: 0.15 })];
    expect(rowPoints(best, weights, [])).toEqual([0, 25.5]);
  });

  test("of equally good rows the first earns", () => {
    expect(rowPoints([mapped("P01", "O01", 50), mapped("P01", "O01", 50)], weights, [])).toEqual([20, 0]);
  });

  test("a row of another project, objective or family earns beside it", () => {
    const apart = [
      mapped("P01", "O01", 50),
      mapped("P02", "O01", 50),
      mapped("P01", "O02", 50),
      mapped("P01", "O01", 50, { family: "Social impact" }),
    ];
    expect(rowPoints(apart, weights, [])).toEqual([20, 20, 30, 20]);
  });

  test("a good that a benefit line prices earns no points, and no other row takes its place", () => {
    const twice = [mapped("P01", "O01", 75), mapped("P01", "O01", 50), mapped("P01", "O02", 50)];
    const priced = [{ project: "P01", objective: "O01", family: "Reputation" }];
    expect(rowPoints(twice, weights, priced)).toEqual([0, 0, 30]);
  });

  test("an objective without a weight, such as one of a parked area, earns nothing", () => {
    expect(rowPoints([mapped("P01", "O09", 100)], weights, [])).toEqual([0]);
  });

  test("law: pricing a good never raises any row", () => {
    fc.assert(
      fc.property(rows, row, (given, priced) => {
        const before = rowPoints(given, weights, []);
        for (const [at, points] of rowPoints(given, weights, [priced]).entries())
          expect(points).toBeLessThanOrEqual(before[at] ?? 0);
      }),
    );
  });
});

describe("points of projects", () => {
  const totals = (given: readonly ReturnType<typeof mapped>[]) =>
    projectPoints(given, rowPoints(given, weights, []), families);

  test("families add up and are weighed into one total", () => {
    const given = [
      mapped("P01", "O01", 100),
      mapped("P01", "O02", 50),
      mapped("P01", "O01", 25, { family: "Social impact" }),
    ];
    expect(totals(given)).toEqual(new Map([["P01", { byFamily: [70, 10], total: 46 }]]));
  });

  test("a family that is not weighed is passed over", () => {
    expect(totals([mapped("P01", "O01", 100, { family: "Elsewhere" })])).toEqual(
      new Map([["P01", { byFamily: [0, 0], total: 0 }]]),
    );
  });

  test("law: no family and no total passes 100 or falls below 0", () => {
    fc.assert(
      fc.property(rows, (given) => {
        for (const { byFamily, total } of totals(given).values())
          for (const points of [...byFamily, total]) {
            expect(points).toBeGreaterThanOrEqual(0);
            expect(points).toBeLessThanOrEqual(100);
          }
      }),
    );
  });

  test("law: the order of rows does not matter to a project", () => {
    fc.assert(
      fc.property(rows, (given) => {
        const forwards = totals(given);
        const backwards = totals(given.toReversed());
        expect(backwards.size).toBe(forwards.size);
        for (const [project, points] of backwards) expect(points).toEqual(forwards.get(project));
      }),
    );
  });

  test("law: a row typed twice adds nothing", () => {
    fc.assert(
      fc.property(rows, (given) => {
        expect(totals([...given, ...given])).toEqual(totals(given));
      }),
    );
  });

  test("law: another project's rows change nothing", () => {
    fc.assert(
      fc.property(rows, rows, (given, more) => {
        const others = more.map((added) => ({ ...added, project: "P09" }));
        const after = totals([...given, ...others]);
        for (const [project, points] of totals(given)) expect(after.get(project)).toEqual(points);
      }),
    );
  });
});
