import { mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import type { Day } from "../units.ts";
import { runPlan } from "./planCommand.ts";
import type { Output } from "./printing.ts";
import { examplePath } from "./templateCommand.ts";

/** Where the worked example's plan is written: a folder of our own, whose file is made afresh each time. */
const OUT = "out";

/** Plans the worked example, prints its portfolio, and says where the workbook is. */
export async function runStart({ day, now }: { day: Day; now: Date }, output: Output): Promise<number> {
  mkdirSync(OUT, { recursive: true });
  const target = join(OUT, "worked-example (planned).xlsx");
  rmSync(target, { force: true });
  await runPlan(examplePath(), { output: target, day, now }, output);
  return 0;
}
