import { mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import type { Day } from "../units.ts";
import { runPlan } from "./planCommand.ts";
import type { Output } from "./printing.ts";
import { examplePath } from "./templateCommand.ts";
import { serveWorkbench } from "./workbench.ts";

/** Where the worked example's plan is written: a folder of our own, whose file is made afresh each time. */
const OUT = "out";

/** How `start` was asked for. */
export interface Start {
  readonly day: Day;
  readonly now: Date;
  /** Whether the workbench is served; undefined leaves it to whether somebody is there to look at it. */
  readonly serve?: boolean | undefined;
}

/**
 * Plans the worked example, prints its portfolio, says where the workbook is, and serves the workbench until Ctrl-C.
 * Without a terminal, or in continuous integration, it ends after the plan.
 */
export async function runStart({ day, now, serve }: Start, output: Output): Promise<number> {
  mkdirSync(OUT, { recursive: true });
  const target = join(OUT, "worked-example (planned).xlsx");
  rmSync(target, { force: true });
  await runPlan(examplePath(), { output: target, day, now }, output);
  if (!(serve ?? isWatched())) {
    if (serve === undefined)
      output.answer("To open the workbench, an Excel for those who have none: npm start -- --serve");
    return 0;
  }
  const served = await serveWorkbench({ now }, output);
  if (served === undefined) return 0;
  await asked();
  await served.close();
  return 0;
}

/** Whether a person sits at a terminal. */
const isWatched = (): boolean => process.stdout.isTTY === true && process.env.CI === undefined;

/** Settles when the program is asked to end. */
const asked = (): Promise<void> =>
  new Promise((end) => {
    process.once("SIGINT", () => end());
    process.once("SIGTERM", () => end());
  });
