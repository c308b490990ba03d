import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { hasBrowser } from "../browser.ts";
import { axe } from "./axe.ts";
import { openWorkbench, type Workbench } from "./openWorkbench.ts";

if (!hasBrowser) console.log("No browser here: the workbench in dark was left out.");

describe.runIf(hasBrowser)("the workbench in dark", () => {
  let bench: Workbench;
  beforeAll(async () => {
    bench = await openWorkbench();
    await bench.page.emulateMedia({ colorScheme: "dark" });
    await bench.open();
  });
  afterAll(() => bench?.close());

  /** How light the ground of a part of the page is, from 0 to 1. */
  const lightness = (selector: string) =>
    bench.page.locator(selector).evaluate((part) => {
      const grounds: string[] = [];
      for (let at: Element | null = part; at !== null; at = at.parentElement)
        grounds.push(getComputedStyle(at).backgroundColor);
      const ground = grounds.find((colour) => !/^rgba.*, 0\)$/.test(colour)) ?? "rgb(255, 255, 255)";
      const [red = 0, green = 0, blue = 0] = (ground.match(/[\d.]+/g) ?? []).map(Number);
      return (red * 0.3 + green * 0.59 + blue * 0.11) / 255;
    });
  const press = (...keys: readonly string[]) =>
    keys.reduce((before, key) => before.then(() => bench.page.keyboard.press(key)), Promise.resolve());

  test("its frame is dark, and the sheet white", async () => {
    await bench.toSheet("6 Costs");
    for (const part of [".bar", ".place", ".content", ".prompt", ".foot .all", ".status", ".pane"])
      expect([part, (await lightness(part)) < 0.25]).toEqual([part, true]);
    expect(await lightness("[role=tab][aria-selected=true]")).toBeLessThan(0.25);
    expect(await lightness(".scroller")).toBe(1);
    expect(await axe(bench.page)).toEqual([]);
  });

  test("menus, the line to find, the charts and a question are dark, and axe finds nothing wrong", async () => {
    const { page, cell, toSheet } = bench;
    await cell("B7").click();
    await press("Shift+F10");
    await page.getByRole("menu").waitFor();
    expect(await lightness(".menu")).toBeLessThan(0.25);
    expect(await axe(page)).toEqual([]);
    await press("Escape");
    await press("Control+f");
    expect(await lightness(".find input")).toBeLessThan(0.25);
    expect(await axe(page)).toEqual([]);
    await press("Escape");
    await toSheet("6 Evaluation");
    await page.getByRole("button", { name: /^Chart/ }).click();
    expect(await lightness(".charts")).toBeLessThan(0.25);
    expect(await lightness(".charts svg >> nth=0")).toBe(1);
    expect(await axe(page)).toEqual([]);
    await page.getByRole("button", { name: /^Chart/ }).click();
    await bench.typeRow("X7", ["1"]);
    await page.getByRole("button", { name: "New planner" }).click();
    await page.getByRole("dialog").waitFor();
    expect(await lightness("dialog")).toBeLessThan(0.25);
    expect(await axe(page)).toEqual([]);
    await page.getByRole("button", { name: "Keep this one open" }).click();
  });

  test("a cell that is open, its list and what is wrong with it are dark on white", async () => {
    const { page, cell, toSheet } = bench;
    await toSheet("1 Areas");
    await cell("C6").click();
    await press("Alt+ArrowDown");
    expect(await lightness(".editor .field")).toBe(1);
    expect(await lightness(".choices")).toBe(1);
    expect(await axe(page)).toEqual([]);
    await page.keyboard.type("Nonsense");
    await press("Enter");
    await page.locator(".complaint").waitFor();
    expect(await lightness(".complaint")).toBe(1);
    expect(await axe(page)).toEqual([]);
    await press("Escape", "Escape");
  });

  test("in forced colours the sheet has those of the system too", async () => {
    const { page } = bench;
    await page.emulateMedia({ colorScheme: "dark", forcedColors: "active" });
    for (const part of [".bar", ".scroller", ".status"]) expect(await lightness(part)).toBe(0);
    await page.emulateMedia({ colorScheme: "dark", forcedColors: "none" });
  });

  test("nothing goes wrong on the page", () => {
    expect(bench.faults).toEqual([]);
  });
});
