import { describe, expect, test } from "vitest";
import { costRange, triangularQuantile } from "../../src/engine/range.ts";
import { rankProjects } from "../../src/engine/rank.ts";
import { robustness, toEnd } from "../../src/engine/robustness.ts";
import type { RobustnessTask } from "../../src/engine/robustnessPasses.ts";
import type { UncertainProject } from "../../src/engine/uncertainty.ts";
import { digest } from "./digest.ts";

const DRAWS = 4096;

/** One project with a benefit and a cost in doubt, in pence. */
const project = (ref: string, benefit: number, cost: number, byFamily = [0, 0]): UncertainProject => ({
  ref,
  fixed: 0,
  byFamily,
  lines: [
    { ref: "B001", effect: benefit, cash: 0, use: [], range: { least: 0.5, likeliest: 1, most: 1.5 } },
    { ref: "C001", effect: -cost, cash: cost, use: [], range: { least: 1, likeliest: 1, most: 1 } },
  ],
});
const task = (projects: readonly UncertainProject[], more: Partial<RobustnessTask> = {}): RobustnessTask => ({
  projects,
  doubts: {
    seed: 20261122,
    weights: { stated: [50, 50], concentration: 20 },
    correlation: 0,
    pencePerPoint: 100_000,
  },
  draws: DRAWS,
  chosen: [],
  ...more,
});
const several = [
  project("P01", 3_000_000, 1_000_000, [20, 5]),
  project("P02", 2_500_000, 1_000_000, [5, 20]),
  project("P03", 1_000_000, 900_000, [10, 10]),
];

