import { readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { readWorkbook } from "../../src/file/read/readWorkbook.ts";
import { hasBrowser } from "../browser.ts";
import { planned, rowsOf } from "../cli/workbooks.ts";
import { axe } from "./axe.ts";
import { openWorkbench, type Workbench } from "./openWorkbench.ts";

if (!hasBrowser) console.log("No browser here: the workbench in a browser was left out.");

/** One area taken through all seven stages: sheet, first cell, and the texts typed from there to the right. */
// biome-ignore format: reads as a table
const typed: readonly (readonly [sheet: string, address: string, ...texts: string[]])[] = [
  ["Settings", "B6", "Harrowmere Council"],
  ["Settings", "B11", "£60,000"], ["Settings", "B12", "60000"], ["Settings", "B13", "60000"],
  ["Settings", "B14", "60000"], ["Settings", "B15", "60000"],
  ["Settings", "B16", "200"], ["Settings", "B17", "200"], ["Settings", "B18", "200"],
  ["Settings", "B19", "200"], ["Settings", "B20", "200"],
  ["Settings", "B27", "1000"], ["Settings", "B34", "Off"],
  ["Roles", "A6", "Library Manager", "Libraries", "300", "60", "60", "60", "60", "60", "Open", "Yes", "1 June 2026"],
  ["1 Areas", "D18", "Library Manager"],
  ["1 Areas", "H18", "Go"],
  ["2 Objectives", "B6", "Libraries", "Fewer wasted visits to closed branches", "Readers find the doors open",
    "Libraries at the heart of each town", "Business", "60", "Visits to a closed branch in a year", "Outcome",
    "visits", "Down", "900", "300", "31 March 2029", "Door counters", "Library Manager"],
  ["3 Tools", "I6", "Cleared"],
  ["Channels", "E6", "Yes"],
  ["Policy", "H6", "Yes"],
  ["4 Mapping", "B6", "Libraries", "Fewer wasted visits", "Facebook page", "Library Manager", "Responsiveness",
    "70", "2", "Today’s opening is where readers look", "The duty officer posts each change of hours",
    "Staff answer within the day", "Doors that are open"],
  ["5 Consolidation", "B6", "Doors that are open", "Library Manager", "Library Manager", "0"],
  ["6 Costs", "B6", "Doors that are open", "Library Manager", "Staff time", "", "Revenue", "Days", "20", "15", "15", "15",
    "15", "2", "Timed in May"],
  ["6 Benefits", "B6", "Doors that are open", "Fewer wasted visits", "Lower operating costs", "Calls that are not made",
    "Non-cashable", "", "£5.50", "900", "1,800", "1,800", "1,800", "1,800", "20%", "2", "Call log"],
  ["6 Risks", "B6", "Doors that are open", "The hours posted are wrong", "Reputation", "2", "3",
    "A second person checks", "Library Manager", "1 hour", "Posting log", "1", "2"],
];

describe.runIf(hasBrowser)("a planner filled in on the workbench", () => {
  let bench: Workbench;
  beforeAll(async () => {
    bench = await openWorkbench();
    await bench.open("?workbook=new");
  });
  afterAll(() => bench?.close());

  const toPutRight = async (): Promise<number> => {
    const text = await bench.pane.getByRole("button", { name: /^Check/ }).textContent();
    return Number(/\d+/.exec(text ?? "")?.[0] ?? 0);
  };

  test("is typed through all seven stages, and the pane counts down to nothing that must be put right", {
    timeout: 240_000,
  }, async () => {
    const { page, pane, toSheet, typeRow } = bench;
    await expect.poll(toPutRight).toBeGreaterThan(5);
    let front = "";
    for (const [sheet, address, ...texts] of typed) {
      if (sheet !== front) await toSheet(sheet);
      front = sheet;
      await typeRow(address, texts);
    }
    await toSheet("Policy");
    await bench.cell("H6").click();
    await page.keyboard.press("Control+c");
    await page.keyboard.press("Control+Shift+ArrowDown");
    await page.keyboard.press("Control+v");
    await expect.poll(() => bench.cell("H40").textContent()).toBe("Yes");
    await expect.poll(toPutRight).toBe(0);
    await expect.poll(() => bench.cell("C6").count()).toBe(1);
    await toSheet("5 Consolidation");
    await expect.poll(() => bench.cell("R6").textContent()).toBe("Service");
    await toSheet("6 Evaluation");
    await expect.poll(() => bench.cell("A6").textContent()).toBe("P01");
    await expect.poll(() => pane.locator("body").textContent()).toContain("Harrowmere Council");
    expect(page.url()).toContain("localhost");
  });

  test("is weighed, planned, noted and planned again, and the officer's note stays", async () => {
    const { page, pane, toSheet, cell } = bench;
    await pane.getByRole("button", { name: "Weigh" }).click();
    const weight = pane.getByRole("spinbutton", { name: "Weight of responsiveness" });
    await weight.fill("100");
    await weight.press("Tab");
    await pane.getByRole("button", { name: "Keep these weights" }).click();
    await toSheet("Settings");
    await expect.poll(() => cell("B23").textContent()).toBe("100.00");

    await pane.getByRole("button", { name: "Plan", exact: true }).click();
    await pane.getByRole("button", { name: "Write the plan" }).click();
    await pane.getByRole("button", { name: "Write the plan again" }).waitFor();
    await toSheet("7 Portfolio");
    await expect
      .poll(async () => `${await cell("A6").textContent()} ${await cell("I6").textContent()}`)
      .toMatch(/^Fund /);
    await toSheet("Action plan");
    await expect.poll(() => cell("A6").textContent()).not.toBe("");
    await cell("M6").click();
    await page.keyboard.type("Spoke to the branch staff");
    await page.keyboard.press("Enter");
    await pane.getByRole("button", { name: "Write the plan again" }).click();
    await pane.getByText("Making the plan").waitFor();
    await pane.getByRole("button", { name: "Write the plan again" }).waitFor();
    await expect.poll(() => cell("M6").textContent()).toBe("Spoke to the branch staff");
  });

  test("is saved with everything in it, and the command line makes the same portfolio of the file", async () => {
    const path = await bench.save();
    const { grids } = readWorkbook(new Uint8Array(readFileSync(path)));
    const written = rowsOf(grids, "Portfolio");
    expect(written.map(({ Project }) => Project)).toEqual(["Doors that are open"]);
    expect(rowsOf(grids, "Actions")[0]?.["Progress note"]).toBe("Spoke to the branch staff");
    const again = await planned(path, { draws: 1000 });
    expect(again.rows("Portfolio")).toEqual(written);
    expect(again.rows("Actions")).toEqual(rowsOf(grids, "Actions"));
  });

  test("has nothing that axe finds wrong, on a sheet, in an open cell and over a chart", async () => {
    const { page, toSheet, cell } = bench;
    await toSheet("6 Evaluation");
    await page.getByRole("button", { name: "Chart", exact: true }).click();
    expect(await axe(page)).toEqual([]);
    await page.getByRole("button", { name: "Chart", exact: true }).click();
    await toSheet("1 Areas");
    await cell("C6").click();
    await page.keyboard.press("Alt+ArrowDown");
    expect(await axe(page)).toEqual([]);
    await page.keyboard.press("Escape");
  });

  test("asks nobody outside this machine for anything, and nothing goes wrong on the page", () => {
    expect(bench.asked.filter((address) => !/^(https:\/\/localhost:|blob:)/.test(address))).toEqual([]);
    expect(bench.faults).toEqual([]);
  });
});
