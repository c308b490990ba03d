import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { views } from "../../taskpane/state.ts";
import { hasBrowser } from "../browser.ts";
import { openWorkbench, type Workbench } from "./openWorkbench.ts";

if (!hasBrowser) console.log("No browser here: going through the workbench by keyboard was left out.");

describe.runIf(hasBrowser)("the workbench by keyboard alone", () => {
  let bench: Workbench;
  beforeAll(async () => {
    bench = await openWorkbench();
    await bench.open();
  });
  afterAll(() => bench?.close());

  const press = (...keys: readonly string[]) => bench.press(...keys);
  const repeat = (key: string, times: number) => press(...Array<string>(times).fill(key));
  /** Which part of the page has the keyboard. */
  const part = () =>
    bench.page.evaluate(() => {
      const parts = { bar: ".bar", sheet: "#grid", charts: "#charts", tabs: ".foot", pane: ".pane" };
      const here = Object.entries(parts).find(([, at]) => document.activeElement?.closest(at) !== null);
      return here?.[0];
    });
  /** The words of what has the keyboard within the pane. */
  const control = () =>
    bench.pane.locator("body").evaluate(() => {
      const at = document.hasFocus() ? document.activeElement : null;
      return at === document.body ? "the page itself" : (at?.textContent?.trim() ?? "nothing");
    });
  /** Where the keyboard is, to tell whether a key has moved it: out of the pane it goes by a message. */
  const spot = async () =>
    `${await part()} ${await bench.pane
      .locator("body")
      .evaluate((body) => [...body.querySelectorAll("*")].indexOf(document.activeElement as Element))}`;
  /** Presses a key until it leads out of the pane; gives the controls that it led through. */
  const through = async (key: string) => {
    const found: string[] = [];
    while (found.length < 100) {
      const before = await spot();
      await press(key);
      await expect.poll(spot).not.toBe(before);
      if ((await part()) !== "pane") return found;
      found.push(await control());
    }
    return found;
  };
  const toPane = async () => {
    await bench.cell("A1").focus();
    await press("F6", "F6");
    await expect.poll(control).toBe(views[0].title);
  };

  test("F6 goes round the parts of the page, the pane among them, and back with Shift", async () => {
    await bench.cell("A1").focus();
    for (const next of ["tabs", "pane", "bar", "sheet"]) {
      await press("F6");
      await expect.poll(part).toBe(next);
    }
    for (const next of ["bar", "pane", "tabs", "sheet"]) {
      await press("Shift+F6");
      await expect.poll(part).toBe(next);
    }
  });

  test("Ctrl and F6, which office.js hands back itself, goes round too", async () => {
    await toPane();
    await press("Control+F6");
    await expect.poll(part).toBe("bar");
    await press("Control+Shift+F6");
    await expect.poll(control).toBe(views[0].title);
    await press("Control+Shift+F6");
    await expect.poll(part).toBe("tabs");
  });

  test("who goes on before the pane has taken the keyboard is not drawn back into it", async () => {
    const { page, pane } = bench;
    await bench.cell("A1").focus();
    const times = () => pane.locator("html").evaluate((html) => Number(html.dataset.focused ?? 0));
    await pane.locator("html").evaluate((html) => {
      addEventListener("focus", () => {
        html.dataset.focused = String(Number(html.dataset.focused ?? 0) + 1);
      });
    });
    // All before the pane can hear of any: to the tabs, the pane, the bar, the sheet.
    await page.evaluate(() => {
      for (let key = 0; key < 4; key++)
        dispatchEvent(new KeyboardEvent("keydown", { key: "F6", cancelable: true }));
    });
    // It was given the keyboard once, and took it once more when it heard that it should.
    await expect.poll(times).toBeGreaterThanOrEqual(2);
    await expect.poll(part).toBe("sheet");
  });

  test("the five views are opened one after the other, and the sheet is reached again from each", async () => {
    for (const [at, { title }] of views.entries()) {
      await toPane();
      await repeat("Tab", at);
      await expect.poll(() => control()).toMatch(new RegExp(`^${title}`));
      await press("Enter");
      await bench.pane.getByRole("heading", { level: 1, name: title }).waitFor();
      await press("Escape");
      await expect.poll(part).toBe("sheet");
    }
  });

  test("Tab goes through every control of the pane and out to the tabs, Shift and Tab back through all and out to the sheet", async () => {
    await toPane();
    await press("Enter");
    await bench.pane.getByRole("heading", { level: 1, name: "Stages" }).waitFor();
    const onward = [await control(), ...(await through("Tab"))];
    await expect.poll(() => part()).toBe("tabs");
    expect(onward.slice(0, 5).map((words) => words.replace(/\d.*$/, ""))).toEqual(
      views.map(({ title }) => title),
    );
    // The folds of the seven stages are reached too.
    expect(onward.filter((words) => /^Stage \d/.test(words)).length).toBe(7);
    const back = await through("Shift+Tab");
    await expect.poll(() => part()).toBe("sheet");
    expect([...back].reverse()).toEqual(onward);
  });

  test("after a click beside the controls, and from a result that was brought forward, Tab goes on in the pane", async () => {
    const { pane } = bench;
    await pane.locator("header p").first().click();
    await press("Tab");
    await expect.poll(control).toBe(views[0].title);
    await press("Tab", "Enter");
    await pane.getByRole("button", { name: "Check workbook" }).focus();
    await press("Enter");
    await pane.locator("#summary").waitFor();
    await expect.poll(() => pane.locator("#summary:focus").count()).toBe(1);
    await press("Tab");
    await expect.poll(() => part()).toBe("pane");
    await expect.poll(() => pane.locator("#summary :focus, #summary ~ * :focus").count()).toBe(1);
    await press("Escape");
  });

  test("a pane that is closed is passed over", async () => {
    const { page } = bench;
    const toggle = page.getByRole("button", { name: "Task pane" });
    await toggle.press("Enter");
    await bench.cell("A1").focus();
    for (const next of ["tabs", "bar", "sheet"]) {
      await press("F6");
      await expect.poll(() => part()).toBe(next);
    }
    await toggle.press("Enter");
  });

  test("nothing goes wrong on the page", () => {
    expect(bench.faults).toEqual([]);
  });
});
