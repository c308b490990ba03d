import { afterEach, describe, expect, test, vi } from "vitest";
import { appraise } from "../../src/appraise.ts";
import { readGrids } from "../../src/excel/readGrids.ts";
import { writeCells } from "../../src/excel/writeCells.ts";
import type { Day } from "../../src/units.ts";
import { tables } from "../../src/workbook/index.ts";
import { checkNow, step } from "../../taskpane/actions/check.ts";
import { follow, lookAgain } from "../../taskpane/actions/look.ts";
import { putBackPlan, stopPlan, writePlan } from "../../taskpane/actions/plan.ts";
import { startPlanner } from "../../taskpane/actions/planner.ts";
import { keepWeights, tryWeight } from "../../taskpane/actions/weigh.ts";
import { excel } from "../../taskpane/excel.ts";
import type { Pane } from "../../taskpane/pane.ts";
import { written } from "../../taskpane/views/plan.ts";
import { openInExcel, stateOf } from "../excel/openInExcel.ts";
import { wholeWorkbook } from "../templates/whole.ts";
import { bytesOf, paneOver } from "./paneOver.ts";

const open = () => paneOver(openInExcel(bytesOf("worked-example.xlsx")));

test("every sheet that a plan is written to is named beforehand, in the order of the tabs", () => {
  const { results } = appraise(wholeWorkbook("example"), { day: "2026-11-22" as Day, draws: 0 });
  const sheets = tables.filter(({ name }) => results.has(name)).map(({ sheet }) => sheet);
  expect(written.map(([sheet]) => sheet)).toEqual(sheets);
});

