/** Lists the measurements, or runs the ones named: `npm run bench -- read plan`. */
import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";

const here = (name: string): string => fileURLToPath(new URL(name, import.meta.url));
const wanted = process.argv.slice(2);

/** The benches, and what each measures; `instances.ts`, `manyTimes.ts` and `watchPage.ts` only serve others. */
const benches = [
  ["growth", "time and memory at 10, 100, 1,000 and 10,000 projects"],
  ["pane", "the size of the pane's scripts"],
  ["plan", "planning the worked example, beside exceljs merely loading it"],
  ["read", "reading 600,000 cells, beside exceljs, saxes and bare inflating"],
  ["recalculation", "working out all formulas, and those that hang on one entry"],
  ["robustness", "draws and rankings, beside plain objects and numpy; the core index"],
  ["selection", "the exact portfolio, its flips and frontier, beside HiGHS and YALPS"],
  ["template", "building the template and the worked example"],
  ["trips", "trips to Excel for each thing that an officer presses"],
  ["typing", "key to count, and how long the page is held, in Chromium"],
  ["write", "writing one table back, beside exceljs's load and save"],
] as const;

if (wanted.length === 0) for (const [name, about] of benches) console.log(`${name.padEnd(15)}${about}`);
for (const [name] of benches.filter(([name]) => wanted.includes(name)))
  spawnSync(process.execPath, ["--import", "tsx", here(`${name}.ts`)], { stdio: "inherit" });
