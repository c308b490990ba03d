import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { hasBrowser } from "../browser.ts";
import { axe } from "./axe.ts";
import { openWorkbench, type Workbench } from "./openWorkbench.ts";

if (!hasBrowser) console.log("No browser here: going from sheet to sheet was left out.");

describe.runIf(hasBrowser)("from sheet to sheet", () => {
  let bench: Workbench;
  beforeAll(async () => {
    bench = await openWorkbench();
    await bench.open();
  });
  afterAll(() => bench?.close());

  const press = (...keys: readonly string[]) => bench.press(...keys);
  const front = () => bench.page.getByRole("tab", { selected: true }).textContent();

  test("the wheel over the tabs moves them along", async () => {
    const { page } = bench;
    const last = page.getByRole("tab").last();
    await expect.poll(front).not.toBe(await last.textContent());
    await page.getByRole("tab", { selected: true }).hover();
    const moved = () => page.getByRole("tablist").evaluate(({ scrollLeft }) => scrollLeft);
    await page.mouse.wheel(0, 300);
    await expect.poll(moved).toBe(300);
    await page.mouse.wheel(0, 100_000);
    await last.click({ trial: true });
    await page.mouse.wheel(0, -100_000);
    await expect.poll(moved).toBe(0);
  });

  test("all sheets are listed, the one in front is marked, and letters lead to one", async () => {
    const { page, toSheet } = bench;
    await toSheet("6 Costs");
    await page.getByRole("button", { name: "All sheets" }).press("Enter");
    const items = page.getByRole("menuitemradio");
    expect(await items.allTextContents()).toEqual(await page.getByRole("tab").allTextContents());
    const marked = page.getByRole("menuitemradio", { checked: true });
    await expect.poll(() => marked.allTextContents()).toEqual(["6 Costs"]);
    await expect.poll(() => marked.evaluate((each) => each === document.activeElement)).toBe(true);
    expect(await axe(page)).toEqual([]);
    const box = await page.getByRole("menu").boundingBox();
    expect((box?.y ?? -1) >= 0 && (box?.y ?? 0) + (box?.height ?? 0) <= 800).toBe(true);
    await page.keyboard.type("7 port");
    await press("Enter");
    await page.getByRole("grid", { name: "7 Portfolio", exact: true }).waitFor();
    expect(await front()).toBe("7 Portfolio");
    await expect.poll(() => page.getByRole("menu").count()).toBe(0);
  });

  test("Escape leaves the list as it found the sheets", async () => {
    const { page } = bench;
    const all = page.getByRole("button", { name: "All sheets" });
    await all.press("Enter");
    await press("End", "Escape");
    await expect.poll(() => page.getByRole("menu").count()).toBe(0);
    await expect.poll(() => all.evaluate((each) => each === document.activeElement)).toBe(true);
    expect(await front()).toBe("7 Portfolio");
  });

  test("a link to a chart opens the charts there, and Escape goes back to the table", async () => {
    const { page, cell, toSheet } = bench;
    await toSheet("7 Portfolio");
    const link = cell("C4");
    await expect.poll(() => link.textContent()).toBe("See the chart beside this table");
    await cell("B4").click();
    await press("ArrowRight", "Enter");
    const figure = page.getByRole("figure", { name: "Value against cost of each project" });
    await expect.poll(() => figure.evaluate((each) => each === document.activeElement)).toBe(true);
    expect(await figure.isVisible()).toBe(true);
    // The table, and not the cells under the chart, stays in sight.
    await expect.poll(() => page.getByLabel("Selected").textContent()).toBe("C4");
    expect(await axe(page)).toEqual([]);
    await press("Escape");
    expect(await figure.isVisible()).toBe(false);
    await expect.poll(() => link.evaluate((each) => each === document.activeElement)).toBe(true);
  });

  test("every link to a chart leads to one", async () => {
    const { page, toSheet } = bench;
    for (const sheet of ["6 Evaluation", "7 Portfolio", "7 Years", "7 Frontier"]) {
      await toSheet(sheet);
      await page.locator(".sheet td.link", { hasText: "See the chart" }).click();
      await expect.poll(() => page.locator("figure:focus").count()).toBe(1);
      await press("Escape");
    }
  });

  test("nothing goes wrong on the page", () => {
    expect(bench.faults).toEqual([]);
  });
});
