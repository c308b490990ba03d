import { describe, expect, test } from "vitest";
import { type CoreIndexTask, type CoreProject, coreIndex } from "../../src/engine/coreIndex.ts";
import { toEnd } from "../../src/engine/robustness.ts";
import { digest } from "./digest.ts";

const certain = { least: 1, likeliest: 1, most: 1 };
const wide = { least: 0.5, likeliest: 1, most: 1.5 };

/** A project with one benefit and one cost in pence; the cost uses the one limit. */
const project = (
  ref: string,
  benefit: number,
  cost: number,
  more: Partial<CoreProject> = {},
): CoreProject => ({
  ref,
  fixed: 0,
  byFamily: [0, 0],
  track: "Both",
  startsFirst: true,
  needs: [],
  excludes: [],
  mustDo: false,
  lines: [
    { ref: "B001", effect: benefit, cash: 0, use: [], range: certain },
    { ref: "C001", effect: -cost, cash: cost, use: [cost], range: certain },
  ],
  ...more,
});
const withDoubt = (given: CoreProject, line: string): CoreProject => ({
  ...given,
  lines: given.lines.map((each) => (each.ref === line ? { ...each, range: wide } : each)),
});
const task = (projects: readonly CoreProject[], more: Partial<CoreIndexTask> = {}): CoreIndexTask => ({
  projects,
  rules: { limits: [{ name: "Cash", amount: 100 }], atMost: null, twinTrack: false },
  doubts: {
    seed: 20261122,
    weights: { stated: [50, 50], concentration: null },
    correlation: 0,
    pencePerPoint: 0,
  },
  draws: 1000,
  chosen: [],
  ...more,
});

