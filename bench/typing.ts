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
import { QUIET } from "../src/excel/watch.ts";
import { openWorkbench, type Workbench } from "../test/e2e/openWorkbench.ts";
import { workedExample } from "./manyTimes.ts";
import { inEachFrame, type Moments, watchPage } from "./watchPage.ts";

const ROUNDS = 8;
const SIZES = [1, 20] as const;
const FIRST_TASK = { 1: "Worked example", 20: "Twenty times as large" } as const;

const folder = mkdtempSync(join(tmpdir(), "twintrack-typing-"));
const bench = await openWorkbench();
// The runner that compiles this script wraps functions in a helper of its own, which no page has.
await bench.page.addInitScript("globalThis.__name = (of) => of;");
await bench.page.addInitScript(watchPage);
try {
  for (const times of SIZES) {
    const path = join(folder, `${times} times.xlsx`);
    writeFileSync(path, await workedExample(times));
    console.log(`\n${FIRST_TASK[times]}`);
    await measure(bench, path);
  }
} finally {
  await bench.close();
  rmSync(folder, { recursive: true });
}

async function measure({ page, pane, cell, open, toSheet }: Workbench, path: string): Promise<void> {
  const held = async (step: string, work: () => Promise<unknown>): Promise<void> => {
    await inEachFrame(page, () => void globalThis.watched.held.splice(0));
    await work();
    await page.waitForTimeout(2 * QUIET);
    const tasks = (await inEachFrame(page, () => globalThis.watched.held)).flat();
    const longest = Math.max(0, ...tasks);
    console.log(
      `  ${step.padEnd(34)}${longest === 0 ? "under 50" : longest.toFixed(0).padStart(8)} ms held at once`,
    );
  };
  await held("opening the page", () => open("?workbook=new"));
  await held("opening the workbook", async () => {
    const chooser = page.waitForEvent("filechooser");
    await page.getByRole("button", { name: "Open…" }).click();
    await (await chooser).setFiles(path);
    await pane.getByText("areas,").first().waitFor({ timeout: 60_000 });
  });
  await page.waitForTimeout(6_000);
  await held("changing sheets", async () => {
    for (const name of ["4 Mapping", "6 Evaluation", "6 Costs", "1 Areas"]) await toSheet(name);
  });
  await held("scrolling", async () => {
    await cell("B6").hover();
    for (let turn = 0; turn < 40; turn++) await page.mouse.wheel(0, turn < 20 ? 400 : -400);
  });
  const spans: Moments[] = [];
  const owner = (await cell("D6").textContent()) ?? "";
  await held("typing", async () => {
    for (let round = 0; round < ROUNDS; round++) {
      await inEachFrame(page, () => globalThis.watched.start());
      await cell("D6").click();
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
  });
  await held("checking", async () => {
    await pane.getByRole("button", { name: /^Check/ }).click();
    await pane.getByRole("button", { name: "Check workbook" }).click();
    await pane.getByText("worth a look").first().waitFor();
  });
  if (path.includes("1 times"))
    await held("planning", async () => {
      await pane.getByRole("button", { name: "Plan", exact: true }).click();
      await pane.getByRole("button", { name: "Write the plan" }).click();
      await pane.getByRole("button", { name: "Write the plan again" }).waitFor({ timeout: 60_000 });
    });
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
