import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { Page as Tab } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { views } from "../../taskpane/state.ts";
import { hasBrowser } from "../browser.ts";
import type { PageWorkbook } from "./page/pageHost.ts";
import { type Page, servePage } from "./page/servePage.ts";
import { example, typedOver } from "./page/workbooks.ts";

declare const window: { readonly workbook: PageWorkbook };
declare const axe: {
  run: (options: unknown) => Promise<{ violations: readonly { id: string; nodes: unknown[] }[] }>;
};

if (!hasBrowser) console.log("No browser here: the pane was not opened in a browser.");

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const HOSTILE = "<img src=x onerror=alert(1)><b>bold</b>";

describe.skipIf(!hasBrowser)("the pane in a browser", () => {
  let page: Page;
  let tab: Tab;
  let strays: string[] = [];

  beforeAll(async () => {
    const hostile = typedOver(example, [
      { table: "Areas", row: 0, column: "Area", value: HOSTILE },
      { table: "Projects", row: 0, column: "Project", value: HOSTILE },
      { table: "Objectives", row: 0, column: "Objective", value: HOSTILE },
      { table: "Settings", row: 0, column: "Value", value: HOSTILE },
      { table: "Costs", row: 0, column: "Kind", value: HOSTILE },
    ]);
    page = await servePage({ hostile });
  }, 180_000);
  afterAll(() => page?.close());
  afterEach(async () => {
    await tab?.context().close();
    expect(strays).toEqual([]);
    strays = [];
  });

  /** Opens the pane; anything it complains of, or asks of another address, is a stray. */
  async function open(
    query: string,
    options: Parameters<Page["browser"]["newContext"]>[0] = {},
    prepare: (tab: Tab) => Promise<unknown> = async () => undefined,
  ): Promise<Tab> {
    const context = await page.browser.newContext({ viewport: { width: 320, height: 800 }, ...options });
    tab = await context.newPage();
    tab.on("pageerror", ({ message }) => strays.push(message));
    tab.on("console", (said) => (said.type() === "error" ? strays.push(said.text()) : undefined));
    tab.on("request", (request) => {
      if (!request.url().startsWith(new URL(page.address).origin)) strays.push(request.url());
    });
    await prepare(tab);
    await tab.goto(`${page.address}${query}`);
    await tab.waitForSelector("html[data-ready]", { timeout: 20_000 });
    return tab;
  }

  const said = (on: Tab) => on.locator("body > p[role=status]").textContent();

  /** Writes the plan and waits until it is shown. */
  async function writePlan(on: Tab): Promise<void> {
    await on.getByRole("button", { name: /^Write the plan/ }).click();
    await on.locator("#plan-result").waitFor({ timeout: 40_000 });
    await on.getByRole("button", { name: "Put back the previous plan" }).waitFor();
  }

  // biome-ignore format: reads as a table
  const looks = [
    ["light",         { colorScheme: "light" }],
    ["dark",          { colorScheme: "dark" }],
    ["forced colours", { forcedColors: "active" }],
    ["twice as large", { viewport: { width: 160, height: 400 }, deviceScaleFactor: 2 }],
  ] as const;

  describe.each(looks)("in %s", (_, options) => {
    test.each(views)("has nothing for axe to complain of in $name, and fits its width", async ({ name }) => {
      await open(`?view=${name}${name === "check" ? "&do=check" : ""}&workbook=slips`, options);
      if (name === "plan") await writePlan(tab);
      for (const details of await tab.locator("main details:not([open]) > summary").all())
        if (await details.isVisible()) await details.click();
      // What happens to lie half under the fixed tabs, wherever the page stands, is no fault of its size.
      await tab.evaluate(() => scrollTo(0, 0));
      await tab.evaluate(AXE);
      const { violations } = await tab.evaluate(() =>
        axe.run({ runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] }),
      );
      expect(violations.map(({ id, nodes }) => [id, JSON.stringify(nodes).slice(0, 500)])).toEqual([]);
      const [needed, given] = await tab.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
      expect(needed).toBeLessThanOrEqual(given as number);
    });
  });

  test("leaves the corner to Excel's own button", async () => {
    await open("?view=stages&workbook=slips");
    const inCorner = await tab.evaluate(
      () =>
        [...document.querySelectorAll("button, a, .product > *, nav *")].filter((part) => {
          const { right, top } = part.getBoundingClientRect();
          return right > innerWidth - 40 && top < 40;
        }).length,
    );
    expect(inCorner).toBe(0);
  });

  test("counts while the officer types, says so politely, and leaves the focus where it is", async () => {
    await open("?view=check&workbook=example");
    const button = tab.getByRole("button", { name: "Check workbook" });
    await button.focus();
    await tab.evaluate(() => window.workbook.type({ table: "Areas", row: 0, column: "Kind" }, "Thing"));
    await tab.getByText("1 thing to put right", { exact: true }).first().waitFor();
    expect(await said(tab)).toBe("1 thing to put right");
    expect(await button.evaluate((element) => element === document.activeElement)).toBe(true);
    expect(await tab.getByText("There is a problem").count()).toBe(0);
  });

  test("lists everything only on Check workbook, moves to the list, and leads to each cell", async () => {
    await open("?view=check&workbook=slips");
    await tab.getByRole("button", { name: "Check workbook" }).click();
    await tab.getByRole("heading", { name: "There is a problem" }).waitFor();
    expect(await tab.evaluate(() => document.activeElement?.id)).toBe("summary");
    await tab.getByRole("link", { name: /1 Areas!H8, Decision/ }).click();
    await tab.waitForFunction(() => window.workbook.selected() !== null);
    expect(await tab.evaluate(() => window.workbook.selected())).toEqual({
      table: "Areas",
      row: 2,
      column: "Decision",
    });
    expect(await said(tab)).toBe("1 Areas!H8 is selected");
    await tab.getByRole("button", { name: "Next" }).click();
    await tab.waitForFunction(() => window.workbook.selected()?.table === "Objectives");
    await tab.getByRole("button", { name: "Previous" }).click();
    await tab.waitForFunction(() => window.workbook.selected()?.table === "Areas");
    expect(await tab.locator("a[aria-current=true]").count()).toBe(1);
  });

  test("strikes off the list what has been put right since, and says so once all is", async () => {
    await open("?view=check&workbook=example");
    await tab.evaluate(() => window.workbook.type({ table: "Areas", row: 0, column: "Kind" }, "Thing"));
    await tab.getByText("1 thing to put right", { exact: true }).first().waitFor();
    await tab.getByRole("button", { name: "Check workbook" }).click();
    await tab.getByRole("heading", { name: "There is a problem" }).waitFor();
    expect(await tab.getByRole("link", { name: /A01, 1 Areas!C6, Kind/ }).count()).toBe(1);
    await tab.evaluate(() => window.workbook.type({ table: "Areas", row: 0, column: "Kind" }, "Activity"));
    await tab.getByRole("heading", { name: "All of these have been put right" }).waitFor();
    expect(await tab.locator("li[data-gone]").textContent()).toMatch(/put right\s*$/);
  });

  test("a new planner is told what to put right before the stages", async () => {
    await open("?view=stages&workbook=new");
    const before = tab.getByRole("region", { name: "Before the stages" });
    await before.getByRole("link", { name: /^Settings: \d+ to put right/ }).click();
    await tab.waitForFunction(() => window.workbook.selected()?.table === "Settings");
  });

  test("the figures above a plan add up to its value", async () => {
    await open("?view=plan&workbook=example");
    await tab.getByRole("button", { name: "Write the plan" }).click();
    await tab.locator(".totals").waitFor({ timeout: 60_000 });
    const said = await tab.locator(".totals dd").allInnerTexts();
    const amounts = said.map((text) => Number(text.replace("−", "-").replace(/[£,]/g, "")));
    expect(amounts).toHaveLength(5);
    const parts = amounts.slice(0, 4).reduce((sum, amount) => sum + amount, 0);
    expect(Math.abs(parts - (amounts[4] ?? 0))).toBeLessThanOrEqual(2);
  });

  test("re-ranks as a weight moves, and writes to Settings only when told to keep it", async () => {
    await open("?view=weigh&workbook=example");
    const before = await tab.evaluate(() =>
      JSON.stringify([...(window.workbook.grids().get("Settings")?.rows ?? [])]),
    );
    await tab.getByRole("spinbutton", { name: "Weight of reputation" }).fill("90");
    await tab.keyboard.press("Tab");
    await tab.getByText(/projects change places/).waitFor();
    const during = await tab.evaluate(() =>
      JSON.stringify([...(window.workbook.grids().get("Settings")?.rows ?? [])]),
    );
    expect(during).toBe(before);
    await tab.getByRole("button", { name: "Keep these weights" }).click();
    await tab.getByText("These are the weights of Settings.").waitFor();
    const after = await tab.evaluate(() => [...(window.workbook.grids().get("Settings")?.rows ?? [])]);
    const kept = after.find(([name]) => name === "Weight of reputation");
    expect(kept?.[1]).toBe(90);
    expect(
      after.filter((row, at) => JSON.stringify(row) !== JSON.stringify(JSON.parse(before)[at])).length,
    ).toBe(1);
  });

  test("takes weights from comparing two at a time, and says when answers pull against each other", async () => {
    await open("?view=weigh&workbook=example");
    await tab.getByText("Or compare them two at a time").click();
    const answer = (question: string, words: string) =>
      tab.getByRole("combobox", { name: question }).selectOption(words);
    await answer("Sustainability or responsiveness?", "Sustainability, far more");
    await answer("Sustainability or reputation?", "Reputation, far more");
    await answer("Responsiveness or reputation?", "Responsiveness, far more");
    await tab.getByText("Your answers pull against each other").waitFor();
    for (const question of await tab.getByRole("combobox").all())
      await question.selectOption("Both the same");
    await tab.getByText("Your answers agree with each other").waitFor();
    const weight = await tab.getByRole("spinbutton", { name: "Weight of sustainability" }).inputValue();
    expect(weight).toBe("20");
  });

  test("takes weights from an order of importance by keyboard alone", async () => {
    await open("?view=weigh&workbook=example");
    await tab.getByText("Short of time?").click();
    const up = tab.getByRole("button", { name: "Sustainability up" });
    for (let times = 0; times < 4; times++) {
      await up.focus();
      if (await up.isDisabled()) break;
      await tab.keyboard.press("Enter");
    }
    const weight = await tab.getByRole("spinbutton", { name: "Weight of sustainability" }).inputValue();
    expect(weight).toBe("45.67");
  });

  test("writes the plan step by step, shows it, and puts the previous one back", async () => {
    await open("?view=plan&workbook=example");
    expect(await tab.getByText("7 Portfolio").count()).toBe(1);
    const empty = await tab.evaluate(() => JSON.stringify(window.workbook.grids().get("Portfolio")?.rows));
    await writePlan(tab);
    expect(await said(tab)).toBe("The plan is written");
    const written = await tab.evaluate(() => JSON.stringify(window.workbook.grids().get("Portfolio")?.rows));
    expect(written).toContain("Fund");
    await tab.locator(".project > summary").first().click();
    await tab.locator(".body").first().getByText("The cells behind it").click();
    await tab.locator(".body").first().getByRole("link").first().click();
    await tab.waitForFunction(() => window.workbook.selected()?.table === "Projects");
    expect(await tab.locator("figure svg[role=img]").getAttribute("aria-label")).toBe(
      "The best value at every cash budget",
    );
    await tab.getByRole("button", { name: "Put back the previous plan" }).click();
    await tab.getByText("What will be written").waitFor();
    expect(await tab.evaluate(() => JSON.stringify(window.workbook.grids().get("Portfolio")?.rows))).toBe(
      empty,
    );
  });

  test("stops a plan on request, with nothing written", async () => {
    await open("?view=plan&workbook=example");
    const before = await tab.evaluate(() => JSON.stringify([...window.workbook.grids()]));
    await tab.getByRole("button", { name: "Write the plan" }).click();
    await tab.getByRole("button", { name: "Stop" }).click();
    await tab.getByRole("button", { name: "Write the plan" }).waitFor();
    expect(await said(tab)).toBe("Stopped. Nothing was written");
    expect(await tab.evaluate(() => JSON.stringify([...window.workbook.grids()]))).toBe(before);
  });

  test("says of each decision what 7 Choice says, and speaks of no best portfolio where there is none", async () => {
    await open("?view=plan&workbook=example");
    await tab.evaluate(async () => {
      const names =
        window.workbook
          .grids()
          .get("Settings")
          ?.rows.map(([name]) => name) ?? [];
      for (const year of [0, 1, 2, 3, 4]) {
        const row = names.indexOf(`Budget year ${year}`);
        await window.workbook.type({ table: "Settings", row, column: "Value" }, 10);
      }
    });
    await writePlan(tab);
    const about = (decision: string) => tab.locator(`[data-decision=${decision}] > p`).textContent();
    expect(await about("Hold")).toBe("They pass every gate, but no set keeps every rule.");
    expect(await about("Blocked")).toMatch(/^A gate holds them back/);
    expect(await tab.locator("[data-decision=Fund]").count()).toBe(0);
  });

  test("looks again with the worker that it has", async () => {
    await open("?view=stages&workbook=example");
    let hired = 0;
    tab.on("worker", () => hired++);
    for (const [kind, badges] of [
      ["Thing", 1],
      ["Activity", 0],
    ] as const) {
      await tab.evaluate(
        (value) => window.workbook.type({ table: "Areas", row: 0, column: "Kind" }, value),
        kind,
      );
      await expect.poll(() => tab.locator(".badge").count()).toBe(badges);
    }
    expect(hired).toBe(0);
  });

  test("plans on the page itself, and still answers, where workers are blocked", async () => {
    await open("?view=plan&workbook=example", {}, (on) =>
      on.addInitScript(() => {
        Object.defineProperty(globalThis, "Worker", {
          value: () => {
            throw new Error("blocked");
          },
        });
      }),
    );
    await writePlan(tab);
    expect(await tab.locator(".decision").count()).toBe(3);
  });

  test.each(views)("shows whatever a cell holds as text in $name", async ({ name }) => {
    await open(`?view=${name}${name === "check" ? "&do=check" : ""}&workbook=hostile`);
    if (name === "plan") await writePlan(tab);
    expect(await tab.locator("main img, header img, main b:text('bold')").count()).toBe(0);
    if (name !== "words") expect(await tab.getByText(HOSTILE).count()).toBeGreaterThan(0);
  });

  test("offers somebody new a planner and the worked example, and can be skipped", async () => {
    await open("?view=stages&workbook=none");
    await tab.getByRole("button", { name: "Start a new planner" }).click();
    await tab.waitForFunction(() => window.workbook.started() === 1);
    await tab.context().close();
    await open("?view=stages&workbook=new");
    await tab.getByRole("button", { name: "Skip this" }).click();
    expect(await tab.getByText("Welcome to your planner").count()).toBe(0);
  });

  test("follows the system’s colours while it is open, and Excel’s own when somebody comes back to it", async () => {
    await open("?view=stages", { colorScheme: "light" });
    const theme = () => tab.evaluate(() => document.documentElement.dataset.theme);
    expect(await theme()).toBe("light");
    await tab.emulateMedia({ colorScheme: "dark" });
    await expect.poll(theme).toBe("dark");
    await tab.evaluate(() => {
      Object.assign(globalThis, { Office: { context: { officeTheme: { bodyBackgroundColor: "#ffffff" } } } });
      dispatchEvent(new Event("focus"));
    });
    expect(await theme()).toBe("light");
    await tab.evaluate(() => {
      Object.assign(Office.context.officeTheme, { bodyBackgroundColor: "#1f1f1f" });
      document.dispatchEvent(new Event("visibilitychange"));
    });
    expect(await theme()).toBe("dark");
  });

  test("asks for Enter where Excel lets the officer wait, and no longer once it has answered", async () => {
    await open("?view=check&workbook=slips");
    await tab.evaluate(() => window.workbook.pause());
    await tab.getByRole("button", { name: "Check workbook" }).click();
    const notice = tab.getByRole("status").filter({ hasText: "Press Enter to finish the cell" });
    await notice.waitFor();
    await tab.evaluate(() => window.workbook.goOn());
    await tab.getByRole("heading", { name: "There is a problem" }).waitFor();
    expect(await notice.count()).toBe(0);
  });

  test("says what is blocked and whom to ask where Excel's script does not load", async () => {
    await open("?workbook=blocked");
    expect(await tab.getByRole("heading").textContent()).toBe("Excel’s script is blocked");
    expect(await tab.getByText("appsforoffice.microsoft.com").count()).toBe(1);
  });

  test("is complete by keyboard: every view and every control can be reached and is seen to be", async () => {
    await open("?view=stages&workbook=slips");
    for (const { title } of views) {
      const view = tab.getByRole("button", { name: new RegExp(`^${title}`) }).first();
      await view.focus();
      await tab.keyboard.press("Enter");
      await tab
        .getByRole("button", { name: new RegExp(`^${title}`), exact: false })
        .first()
        .waitFor();
      const wanted = await tab.locator("main :is(button:enabled, a, input, summary):visible").count();
      const reached = new Set<string>();
      for (let presses = 0; presses < wanted + views.length; presses++) {
        await tab.keyboard.press("Tab");
        const at = await tab.evaluate(() => {
          const element = document.activeElement as HTMLElement;
          const controls = [...document.querySelectorAll("main :is(button, a, input, summary)")];
          return {
            index: String(controls.indexOf(element)),
            outline: getComputedStyle(element).outlineStyle,
          };
        });
        if (at.index !== "-1") {
          expect(at.outline).not.toBe("none");
          reached.add(at.index);
        }
      }
      expect(reached.size, title).toBe(wanted);
    }
  });
});
