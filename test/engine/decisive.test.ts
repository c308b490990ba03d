import { describe, expect, test } from "vitest";
import { decisiveInputs } from "../../src/engine/decisive.ts";
import { BLOCK, type Doubts, drawFactors, type UncertainProject } from "../../src/engine/uncertainty.ts";
import { drawWeights } from "../../src/engine/weightDraws.ts";

const DRAWS = 4 * BLOCK;
const range = { least: 0, likeliest: 1, most: 2 };
const projects: UncertainProject[] = ["P01", "P02", "P03"].map((ref) => ({
  ref,
  fixed: 0,
  byFamily: [0, 0],
  lines: [{ ref: "B001", effect: 1, cash: 0, use: [], range }],
}));
const doubts: Doubts = {
  seed: 20261122,
  weights: { stated: [1, 1], concentration: null },
  correlation: 0,
  pencePerPoint: 0,
};
const weights = drawWeights({ ...doubts.weights, seed: doubts.seed }, DRAWS);
const factors = projects.map((project) =>
  Array.from({ length: DRAWS / BLOCK }, (_, block) => [
    ...(drawFactors(project, doubts, block)[0] ?? []),
  ]).flat(),
);
/** Whether a project's one line came out above its middle in a draw. */
const isHigh = (project: number, draw: number): boolean => (factors[project]?.[draw] ?? 0) > 1;

/** How decisive each line is where this rule says who is in. */
function sharesWhere(isIn: (draw: number) => readonly boolean[], count = DRAWS): Record<string, number> {
  const draws = Array.from({ length: count }, (_, draw) => draw);
  const memberships = draws.map((draw) => Uint8Array.from(isIn(draw), Number));
  const found = decisiveInputs({ projects, doubts, weights, draws, memberships });
  return Object.fromEntries(
    found.map(({ input, share }) => [
      input.kind === "line" ? input.project : `family ${input.family}`,
      share,
    ]),
  );
}

describe("the most decisive input", () => {
  test("one line that settles everything has all the doubt to its name, and stands first", () => {
    const shares = sharesWhere((draw) => [isHigh(0, draw), !isHigh(0, draw), true]);
    expect(shares.P01).toBeCloseTo(1, 2);
    expect(Object.keys(shares)[0]).toBe("P01");
    expect(shares.P02 ?? 0).toBeLessThan(0.02);
  });

  test("two lines that each settle one project share the doubt", () => {
    const shares = sharesWhere((draw) => [isHigh(0, draw), isHigh(1, draw), false]);
    expect(shares.P01).toBeCloseTo(0.5, 1);
    expect(shares.P02).toBeCloseTo(0.5, 1);
    expect(shares.P03 ?? 0).toBeLessThan(0.02);
  });

  test("a project that needs both lines high leaves a third of its doubt to each", () => {
    // In with chance 1/4: variance 3/16; given one line its chance is 0 or 1/2, of variance 1/16.
    const shares = sharesWhere((draw) => [isHigh(0, draw) && isHigh(1, draw), false, false]);
    expect(shares.P01).toBeCloseTo(1 / 3, 1);
    expect(shares.P02).toBeCloseTo(1 / 3, 1);
  });

  test("a weight that settles everything is named by its family", () => {
    const shares = sharesWhere((draw) => [(weights[draw * 2] ?? 0) > 0.5, false, false]);
    expect(shares["family 0"]).toBeCloseTo(1, 1);
  });

  test("what no single line tells, as when two must differ, is laid to none", () => {
    const shares = sharesWhere((draw) => [isHigh(0, draw) !== isHigh(1, draw), false, false]);
    for (const share of Object.values(shares)) expect(share).toBeLessThan(0.02);
  });

  test("where nothing is in doubt, or draws are too few to tell, nothing is named", () => {
    expect(sharesWhere(() => [true, false, true])).toEqual({});
    expect(sharesWhere((draw) => [isHigh(0, draw), false, false], 19)).toEqual({});
    expect(sharesWhere(() => [], 0)).toEqual({});
  });
});
