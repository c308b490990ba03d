import { readFileSync } from "node:fs";
import { findAlternatives } from "../src/appraise/alternatives.ts";
import type { Checked } from "../src/appraise/check.ts";
import type { Plan } from "../src/appraise/plan.ts";
import { appraise } from "../src/appraise.ts";
import { flips } from "../src/engine/selection/flips.ts";
import { selectPortfolio } from "../src/engine/selection/select.ts";
import { readWorkbook } from "../src/file/read/readWorkbook.ts";
import type { Day } from "../src/units.ts";
import { instanceFrom } from "./instances.ts";

type Problem = Pick<Plan, "candidates" | "rules">;

/** The worked example planned without draws, as `plan` would. */
export function appraisalOfExample(): { readonly checked: Checked; readonly plan: Plan } {
  const { grids } = readWorkbook(new Uint8Array(readFileSync("templates/worked-example.xlsx")));
  const { checked, plan } = appraise(grids, { day: "2026-11-22" as Day, draws: 0 });
  if (plan === null) throw new Error("The worked example has no plan");
  return { checked, plan };
}

/** What a plan says of a choice: how long each takes, cold first and then the fastest, and how much is worked out. */
function benchProblem(name: string, { candidates, rules }: Problem, runs: number): void {
  const selection = selectPortfolio(candidates, rules);
  const byRank = candidates.map(({ ref }) => ref);
  const options = { nodeLimit: 600_000, easiestLimit: true };
  const ways: readonly (readonly [string, () => string])[] = [
    ["the best portfolio, proved", () => selectPortfolio(candidates, rules).status],
    [
      "frontier, twin track, pairs",
      () => {
        const { frontier } = findAlternatives(candidates, rules, { byRank, selection, options: {} });
        return `${frontier.steps.length} steps${frontier.isComplete ? ", all there are" : ", others between them"}`;
      },
    ],
    [
      "what would change it",
      () => {
        const found = flips(candidates, rules, selection, options);
        const told = found.filter(({ isProved, margin }) => isProved || margin !== null).length;
        const whole = found.filter(({ isProved }) => isProved).length;
        const costs = found.filter(({ isProved, costShare }) => isProved || costShare !== null).length;
        return `of ${found.length}: value ${told}, cost ${costs}, every limit ${whole}`;
      },
    ],
  ];
  for (const [what, way] of ways) {
    const times: number[] = [];
    let said = "";
    for (let run = 0; run < runs; run++) {
      const before = process.cpuUsage();
      said = way();
      const { user, system } = process.cpuUsage(before);
      times.push((user + system) / 1000);
    }
    console.log(
      `| ${name} | ${what} | ${(times[0] ?? 0).toFixed(1)} | ${Math.min(...times).toFixed(1)} | ${said} |`,
    );
  }
}

/** Prints what a plan asks of the solver, on the worked example and on councils of 100 projects and five budgets. */
export function benchChoice(): void {
  const { plan } = appraisalOfExample();
  const size = `${plan.candidates.length} × ${plan.rules.limits.length}`;
  console.log("Processor time in milliseconds, of the first run in the process and of the fastest.\n");
  console.log("| projects × limits | what | first | fastest | worked out |");
  console.log("|---|---|---:|---:|---|");
  benchProblem(`worked example, ${size}`, plan, 20);
  for (const seed of [1, 2])
    benchProblem(
      `council ${seed}, 100 × 5`,
      instanceFrom({ kind: "council", size: 100, limits: 5, seed }),
      1,
    );
  console.log();
}
