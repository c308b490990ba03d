import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { hasBrowser } from "../browser.ts";
import { axe } from "./axe.ts";
import { openWorkbench, type Workbench } from "./openWorkbench.ts";

if (!hasBrowser) console.log("No browser here: typing in a browser was left out.");

const example = new Uint8Array(readFileSync("templates/worked-example.xlsx"));

describe.runIf(hasBrowser)("what is typed on the workbench", () => {
  let bench: Workbench;
  beforeAll(async () => {
    bench = await openWorkbench();
    await bench.open();
  });
  afterAll(() => bench?.close());

  const front = () => bench.page.getByRole("grid").getAttribute("aria-label");
  const complaint = () => bench.page.locator("td.editing").getByRole("alert").textContent();
  const line = () => bench.page.getByLabel("What the cell holds");
  const tab = (name: string) => bench.page.getByRole("tab", { name, exact: true });
  const isGridFocused = () =>
    bench.page.locator("td.active").evaluate((cell) => cell === document.activeElement);

  beforeEach(async () => {
    await bench.press("Escape");
    await bench.openBytes("Costs.xlsx", example);
    await bench.toSheet("6 Costs");
    await bench.cell("H6").click();
  });

  describe("and refused by its cell", () => {
    const ways: readonly (readonly [string, () => Promise<unknown>])[] = [
      ["clicking a tab", () => tab("Settings").click()],
      ["clicking it twice", () => tab("Settings").dblclick()],
      ["clicking another cell", () => bench.cell("C9").click()],
      ["the right button on another cell", () => bench.cell("C9").click({ button: "right" })],
      ["clicking a link", () => bench.cell("A4").click()],
      [
        "opening another file",
        () => {
          const path = join(bench.folder, "Other.xlsx");
          writeFileSync(path, example);
          return bench.page.getByLabel("A workbook from this computer").setInputFiles(path);
        },
      ],
      ["saving", () => bench.page.getByRole("button", { name: "Save as .xlsx" }).click()],
      ["pressing a button of the pane", () => bench.pane.getByRole("button", { name: /^Check/ }).click()],
    ];
    test.each(ways)(
      "holds its sheet and its cell in front on %s, and goes nowhere else",
      async (_, leave) => {
        const before = await bench.textAt("H6");
        await bench.page.keyboard.type("abc");
        await leave();
        await expect.poll(complaint).toMatch(/number/i);
        expect([await front(), await bench.place()]).toEqual(["6 Costs", "H6"]);
        await expect.poll(() => bench.page.getByRole("menu").count()).toBe(0);
        await bench.cell("H6").getByRole("textbox").click();
        await bench.press("Escape");
        expect(await bench.textAt("H6")).toBe(before);
        await bench.toSheet("Settings");
        expect(await bench.textAt("A1")).toBe("Settings");
      },
    );

    test("is not moved to another cell by going on with a search", async () => {
      const { page, press, cell } = bench;
      await press("Control+f");
      await page.keyboard.type("moderation");
      await cell("H6").click();
      await page.keyboard.type("abc");
      await page.getByRole("button", { name: "Next" }).click();
      await expect.poll(complaint).toMatch(/number/i);
      expect(await bench.place()).toBe("H6");
      await press("Escape");
      await page.getByRole("button", { name: "Close" }).click();
    });
  });

  test("and only warned of is kept once a key has entered it, not on a click that nobody was warned before", async () => {
    const { page, cell, press, textAt, toSheet } = bench;
    await cell("C6").click();
    await page.keyboard.type("Nobody of that name");
    await tab("Settings").click();
    await expect.poll(complaint).toMatch(/Press Enter to keep it\.$/);
    await tab("Settings").click();
    expect(await front()).toBe("6 Costs");
    await press("Enter");
    await expect.poll(() => textAt("C6")).toBe("Nobody of that name");
    await cell("C7").click();
    await page.keyboard.type("Nobody else");
    await press("Tab");
    await expect.poll(complaint).toMatch(/Press Enter again to keep it\.$/);
    await toSheet("Settings");
    await toSheet("6 Costs");
    await expect.poll(() => textAt("C7")).toBe("Nobody else");
  });

  test("goes into its own cell when another sheet is brought to the front", async () => {
    const { page, cell, textAt, toSheet } = bench;
    await cell("N6").click();
    await page.keyboard.type("counted twice");
    await toSheet("Settings");
    await expect.poll(() => textAt("A1")).toBe("Settings");
    await toSheet("6 Costs");
    await expect.poll(() => textAt("N6")).toBe("counted twice");
  });

  test("goes with its workbook when another is opened, and into no cell of that", async () => {
    const { page, cell, textAt, openBytes } = bench;
    await cell("N6").click();
    await page.keyboard.type("counted twice");
    await openBytes("Again.xlsx", example);
    await bench.toSheet("6 Costs");
    await expect.poll(() => textAt("N6")).not.toBe("counted twice");
  });

  test("never goes into a protected cell, typed or pasted", async () => {
    const { page, press, cell, textAt, said, toSheet } = bench;
    await cell("H6").click();
    await press("Control+c");
    await toSheet("Settings");
    await page.keyboard.type("abc");
    await expect.poll(() => said()).toMatch(/^This cell is protected/);
    await press("Control+v");
    await expect.poll(said).toBe("Cells that are protected stayed as they were.");
    await expect.poll(() => textAt("A1")).toBe("Settings");
  });

  describe("into the line above the grid", () => {
    const ways: readonly (readonly [string, () => Promise<unknown>, string])[] = [
      ["Enter", () => bench.press("Enter"), "N7"],
      ["Tab", () => bench.press("Tab"), "O6"],
      ["clicking another cell", () => bench.cell("C9").click(), "C9"],
      ["clicking a tab", () => tab("Settings").click(), "A1"],
      ["going into the pane", () => bench.pane.locator("body").click({ position: { x: 200, y: 20 } }), "N6"],
      ["Shift and Tab", () => bench.press("Shift+Tab"), "M6"],
    ];
    test.each(ways)("is put into the cell on %s", async (_, leave, expected) => {
      const { page, cell, textAt, toSheet, place } = bench;
      await cell("N6").click();
      await line().click();
      await page.keyboard.press("Control+a");
      await page.keyboard.type("told above");
      await expect.poll(() => cell("N6").getByRole("textbox").inputValue()).toBe("told above");
      await leave();
      await expect.poll(place).toBe(expected);
      await toSheet("6 Costs");
      await expect.poll(() => textAt("N6")).toBe("told above");
    });

    test("leaves the keyboard where the person went", async () => {
      const { page, cell, pane } = bench;
      for (const open of [() => line().click(), () => page.keyboard.press("F2")]) {
        await cell("N6").click();
        await open();
        await page.keyboard.type("more");
        await pane.getByRole("button", { name: /^Weigh/ }).click();
        await pane.getByRole("spinbutton").first().click();
        expect(await page.evaluate(() => document.activeElement?.tagName)).toBe("IFRAME");
        await page.keyboard.press("Control+a");
        await page.keyboard.type("77");
        await expect.poll(() => pane.getByRole("spinbutton").first().inputValue()).toBe("77");
      }
    });

    test("is given up on Escape, and the grid has the keyboard", async () => {
      const { page, cell, textAt, press } = bench;
      await cell("N6").click();
      const before = await textAt("N6");
      await line().click();
      await page.keyboard.type("told above");
      await press("Escape");
      expect([await textAt("N6"), await line().inputValue()]).toEqual([before, before]);
      expect(await isGridFocused()).toBe(true);
    });

    test("is held to the rule of its cell, which says why it stays open", async () => {
      const { page, press } = bench;
      await line().click();
      await press("Control+a");
      await page.keyboard.type("abc");
      await tab("Settings").click();
      await expect.poll(complaint).toMatch(/number/i);
      expect([await front(), await line().inputValue()]).toEqual(["6 Costs", "abc"]);
      expect(await axe(page)).toEqual([]);
      await press("Control+a");
      await page.keyboard.type("7");
      await expect.poll(() => line().inputValue()).toBe("7");
      await line().click();
      await page.keyboard.type("5");
      await press("Enter");
      await expect.poll(() => bench.textAt("H6")).toMatch(/75/);
    });
  });

  test("after a click on a tab goes to the cell in front; the arrow keys stay among the tabs", async () => {
    const { page, press, place } = bench;
    await tab("6 Costs").click();
    expect(await isGridFocused()).toBe(true);
    await tab("Roles").click();
    await press("ArrowDown", "ArrowDown", "ArrowDown", "ArrowDown", "ArrowDown");
    await expect.poll(() => place()).toBe("A6");
    await page.keyboard.type("Clerk");
    await press("Enter");
    await expect.poll(() => bench.textAt("A6")).toBe("Clerk");
    await tab("Roles").click();
    await press("Control+z");
    await expect.poll(() => bench.textAt("A6")).not.toBe("Clerk");
    await tab("Roles").focus();
    await press("ArrowRight", "ArrowRight");
    expect(await page.evaluate(() => document.activeElement?.role)).toBe("tab");
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe(await front());
  });

  test("goes wrong nowhere on the page", () => {
    expect(bench.faults).toEqual([]);
  });
});