describe("the pane over office.js", { timeout: 120_000 }, () => {
  afterEach(() => vi.restoreAllMocks());

  test("checks in one trip, and moves to what it found", async () => {
    const { pane, host, focused } = open();
    await checkNow(pane);
    expect(host.trips()).toBe(1);
    expect(pane.state().check?.look.stages).toHaveLength(7);
    expect(focused).toEqual(["summary"]);
    expect(pane.state().trouble).toBeNull();
  });

  test("goes through the list cell by cell, round and round", async () => {
    const { pane, host, said } = open();
    const rows = (await readGrids(["Areas"])).get("Areas")?.rows ?? [];
    await writeCells([0, 1].map((row) => ({ table: "Areas", row, column: "Kind", value: "Thing" })));
    expect(rows.length).toBeGreaterThan(2);
    await checkNow(pane);
    await step(pane, 1);
    await step(pane, 1);
    await step(pane, 1);
    await step(pane, -1);
    const cells = said.filter((words) => words.endsWith("is selected")).map((words) => words.split(" is")[0]);
    expect(cells).toEqual(["1 Areas!C6", "1 Areas!C7", "1 Areas!C6", "1 Areas!C7"]);
    expect(host.workbook.selected).toMatchObject({ row: 6, column: 2 });
  });

  test("writes the plan, says each step once, and puts everything back as it was", async () => {
    const { pane, host, said, focused } = open();
    const before = stateOf(host.workbook);
    await writePlan(pane);
    expect(pane.state().trouble).toBeNull();
    expect(said.filter((words) => words.startsWith("Step"))).toEqual([
      "Step 1 of 5: Read the workbook",
      ...said.filter((words) => /^Step [234]/.test(words)),
      "Step 5 of 5: Write the result sheets",
    ]);
    expect(said).toContain("The plan is written");
    expect(focused).toEqual(["plan-result"]);
    expect(pane.state().look?.stages[6]?.standing).toBe("Done");
    expect(stateOf(host.workbook)).not.toEqual(before);
    await putBackPlan(pane);
    expect(stateOf(host.workbook)).toEqual(before);
    expect(pane.state().plan).toMatchObject({ before: null, running: null, review: null });
  });

  test("plans in four trips while it hears what is changed, and looks again where something was", async () => {
    const { pane, host } = open();
    await follow(pane);
    const before = host.trips();
    await writePlan(pane);
    expect(host.trips() - before).toBe(4);
    expect(pane.state().look?.stages[6]?.standing).toBe("Done");
    const known = pane.state().look;
    await lookAgain(pane);
    expect(pane.state().look).toEqual(known);
    const again = host.trips();
    const writing = writePlan(pane);
    // As the watch does when it hears of a change, some time after it.
    pane.change({ plan: { ...pane.state().plan, isOvertaken: true } });
    await writing;
    expect(host.trips() - again).toBeGreaterThan(4);
  });

  test("shows a second plan over the same entries as the same plan", async () => {
    const { pane } = open();
    await writePlan(pane);
    const first = pane.state().plan.review;
    await writePlan(pane);
    expect(pane.state().plan.review).toEqual(first);
  });

  test("stopped in time writes nothing and is no trouble", async () => {
    const { pane, host } = open();
    const before = stateOf(host.workbook);
    const writing = writePlan(pane);
    await vi.waitFor(() => expect(pane.state().plan.running?.step).toBeGreaterThan(0));
    stopPlan(pane);
    await writing;
    expect(pane.state()).toMatchObject({ trouble: null, isBusy: false });
    expect(pane.state().plan.running).toBeNull();
    expect(stateOf(host.workbook)).toEqual(before);
  });

  test("keeps weights in five cells of Settings and nowhere else", async () => {
    const { pane } = open();
    const look = await lookAgain(pane);
    const before = await readGrids(["Settings", "Mapping"]);
    tryWeight(pane, look, { at: 2, weight: 90 });
    expect(await readGrids(["Settings", "Mapping"])).toEqual(before);
    await keepWeights(pane);
    expect(pane.state()).toMatchObject({ weigh: null, trouble: null });
    const after = await readGrids(["Settings"]);
    const changed = (after.get("Settings")?.rows ?? []).filter(
      (row, at) => row[1] !== before.get("Settings")?.rows[at]?.[1],
    );
    expect(changed.map(([name, value]) => [name, value])).toEqual([["Weight of reputation", 90]]);
    expect(pane.state().look?.weighing.families[2]?.weight).toBe(90);
  });

  test("keeps no weights where all are nothing, and says what to do", async () => {
    const { pane } = open();
    const look = await lookAgain(pane);
    for (let at = 0; at < 5; at++) tryWeight(pane, look, { at, weight: 0 });
    await keepWeights(pane);
    expect(pane.state().trouble).toBe("Give a weight to at least one family, then keep the weights.");
  });

  test("says what to do where a sheet is protected, and leaves the plan as it was", async () => {
    const { pane, host } = open();
    const sheet = host.workbook.sheets.find(({ name }) => name === "7 Portfolio");
    if (sheet !== undefined) Object.assign(sheet, { isProtected: true });
    const before = stateOf(host.workbook);
    await writePlan(pane);
    expect(pane.state().trouble).toMatch(/[Uu]nprotect/);
    expect(pane.state().plan).toMatchObject({ isUnfinished: false, before: null, running: null });
    expect(stateOf(host.workbook)).toEqual(before);
  });

  test("that fails half-way knows that the plan is unfinished, and puts the one before back", async () => {
    const { pane, host } = open();
    const before = stateOf(host.workbook);
    const { writeGrids: write } = excel;
    const failing: Pane = {
      ...pane,
      host: {
        ...excel,
        writeGrids: (results, snapshot) => {
          host.faults.seen = 0;
          host.faults.failing = { action: 120, code: "GeneralException" };
          return write(results, snapshot).finally(() => {
            host.faults.failing = undefined;
          });
        },
      },
    };
    await writePlan(failing);
    expect(pane.state().trouble).toMatch(/^Excel could not finish this/);
    expect(pane.state().plan).toMatchObject({ isUnfinished: true, running: null });
    expect(stateOf(host.workbook)).not.toEqual(before);
    await putBackPlan(pane);
    expect(pane.state().plan).toMatchObject({ isUnfinished: false, before: null });
    expect(stateOf(host.workbook)).toEqual(before);
  });

  test("opens a new planner beside the workbook", async () => {
    const { pane, said } = open();
    await startPlanner(pane, "twintrack.xlsx");
    expect(pane.state().trouble).toBeNull();
    expect(said).toContain("A new workbook is open");
  });
});
