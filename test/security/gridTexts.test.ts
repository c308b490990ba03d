import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { readWorkbook } from "../../src/file/read/readWorkbook.ts";
import { openParts } from "../../src/file/write/parts.ts";
import { writeTables } from "../../src/file/write/writeTables.ts";
import { columnLetters } from "../../src/workbook/grid.ts";
import { hasBrowser } from "../browser.ts";
import { openWorkbench, type Workbench } from "../e2e/openWorkbench.ts";
import { hostileTexts } from "./hostileTexts.ts";
import { places, plantedIn, textAt } from "./planting.ts";

if (!hasBrowser) console.log("No browser here: no hostile text was shown in the grid.");

const folder = mkdtempSync(join(tmpdir(), "twintrack-hostile-"));
const inXml = (text: string): string =>
  text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);
/** The tabs that are given hostile names; no formula speaks of them. */
const RENAMED = ["Guide", "Risk ideas", "Action patterns", "Lists"];
/** As much of a text as a tab may be called. */
const asTab = (text: string, at: number): string => `${text.replace(/[[\]:*?/\\]/g, "").slice(0, 29)}${at}`;
const tabs = RENAMED.map((_, at) => asTab(hostileTexts[at * 2] ?? "", at));

/** The worked example with every text in every place, saved as a file that somebody might be sent. */
function hostileFile(): string {
  const bytes = new Uint8Array(readFileSync("templates/worked-example.xlsx"));
  const all = plantedIn(readWorkbook(bytes).grids, hostileTexts);
  const names = new Set<string>(places.map(([, table]) => table));
  const parts = openParts(writeTables(bytes, new Map([...all].filter(([name]) => names.has(name)))));
  let workbook = parts.text("xl/workbook.xml");
  RENAMED.forEach((name, at) => {
    workbook = workbook.replace(`name="${name}"`, () => `name="${inXml(tabs[at] ?? "")}"`);
  });
  parts.replace("xl/workbook.xml", workbook);
  const path = join(folder, "Hostile <img data-planted src=x onerror=planted=1>.xlsx");
  writeFileSync(path, parts.pack());
  return path;
}

describe.runIf(hasBrowser)("a workbook of hostile texts on the workbench", () => {
  let bench: Workbench;
  const path = hostileFile();
  const { grids } = readWorkbook(new Uint8Array(readFileSync(path)));
  const strangers: string[] = [];
  const dialogues: string[] = [];

  beforeAll(async () => {
    bench = await openWorkbench();
    const { page } = bench;
    page.on("dialog", (dialog) => {
      dialogues.push(dialog.message());
      void dialog.accept();
    });
    await page.context().route(
      (url) => url.hostname !== "localhost",
      (route) => {
        strangers.push(route.request().url());
        return route.abort();
      },
    );
    await page.addInitScript(() => {
      const broken: string[] = [];
      addEventListener("securitypolicyviolation", ({ effectiveDirective }) =>
        broken.push(effectiveDirective),
      );
      Object.assign(globalThis, { broken });
    });
    await bench.open();
    await page.locator("input[type=file]").setInputFiles(path);
    await page.locator(".file").filter({ hasText: "Hostile" }).waitFor();
    await bench.pane.getByRole("navigation").first().waitFor();
  }, 180_000);
  afterAll(async () => {
    await bench?.close();
    rmSync(folder, { recursive: true });
  });

  /** What every frame holds that it should not: elements made of a text, scripts that ran, what the policy stopped. */
  async function amiss(): Promise<readonly unknown[]> {
    const found = await Promise.all(
      bench.page.frames().map((frame) =>
        frame.evaluate(() => {
          const { planted, broken } = globalThis as unknown as {
            planted?: unknown;
            broken: readonly string[];
          };
          const made = [
            ...document.querySelectorAll("[data-planted], body script, body img, body iframe iframe"),
          ];
          return [
            ...made.map(({ outerHTML }) => outerHTML),
            ...broken,
            ...(planted === undefined ? [] : [planted]),
          ];
        }),
      ),
    );
    return [...found.flat(), ...strangers, ...dialogues, ...bench.faults];
  }

  /** The text of every cell of the sheet in front, the sheet scrolled from end to end. */
  const textsShown = (): Promise<readonly string[]> =>
    bench.page.evaluate(async () => {
      for (const section of document.querySelectorAll("table.sheet > tbody, .sheet tbody")) {
        section.scrollIntoView();
        await new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)));
      }
      return [...document.querySelectorAll(".sheet td")].map(({ textContent }) => textContent ?? "");
    });

  test.each(places)(
    "every text as %s in %s is shown as it was typed, and nothing else becomes of it",
    async (place, table) => {
      const grid = grids.get(table);
      const sheet = grid?.corner?.sheet ?? "";
      const typed = new Set(grid?.rows.flat());
      const wanted = hostileTexts.map((text) => textAt(place, text));
      expect(wanted.filter((text) => !typed.has(text))).toEqual([]);
      await bench.toSheet(sheet);
      const shown = new Set(await textsShown());
      expect(wanted.filter((text) => !shown.has(text)).map((text) => text.slice(0, 90))).toEqual([]);
      expect(await amiss()).toEqual([]);
    },
  );

  test("tabs and the name of the file are texts too", async () => {
    const { page } = bench;
    for (const tab of tabs) {
      await page.getByRole("tab", { name: tab, exact: true }).click();
      await expect.poll(() => page.getByRole("grid").getAttribute("aria-label")).toBe(tab);
    }
    expect(await page.locator(".file").textContent()).toContain("<img data-planted src=x onerror=planted=1>");
    expect(await amiss()).toEqual([]);
  });

  // biome-ignore format: reads as a table
  test.each([
    ['=HYPERLINK("javascript:planted=1","Libraries")', "Libraries"],
    ['=HYPERLINK("https://stranger.example/","Parks")', "Parks"],
    ['=WEBSERVICE("https://stranger.example/")',        "#GETTING_DATA"],
    ["=cmd|' /C calc'!A0",                              "#GETTING_DATA"],
    ["<img data-planted src=x onerror=planted=1>",      "<img data-planted src=x onerror=planted=1>"],
  ])("%s typed into a cell asks nobody and leads nowhere", async (typed, shown) => {
    const { page, toSheet, cell } = bench;
    await toSheet("1 Areas");
    const { headers = [], corner = { row: 0, column: 0 } } = grids.get("Areas") ?? {};
    const at = cell(`${columnLetters(corner.column + headers.indexOf("Note"))}${corner.row - 2}`);
    await at.click();
    await page.keyboard.type(typed);
    await page.keyboard.press("Enter");
    await expect.poll(() => at.textContent()).toBe(shown);
    const before = page.url();
    await at.click();
    await at.dblclick();
    await page.keyboard.press("Escape");
    expect(page.url()).toBe(before);
    expect(page.context().pages()).toHaveLength(1);
    expect(await amiss()).toEqual([]);
    await at.click();
    await page.keyboard.press("Delete");
  });
});