describe("robustness", () => {
  test("a project's percentiles and chance of loss are those of its one doubtful line", () => {
    const { projects } = toEnd(robustness(task([project("P01", 1_000_000, 800_000)])));
    const [only] = projects;
    const range = { least: 0.5, likeliest: 1, most: 1.5 };
    for (const [name, share] of [
      ["p10", 0.1],
      ["p50", 0.5],
      ["p90", 0.9],
    ] as const)
      expect((only?.net[name] ?? 0) / 1e6).toBeCloseTo(triangularQuantile(range, share) - 0.8, 2);
    expect(only?.chanceNegative).toBeCloseTo(0.18, 2); // (0.8 − 0.5)² / (1 × 0.5)
    expect(only?.value).toEqual(only?.net);
    expect(only?.rankAcceptability).toEqual([1]);
    expect(only?.confidence).toBe(1);
  });

  test("with nothing in doubt every draw is the plain ranking", () => {
    const certain = [
      { ...project("P01", 0, 0), fixed: 500 },
      { ...project("P02", 0, 200), fixed: 900 },
      { ...project("P03", 0, 100), fixed: 900 },
    ];
    const { projects } = toEnd(robustness(task(certain)));
    const places = rankProjects([
      { ref: "P01", value: 500, cost: 0 },
      { ref: "P02", value: 700, cost: 200 },
      { ref: "P03", value: 800, cost: 100 },
    ]);
    for (const { ref, rank } of places)
      expect(projects.find((found) => found.ref === ref)?.rankAcceptability[rank - 1]).toBe(1);
    expect(projects[0]).toMatchObject({ centralWeights: [expect.closeTo(0.5, 3), expect.closeTo(0.5, 3)] });
    expect(projects[1]).toMatchObject({ centralWeights: null, confidence: null, chanceNegative: 0 });
  });

  test("central weights lean towards what a project is good at, and those weights put it first more often", () => {
    const { projects } = toEnd(robustness(task(several)));
    const [one, two] = projects;
    expect(one?.centralWeights?.[0]).toBeGreaterThan(0.5);
    expect(two?.centralWeights?.[1]).toBeGreaterThan(0.5);
    expect(two?.confidence ?? 0).toBeGreaterThan(two?.rankAcceptability[0] ?? 1);
  });

  test("lines that go wrong together spread a project more than lines that do not", () => {
    const range = costRange({ bias: 0.15, spread: 0.25 });
    const costs = ["C001", "C002", "C003", "C004"].map((ref) => ({
      ref,
      effect: -1e6,
      cash: 1e6,
      use: [],
      range,
    }));
    const width = (correlation: number): number => {
      const doubts = { ...task([]).doubts, correlation };
      const [only] = toEnd(
        robustness(task([{ ref: "P01", fixed: 0, byFamily: [0, 0], lines: costs }], { doubts })),
      ).projects;
      return (only?.net.p90 ?? 0) - (only?.net.p10 ?? 0);
    };
    const alone = triangularQuantile(range, 0.9) - triangularQuantile(range, 0.1);
    expect(width(1) / 1e6).toBeCloseTo(4 * alone, 1);
    expect(width(0.5)).toBeLessThan(width(1) * 0.95);
    expect(width(0)).toBeLessThan(width(0.5) * 0.95);
  });

  test("bad luck that is shared is dear and poor at once", () => {
    const range = { least: 0.5, likeliest: 1, most: 1.5 };
    const lines = [
      { ref: "B001", effect: 1e6, cash: 0, use: [], range },
      { ref: "C001", effect: -1e6, cash: 1e6, use: [], range },
    ];
    const doubts = { ...task([]).doubts, correlation: 1 };
    const [only] = toEnd(
      robustness(task([{ ref: "P01", fixed: 0, byFamily: [0, 0], lines }], { doubts })),
    ).projects;
    const alone = triangularQuantile(range, 0.9) - triangularQuantile(range, 0.1);
    expect(((only?.net.p90 ?? 0) - (only?.net.p10 ?? 0)) / 1e6).toBeCloseTo(2 * alone, 1);
  });

  test("the chosen together are as sure as the sum of their draws, surer than each alone", () => {
    const { projects, chosen } = toEnd(robustness(task(several, { chosen: ["P01", "P02"] })));
    const middle = (projects[0]?.net.p50 ?? 0) + (projects[1]?.net.p50 ?? 0);
    expect((chosen?.net.p50 ?? 0) / middle).toBeCloseTo(1, 1);
    const widths = projects.slice(0, 2).map(({ net }) => net.p90 - net.p10);
    expect((chosen?.net.p90 ?? 0) - (chosen?.net.p10 ?? 0)).toBeLessThan((widths[0] ?? 0) + (widths[1] ?? 0));
    expect(toEnd(robustness(task(several))).chosen).toBeNull();
  });

  test("adding, dropping or reordering projects changes no other project's draws", () => {
    const spreads = (projects: readonly UncertainProject[]) =>
      new Map(
        toEnd(robustness(task(projects))).projects.map(({ ref, net, value, chanceNegative }) => [
          ref,
          { net, value, chanceNegative },
        ]),
      );
    const before = spreads(several);
    const after = spreads([project("P99", 5_000_000, 1), ...several.toReversed().slice(0, 2)]);
    expect(after.get("P03")).toEqual(before.get("P03"));
    expect(after.get("P02")).toEqual(before.get("P02"));
  });

  test("every project's shares over all ranks add up to 1", () => {
    for (const { rankAcceptability: found } of toEnd(robustness(task(several))).projects)
      expect(found.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 12);
  });

  test("progress rises to 1, so that a worker can report it", () => {
    const steps = [...robustness(task(several))];
    expect(steps.at(-1)).toBe(1);
    for (const [at, step] of steps.entries()) expect(step).toBeGreaterThan(steps[at - 1] ?? 0);
  });

  test("no projects and no draws have an answer too", () => {
    expect(toEnd(robustness(task([])))).toEqual({ draws: DRAWS, projects: [], chosen: null });
    const [first] = toEnd(robustness(task(several, { draws: 0 }))).projects;
    expect(first).toMatchObject({
      rankAcceptability: [0, 0, 0],
      centralWeights: null,
      confidence: null,
      chanceNegative: null,
      net: { p10: 0, p50: 0, p90: 0 },
    });
  });

  test("a seed gives the very same answer on every machine", () => {
    const { projects } = toEnd(robustness(task(several, { draws: 1000 })));
    const numbers = projects.flatMap(
      ({ rankAcceptability: ranks, centralWeights, confidence, value, net }) => [
        ...ranks,
        ...(centralWeights ?? []),
        confidence ?? -1,
        ...Object.values(value),
        ...Object.values(net),
      ],
    );
    expect(digest(Float64Array.from(numbers))).toBe("412d6c01e2c941c5");
  });
});
