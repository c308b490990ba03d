/**
 * From the last keystroke to the new count in the pane, and how long the page is ever held: Chromium, the workbench as
 * people have it, Microsoft's own office.js between page and pane; the worked example, and the same twenty times over.
 *
 *   npm run bench -- typing
 *
 * An owner's cell of 1 Areas is emptied and filled again, so that the count goes up and down. The clock starts at the
 * key that commits the cell and stops when the count's text changes; the 400 ms for which the pane waits on purpose are
 * taken off. Held is the longest task that the browser reports of the page or the pane; it reports none below 50 ms.
 */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Locator } from "playwright-core";
import { QUIET } from "../src/excel/watch.ts";
import { openWorkbench, type Workbench } from "../test/e2e/openWorkbench.ts";
import { workedExample } from "./manyTimes.ts";
import { inEachFrame, type Moments, watchPage } from "./watchPage.ts";

const ROUNDS = 8;
/** How long a page or a workbook is given to come to rest, in milliseconds. */
const OPENING = 5_000;
const SIZES = [1, 20] as const;
const TITLES = { 1: "Worked example", 20: "Twenty times as large" } as const;

const folder = mkdtempSync(join(tmpdir(), "twintrack-typing-"));
const bench = await openWorkbench();
// The runner that compiles this script wraps functions in a helper of its own, which no page has.
await bench.page.addInitScript("globalThis.__name = (of) => of;");
await bench.page.addInitScript(watchPage);
try {
  for (const times of SIZES) {
    const path = join(folder, `${times} times.xlsx`);
    writeFileSync(path, await workedExample(times));
    console.log(`\n${TITLES[times]}`);
    await measure(bench, path);
  }
} finally {
  await bench.close();
  rmSync(folder, { recursive: true });
}

async function measure({ page, pane, cell, open, toSheet }: Workbench, path: string): Promise<void> {
  /** While this runs nothing is looked up on the page: looking up would be held against it. */
  const held = async (step: string, work: () => Promise<unknown>, settling: number): Promise<void> => {
    await inEachFrame(page, () => void globalThis.watched.held.splice(0));
    await work();
    await page.waitForTimeout(settling);
    const tasks = (await inEachFrame(page, () => globalThis.watched.held)).flat();
    const longest = Math.max(0, ...tasks);
    console.log(
      `  ${step.padEnd(34)}${longest === 0 ? "under 50" : longest.toFixed(0).padStart(8)} ms held at once`,
    );
  };
  const middleOf = async (of: Locator): Promise<readonly [number, number]> => {
    const { x, y, width, height } = (await of.boundingBox()) ?? { x: 0, y: 0, width: 0, height: 0 };
    return [x + width / 2, y + height / 2];
  };
  await open("?workbook=new");
  await held("opening the page", () => page.reload(), OPENING);
  const chooser = page.waitForEvent("filechooser");
  await page.getByRole("button", { name: "Open…" }).click();
  const chosen = await chooser;
  await held("opening the workbook", () => chosen.setFiles(path), OPENING);
  await page.locator("[role=tab]").first().focus();
  await held(
    "changing sheets",
    async () => {
      for (let sheet = 0; sheet < 15; sheet++) {
        await page.keyboard.press("ArrowRight");
        await page.waitForTimeout(QUIET);
      }
    },
    QUIET,
  );
  await toSheet("4 Mapping");
  await page.mouse.move(...(await middleOf(cell("B8"))));
  const scroll = async (): Promise<void> => {
    for (let turn = 0; turn < 40; turn++) await page.mouse.wheel(0, turn < 20 ? 400 : -400);
  };
  await held("scrolling", scroll, QUIET);
  await toSheet("1 Areas");
  const owner = (await cell("D6").textContent()) ?? "";
  const at = await middleOf(cell("D6"));
  const spans: Moments[] = [];
  const type = async (): Promise<void> => {
    for (let round = 0; round < ROUNDS; round++) {
      await inEachFrame(page, () => globalThis.watched.start());
      await page.mouse.click(...at);
      if (round % 2 === 0) await page.keyboard.press("Delete");
      else {
        await page.keyboard.type(owner);
        await page.keyboard.press("Enter");
      }
      let seen: Partial<Moments> = {};
      for (let patience = 20; seen.counted === undefined; patience--) {
        if (patience === 0) throw new Error("the count did not change");
        await page.waitForTimeout(QUIET);
        seen = Object.assign({}, ...(await inEachFrame(page, () => globalThis.watched.said())));
      }
      spans.push(seen as Moments);
    }
  };
  await held("typing", type, QUIET);
  await pane.getByRole("button", { name: /^Check/ }).click();
  await pane.getByRole("button", { name: "Check workbook" }).focus();
  await held("checking", () => page.keyboard.press("Enter"), OPENING);
  if ((await pane.locator("#summary").count()) === 0) throw new Error("nothing was checked");
  if (path.includes("20 times")) return report(spans);
  await pane.getByRole("button", { name: "Plan", exact: true }).click();
  await pane.getByRole("button", { name: "Write the plan" }).focus();
  await held("planning", () => page.keyboard.press("Enter"), 2 * OPENING);
  const said = await pane.locator("main").textContent();
  if (!said?.includes("Write the plan again")) throw new Error(`no plan was written: ${said}`);
  report(spans);
}

/** Middle and greatest of each part, in milliseconds. */
function report(spans: readonly Moments[]): void {
  const parts: readonly (readonly [string, (at: Moments) => number])[] = [
    ["key to the pane’s being told", ({ key, told }) => told - key],
    ["reading the workbook", ({ asked, handed }) => handed - asked],
    ["checking, in the worker", ({ handed, looked }) => looked - handed],
    ["drawing the count", ({ looked, counted }) => counted - looked],
    ["key to count, less the pause", ({ key, counted }) => counted - key - QUIET],
  ];
  for (const [part, of] of parts) {
    const times = spans.map(of).sort((a, b) => a - b);
    const middle = times[Math.floor(times.length / 2)] ?? 0;
    console.log(
      `  ${part.padEnd(34)}${middle.toFixed(0).padStart(8)} ms (at most ${times.at(-1)?.toFixed(0)})`,
    );
  }
}