describe("core index", () => {
  test("with nothing in doubt a project is in every best portfolio or in none, and nothing is decisive", () => {
    const projects = [project("P01", 300, 60), project("P02", 250, 60), project("P03", 100, 40)];
    expect(toEnd(coreIndex(task(projects, { draws: 50, chosen: ["P01", "P03"] })))).toEqual({
      draws: 50,
      proved: 50,
      infeasible: 0,
      projects: [
        { ref: "P01", coreIndex: 1 },
        { ref: "P02", coreIndex: 0 },
        { ref: "P03", coreIndex: 1 },
      ],
      agreement: 1,
      decisive: [],
    });
  });

  test("agreement is with the chosen portfolio exactly, neither more nor less", () => {
    const projects = [project("P01", 300, 60), project("P02", 250, 40)];
    const agreementWith = (chosen: readonly string[]) =>
      toEnd(coreIndex(task(projects, { draws: 3, chosen }))).agreement;
    expect(agreementWith(["P01", "P02"])).toBe(1);
    expect(agreementWith(["P01"])).toBe(0);
    expect(agreementWith(["P01", "P02", "P03"])).toBe(0);
  });

  test("all lines of a project use the limit together", () => {
    const [cost] = project("P01", 0, 60).lines.slice(1);
    const twice = { ...project("P01", 500, 0), lines: [...project("P01", 500, 60).lines] };
    if (cost) twice.lines.push({ ...cost, ref: "C002" });
    expect(toEnd(coreIndex(task([twice], { draws: 3 }))).projects[0]?.coreIndex).toBe(0);
  });

  test("of two rivals the doubtful one wins as often as its benefit passes the other's", () => {
    const rivals = [withDoubt(project("P01", 1_000, 60), "B001"), project("P02", 1_200, 60)];
    const found = toEnd(coreIndex(task(rivals, { chosen: ["P02"] })));
    expect(found.projects[0]?.coreIndex).toBeCloseTo(0.18, 1); // factor above 1.2: (1.5 − 1.2)² / (1 × 0.5)
    expect((found.projects[0]?.coreIndex ?? 0) + (found.projects[1]?.coreIndex ?? 0)).toBeCloseTo(1, 12);
    expect(found.agreement).toBe(found.projects[1]?.coreIndex);
  });

  test("the input that settles the choice is named, with nearly all of the doubt to its name", () => {
    const rivals = [
      withDoubt(project("P01", 1_000, 60), "B001"),
      project("P02", 1_000, 60),
      withDoubt(project("P03", 500, 10), "B001"),
    ];
    const [first, ...others] = toEnd(coreIndex(task(rivals))).decisive;
    expect(first?.input).toEqual({ kind: "line", project: "P01", line: "B001" });
    expect(first?.share).toBeGreaterThan(0.85);
    for (const { share } of others) expect(share).toBeLessThan(0.05);
  });

  test("where points decide, the weight of a family is named", () => {
    const rivals = [
      project("P01", 100, 60, { byFamily: [50, 0] }),
      project("P02", 100, 60, { byFamily: [0, 50] }),
    ];
    const doubts = { ...task([]).doubts, pencePerPoint: 100 };
    const found = toEnd(coreIndex(task(rivals, { doubts })));
    expect(found.decisive[0]?.input.kind).toBe("weight");
    expect(found.projects[0]?.coreIndex).toBeCloseTo(0.5, 1);
  });

  test("a dearer draw uses more of the limit, and in draws in which a must-do no longer fits no project is in", () => {
    const must = withDoubt(project("P01", 1_000, 90, { mustDo: true }), "C001");
    const found = toEnd(coreIndex(task([must])));
    expect(found.infeasible / found.draws).toBeCloseTo(0.3, 1); // factor above 100.5/90: (1.5 − 1.1167)² / 0.5
    expect(found.proved).toBe(found.draws);
    expect(found.projects[0]?.coreIndex).toBe((found.draws - found.infeasible) / found.draws);
  });

  test("rules hold in every draw: needs, excludes and the pair of the twin track", () => {
    const projects = [
      withDoubt(project("P01", 500, 30, { needs: ["P02"], track: "Activity" }), "B001"),
      project("P02", 10, 30, { track: "Activity" }),
      withDoubt(project("P03", 400, 30, { excludes: ["P01"], track: "Service" }), "B001"),
      project("P04", 5, 30, { track: "Service" }),
    ];
    const rules = { ...task([]).rules, twinTrack: true };
    const found = toEnd(coreIndex(task(projects, { rules, draws: 300 })));
    const [one = 0, two = 0, three = 0, four = 0] = found.projects.map(({ coreIndex: share }) => share ?? 0);
    expect(one + three).toBeCloseTo(1, 12);
    expect(two).toBeCloseTo(1, 12);
    expect(four).toBe(one);
  });

  test("what is not proved within its branches is not counted as proved", () => {
    const projects = Array.from({ length: 30 }, (_, at) =>
      withDoubt(project(`P${at}`, 1_000 + at * 7, 11 + (at % 13)), "B001"),
    );
    const found = toEnd(coreIndex(task(projects, { draws: 40, nodeLimit: 0 })));
    expect(found.proved + found.infeasible).toBeLessThanOrEqual(40);
    for (const { coreIndex: share } of found.projects)
      if (found.proved === 0) expect(share).toBeNull();
      else expect(share).toBeGreaterThanOrEqual(0);
  });

  test("progress rises to 1, draw by draw", () => {
    const steps = [...coreIndex(task([project("P01", 2, 1)], { draws: 10 }))];
    expect(steps).toHaveLength(10);
    expect(steps.at(-1)).toBe(1);
  });

  test("no projects and no draws have an answer too", () => {
    expect(toEnd(coreIndex(task([], { draws: 3 })))).toMatchObject({ proved: 3, projects: [], agreement: 1 });
    expect(toEnd(coreIndex(task([project("P01", 2, 1)], { draws: 0 })))).toMatchObject({
      proved: 0,
      projects: [{ ref: "P01", coreIndex: null }],
      agreement: null,
    });
  });

  test("a seed gives the very same answer on every machine", () => {
    const projects = Array.from({ length: 10 }, (_, at) =>
      withDoubt(project(`P${at}`, 300 + at * 10, 20 + at, { byFamily: [at, 9 - at] }), "B001"),
    );
    const doubts = { ...task([]).doubts, pencePerPoint: 5, correlation: 0.3 };
    const found = toEnd(coreIndex(task(projects, { doubts, draws: 500 })));
    const numbers = [
      ...found.projects.map(({ coreIndex: share }) => share ?? -1),
      ...found.decisive.map(({ share }) => share),
    ];
    expect(digest(Float64Array.from(numbers))).toBe("659cd8e3cfa3b515");
  });
});
