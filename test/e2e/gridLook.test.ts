import { readFileSync } from "node:fs";
import type { Locator } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { hasBrowser } from "../browser.ts";
import { axe } from "./axe.ts";
import { openWorkbench, type Workbench } from "./openWorkbench.ts";

if (!hasBrowser) console.log("No browser here: the look of the grid in a browser was left out.");

const example = new Uint8Array(readFileSync("templates/worked-example.xlsx"));
const wide = { width: 1280, height: 800 };

describe.runIf(hasBrowser)("the grid as it is seen", () => {
  let bench: Workbench;
  beforeAll(async () => {
    bench = await openWorkbench();
    await bench.open();
    await bench.openBytes("Costs.xlsx", example);
  });
  afterAll(() => bench?.close());
  beforeEach(() => bench.toSheet("6 Costs"));
  afterEach(async () => {
    await bench.press("Escape");
    await bench.page.setViewportSize(wide);
  });

  const boxOf = async (of: Locator) => {
    const box = await of.boundingBox();
    if (box === null) throw new Error("it is not to be seen");
    return { left: box.x, top: box.y, right: box.x + box.width, bottom: box.y + box.height };
  };
  const scroller = () => bench.page.locator("#grid");
  const expectInView = async (part: Locator): Promise<void> => {
    const [box, view] = [await boxOf(part), await boxOf(scroller())];
    expect(box.left).toBeGreaterThanOrEqual(view.left);
    expect(box.right).toBeLessThanOrEqual(view.right);
    expect(box.top).toBeGreaterThanOrEqual(view.top);
    expect(box.bottom).toBeLessThanOrEqual(view.bottom);
  };
  const backgroundOf = (address: string) =>
    bench.cell(address).evaluate((cell) => getComputedStyle(cell).backgroundColor);

  test("a cell of a frozen column is opened where it stands, scrolled or not", async () => {
    const { cell, press } = bench;
    for (const isScrolled of [false, true]) {
      if (isScrolled) await scroller().evaluate((grid) => grid.scrollTo(300, 0));
      const before = await boxOf(cell("B8"));
      await cell("B8").click();
      await press("F2");
      const field = await boxOf(cell("B8").locator(".field"));
      expect(field.left).toBeCloseTo(before.left, 0);
      expect(field.top).toBeCloseTo(before.top, 0);
      await press("Escape");
    }
  });

  test("a cell of a frozen column has the fill that the file gives it, and nothing shows through", async () => {
    expect(await backgroundOf("B8")).toBe(await backgroundOf("D8"));
    expect(await backgroundOf("B8")).toMatch(/^rgb\((?!255, 255, 255\))/);
    expect(await backgroundOf("A8")).toMatch(/^rgb\(/);
  });

  test.each([
    ["K6", wide],
    ["H6", { width: 420, height: 800 }],
    ["B6", { width: 320, height: 640 }],
    ["H30", { width: 800, height: 500 }],
  ])("what is said against a text in %s is all in view, at %j", async (address, viewport) => {
    const { cell, page, press } = bench;
    await page.setViewportSize(viewport);
    await cell(address).click();
    await page.keyboard.type("abc");
    await press("Enter");
    await expectInView(cell(address).getByRole("alert"));
  });

  test.each([
    ["F6", wide],
    ["D6", { width: 420, height: 800 }],
    ["C6", { width: 320, height: 640 }],
    ["D30", { width: 800, height: 500 }],
  ])("a list in %s is all in view, at %j", async (address, viewport) => {
    const { cell, page, press } = bench;
    await page.setViewportSize(viewport);
    await cell(address).click();
    await press("Alt+ArrowDown");
    await expectInView(cell(address).getByRole("listbox"));
  });

  test.each([
    [wide, ["A", "B"]],
    [{ width: 320, height: 640 }, ["A"]],
  ])("frozen columns stay in view as long as there is room beside them: at %j %j", async (viewport, held) => {
    await bench.page.setViewportSize(viewport);
    const letters = bench.page.locator("th.letter.held");
    await expect.poll(() => letters.allTextContents()).toEqual(held);
    await bench.cell("D7").click();
    await expectInView(bench.cell("D7"));
  });

  test("the active cell shows that it has a list, and the arrow beside it opens the list", async () => {
    const { cell, page, textAt } = bench;
    const arrow = page.locator(".opener");
    await cell("D7").click();
    await expect.poll(() => cell("D7").getAttribute("aria-haspopup")).toBe("listbox");
    expect((await boxOf(arrow)).left).toBeGreaterThanOrEqual((await boxOf(cell("D7"))).right - 1);
    expect(await axe(page)).toEqual([]);
    await arrow.click();
    const other = cell("D7").getByRole("option", { selected: false }).first();
    const words = (await other.textContent()) ?? "";
    await other.click();
    await expect.poll(() => textAt("D7")).toBe(words);
    await expect.poll(() => cell("D7").evaluate((each) => each === document.activeElement)).toBe(true);
    await cell("N7").click();
    await expect.poll(() => arrow.count()).toBe(0);
    await expect.poll(() => page.locator("[aria-haspopup=listbox]").count()).toBe(0);
    await bench.toSheet("Lists");
    await expect.poll(() => arrow.count()).toBe(0);
  });

  test.each([
    ["on a small page the headings alone", { width: 320, height: 640 }],
    ["all where there is room", wide],
  ])("frozen rows stay in view: %s", async (_, viewport) => {
    const { cell, page, press } = bench;
    await page.setViewportSize(viewport);
    await cell("A6").click();
    for (let row = 0; row < 12; row++) await press("ArrowDown");
    const view = await boxOf(scroller());
    const held = await boxOf(page.locator(".sheet .frozen"));
    const letters = await boxOf(page.locator(".sheet thead"));
    const active = await boxOf(cell("A18"));
    expect(letters.top).toBeCloseTo(view.top, 0);
    expect(Math.max(held.bottom, letters.bottom) - view.top).toBeLessThanOrEqual(
      (view.bottom - view.top) / 2,
    );
    expect(active.top).toBeGreaterThanOrEqual(held.bottom - 1);
    expect(active.bottom).toBeLessThanOrEqual(view.bottom);
    expect(held.top >= letters.bottom - 1).toBe(viewport === wide);
  });

  test("nothing goes wrong on the page", () => {
    expect(bench.faults).toEqual([]);
  });
});
