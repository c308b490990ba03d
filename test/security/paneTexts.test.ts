import type { Page as Tab } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type ViewName, views } from "../../taskpane/state.ts";
import { hasBrowser } from "../browser.ts";
import { type Page, servePage } from "../taskpane/page/servePage.ts";
import { example } from "../taskpane/page/workbooks.ts";
import { hostileTexts, unfileableTexts } from "./hostileTexts.ts";
import { places, plantedAsNames, plantedIn, textAt } from "./planting.ts";

if (!hasBrowser) console.log("No browser here: no hostile text was shown in the pane.");

const texts = [...hostileTexts, ...unfileableTexts];

/** A role that cannot be read stands in the way of every plan, so roles have a workbook of their own. */
const [entries, roles] = [true, false].map((isEntry) =>
  places.filter(([place]) => (place !== "role") === isEntry),
);

/** What a person sees of a text: white space is one space, and a page cannot hold half a pair of characters. */
const seen = (text: string): string =>
  text
    .replace(/\p{Surrogate}/gu, "\uFFFD")
    .replace(/[\s\0]+/g, " ")
    .trim();

describe.skipIf(!hasBrowser)("the pane over a workbook of hostile texts", () => {
  let page: Page;
  /** The kinds of element that each view has over an honest workbook. */
  const honest = new Map<ViewName, ReadonlySet<string>>();

  beforeAll(async () => {
    page = await servePage({
      planted: plantedIn(example, texts, entries),
      roles: plantedIn(example, texts, roles),
      names: plantedAsNames(example, texts),
      more: plantedAsNames(example, texts.slice(26)),
    });
    for (const { name } of views) {
      const seen = [await look(name, "example"), await look(name, "slips"), await look(name, "new")];
      honest.set(name, new Set(seen.flatMap(({ elements }) => [...elements])));
    }
  }, 240_000);
  afterAll(() => page?.close());

  interface Looked {
    readonly text: string;
    readonly elements: ReadonlySet<string>;
    /** Elements made of a text, scripts that ran, dialogues, violations of the policy, requests, faults. */
    readonly amiss: readonly string[];
  }

  /** Opens a view, opens everything in it, and says what is there and what should not be. */
  async function look(view: ViewName, workbook: string): Promise<Looked> {
    const context = await page.browser.newContext({ viewport: { width: 320, height: 800 } });
    const tab = await context.newPage();
    const amiss: string[] = [];
    tab.on("dialog", (dialog) => {
      amiss.push(`dialogue ${dialog.message()}`);
      void dialog.dismiss();
    });
    tab.on("pageerror", ({ message }) => amiss.push(message));
    tab.on("request", (request) => {
      if (!request.url().startsWith(new URL(page.address).origin)) amiss.push(request.url());
    });
    await tab.addInitScript(() => {
      const broken: string[] = [];
      addEventListener("securitypolicyviolation", ({ effectiveDirective }) =>
        broken.push(effectiveDirective),
      );
      Object.assign(globalThis, { broken });
    });
    await tab.goto(`${page.address}?view=${view}&workbook=${workbook}${view === "check" ? "&do=check" : ""}`);
    await tab.waitForSelector("html[data-ready]", { timeout: 60_000 });
    if (view === "plan") await writePlan(tab);
    const found = await tab.evaluate(() => {
      for (const details of document.querySelectorAll("details")) details.open = true;
      const page = globalThis as unknown as { planted?: unknown; broken: readonly string[] };
      const all = [...document.body.querySelectorAll("*")];
      return {
        text: document.body.textContent ?? "",
        elements: [...new Set(all.map(({ localName }) => localName))],
        amiss: [
          ...all
            .filter((each) => each.matches("[data-planted]"))
            .map(({ outerHTML }) => outerHTML.slice(0, 80)),
          ...all.flatMap((each) => each.getAttributeNames().filter((name) => name.startsWith("on"))),
          ...[...document.querySelectorAll("a")]
            .map((link) => link.getAttribute("href") ?? "")
            .filter((href) => href !== "#"),
          ...page.broken,
          ...(page.planted === undefined ? [] : ["a script ran"]),
        ],
      };
    });
    await context.close();
    return { text: found.text, elements: new Set(found.elements), amiss: [...amiss, ...found.amiss] };
  }

  async function writePlan(tab: Tab): Promise<void> {
    const write = tab.getByRole("button", { name: /^Write the plan/, disabled: false });
    await write.click();
    await tab.locator("#plan-result, .trouble").first().waitFor({ timeout: 90_000 });
    // It is offered again once everything has been drawn.
    await write.waitFor();
  }

  const shownIn = new Map<ViewName, string>();

  test.each(
    ["planted", "roles", "names", "more"].flatMap((workbook) =>
      views.map(({ name }) => [name, workbook] as const),
    ),
  )(
    "in %s nothing of %s becomes an element, runs, opens or asks for anything",
    { timeout: 120_000 },
    async (view, workbook) => {
      const { text, elements, amiss } = await look(view, workbook);
      expect(amiss).toEqual([]);
      expect([...elements].filter((name) => !honest.get(view)?.has(name))).toEqual([]);
      if (workbook === "planted") shownIn.set(view, seen(text));
      if (workbook === "names") shownIn.set(view, `${shownIn.get(view)} ${seen(text)}`);
    },
  );

  // A name of more than eighty characters is asked to be shortened, and not shown. Other places are shown now and then.
  const names = texts.filter((text) => textAt("project", text).length <= 80);

  test.each(["project", "area", "benefit", "risk"])("every %s can be read as it was typed", (place) => {
    const all = [...shownIn.values()].join(" ");
    expect(names.length).toBeGreaterThan(45);
    expect(names.filter((text) => !all.includes(seen(textAt(place, text))))).toEqual([]);
  });

  test.each(["objective", "tool", "choice", "cost", "use", "sheet", "setting"])(
    "a hostile %s came before the eyes too",
    (place) => {
      const all = [...shownIn.values()].join(" ");
      expect(texts.filter((text) => all.includes(seen(textAt(place, text)))).length).toBeGreaterThan(0);
    },
  );
});
