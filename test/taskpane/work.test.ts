import { describe, expect, test } from "vitest";
import type { Day } from "../../src/units.ts";
import { byGate, byProject, byStage } from "../../taskpane/views/grouping.ts";
import { lookAt } from "../../taskpane/work/look.ts";
import { nextStage, standingOf } from "../../taskpane/work/stages.ts";
import { type PlanAsk, type Planned, tasks } from "../../taskpane/work/tasks.ts";
import { example, tablesOf, typedOver, withSlips } from "./page/workbooks.ts";

const day = "2026-11-22" as Day;
const planned = (ask: PlanAsk): { readonly steps: readonly string[]; readonly answer: Planned | null } => {
  const steps = new Set<string>();
  const work = tasks.plan(ask);
  for (;;) {
    const { done, value } = work.next();
    if (done) return { steps: [...steps], answer: value };
    steps.add(value.step);
  }
};

describe("a look at the workbook", () => {
  test("is plain values, so that it can cross from one thread to another", () => {
    for (const grids of [example, withSlips, new Map()]) {
      const look = lookAt(grids);
      expect(structuredClone(look)).toEqual(look);
    }
  });

  test("of a new planner shows seven stages of which the first is next", () => {
    const look = lookAt(tablesOf("twintrack.xlsx"));
    expect(look).toMatchObject({ isPlanner: true, isNew: true, missingSheets: [] });
    expect(look.stages.map(({ title }) => title)).toEqual([
      "Areas",
      "Objectives",
      "Tools",
      "Mapping",
      "Consolidation",
      "Evaluation",
      "Portfolio",
    ]);
    expect(nextStage(look.stages)?.number).toBe(1);
    expect(look.stages[0]?.holds).toBe("17 areas, 0 go on");
  });

  test("of another workbook says that it is no planner, and puts nothing right", () => {
    expect(lookAt(new Map())).toMatchObject({ isPlanner: false, issues: [], held: [], findings: [] });
  });

  test("of the worked example says what each stage holds and still wants", () => {
    const { stages } = lookAt(example);
    expect(stages.slice(0, 5).every(({ standing }) => standing === "Done")).toBe(true);
    expect(stages[5]).toMatchObject({
      standing: "In progress",
      wanted: [{ message: "P24: It has no risk on 6 Risks" }],
    });
  });

  test("S10: an area that goes on without objective and outcome is wanted at stage 2, with its cell", () => {
    const served = lookAt(example).stages[1];
    const areas = example.get("Areas");
    const parked = areas?.rows.findIndex((row) => row.includes("Park")) ?? -1;
    const opened = lookAt(
      typedOver(example, [{ table: "Areas", row: parked, column: "Decision", value: "Go" }]),
    );
    const name = String(areas?.rows[parked]?.[1]);
    expect(served?.wanted).toEqual([]);
    expect(opened.stages[1]?.wanted).toEqual([
      expect.objectContaining({
        message: `${name} has no objective with an outcome`,
        at: `1 Areas!B${parked + 6}`,
      }),
    ]);
  });

  test("lists what has to be put right stage by stage, each with its cell", () => {
    const groups = byStage(lookAt(withSlips).issues);
    expect(groups.map(({ title }) => title)).toEqual([
      "Stage 1: Areas",
      "Stage 2: Objectives",
      "Stage 4: Mapping",
      "Stage 6: Costs",
      "Stage 6: Risks",
    ]);
    expect(groups.flatMap(({ notes }) => notes).every(({ at }) => /^[1-7] \w+![A-Z]+\d+$/.test(at))).toBe(
      true,
    );
  });

  test("says what gates hold back project by project and gate by gate", () => {
    const projects = byProject(lookAt(example).held);
    const youth = projects.find(({ title }) => title.startsWith("P23"));
    expect(youth?.notes.length).toBeGreaterThan(1);
    expect(byGate(youth?.notes ?? []).map(({ title }) => title)).toEqual(["Policy"]);
  });

  test("names the sheets that are missing", () => {
    const without = new Map(example);
    without.delete("KPIs");
    without.delete("Costs");
    expect(lookAt(without).missingSheets).toEqual(["6 Costs", "KPIs"]);
  });

  // biome-ignore format: reads as a table
  test.each([
    [0, 0, 0, "Not started"], [3, 0, 2, "In progress"], [3, 0, 0, "Done"], [3, 1, 0, "To put right"], [0, 1, 0, "To put right"],
  ] as const)("%i rows, %i to put right and %i wanted are: %s", (count, wrong, wanted, standing) => {
    expect(standingOf(count, wrong, wanted)).toBe(standing);
  });
});

describe("a plan", () => {
  const { steps, answer } = planned({ grids: example, day });

  test("passes through its steps in order and crosses threads as it is", () => {
    expect(steps).toEqual(["check", "choose", "sure"]);
    expect(structuredClone(answer)).toEqual(answer);
  });

  test("once on the sheets is read back as it was written, and is known to be up to date", () => {
    const written = new Map([...example, ...(answer?.results ?? [])]);
    const work = tasks.review({ grids: written });
    work.next();
    const { value } = work.next();
    expect(value).toEqual(answer?.review);
    expect(answer?.review.plannedOn).toBe("22 November 2026");
    expect(lookAt(written).stages[6]).toMatchObject({ standing: "Done" });
  });

  test("is known to be out of date once an entry is changed", () => {
    const written = new Map([...example, ...(answer?.results ?? [])]);
    const later = typedOver(written, [{ table: "Objectives", row: 0, column: "Importance", value: 99 }]);
    expect(lookAt(later).stages[6]).toMatchObject({ standing: "In progress" });
  });

  test("leads from every project to the cells behind it", () => {
    const funded = answer?.review.projects.filter(({ decision }) => decision === "Fund") ?? [];
    expect(funded.length).toBeGreaterThan(0);
    for (const { ref, behind, reason, restsOn } of funded) {
      expect(reason).toMatch(/^In[:,]/);
      expect(restsOn[0]).toMatch(/^Net present value would come to nothing with costs/);
      expect(restsOn[1]).toMatch(/^[CB]\d+ .*moves net present value/);
      expect(behind[0]?.what).toContain(ref);
      for (const table of ["Mapping", "Costs", "Benefits", "Risks"])
        expect(
          behind.some(({ place }) => place.table === table),
          `${ref} ${table}`,
        ).toBe(true);
    }
  });

  test("is not made while Settings is not complete", () => {
    const without = typedOver(example, [{ table: "Settings", row: 0, column: "Value", value: null }]);
    expect(planned({ grids: without, day }).answer).toBeNull();
  });

  test("holds every result sheet, so that one that the workbook lacks is missed before anything is written", () => {
    const without = new Map(example);
    without.delete("Frontier");
    expect(planned({ grids: without, day }).answer?.results.has("Frontier")).toBe(true);
  });
});
