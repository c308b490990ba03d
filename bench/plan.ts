/** Planning the worked example beside exceljs merely loading it: `npx tsx bench/plan.ts [rounds]`. Each is a fresh process. */
import { execFileSync, spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import ExcelJS from "exceljs";
import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import { checkWorkbook } from "../src/appraise/check.ts";
import { appraise } from "../src/appraise.ts";
import { readWorkbook } from "../src/file/read/readWorkbook.ts";
import { writeTables } from "../src/file/write/writeTables.ts";
import type { Day } from "../src/units.ts";

const EXAMPLE = "templates/worked-example.xlsx";
const day = "2026-11-22" as Day;

const ways: Readonly<Record<string, (file: Uint8Array) => unknown>> = {
  "read and check": (file) => checkWorkbook(readWorkbook(file).grids, day).issues.length,
  "read, check and plan": (file) => appraise(readWorkbook(file).grids, { day, draws: 0 }).results.size,
  "the same, and write": (file) =>
    writeTables(file, appraise(readWorkbook(file).grids, { day, draws: 0 }).results).length,
  "the same, with 1,000 draws": (file) =>
    writeTables(file, appraise(readWorkbook(file).grids, { day, draws: 1000 }).results).length,
  "exceljs: load, without tables": (file) =>
    new ExcelJS.Workbook().xlsx.load(Buffer.from(file) as unknown as ArrayBuffer),
};

/** exceljs throws on tables with calculated columns, so it is given the workbook with its tables taken out: less work. */
function withoutTables(file: Uint8Array): Uint8Array {
  const parts = Object.entries(unzipSync(file)).filter(([name]) => !name.startsWith("xl/tables/"));
  const stripped = parts.map(([name, bytes]): [string, Uint8Array] => [
    name,
    name.startsWith("xl/worksheets/")
      ? strToU8(
          strFromU8(bytes)
            .replace(/<tableParts.*?<\/tableParts>/s, "")
            .replace(/<Relationship [^>]*\/table"[^>]*\/>/g, ""),
        )
      : bytes,
  ]);
  return zipSync(Object.fromEntries(stripped));
}

interface Run {
  readonly ms: number;
  readonly megabytes: number;
}

/** In the child: one run, cold, with nothing else in the process. */
async function runOnce(way: string): Promise<void> {
  const example = new Uint8Array(readFileSync(EXAMPLE));
  const file = way.startsWith("exceljs") ? withoutTables(example) : example;
  const start = performance.now();
  await ways[way]?.(file);
  const run: Run = { ms: performance.now() - start, megabytes: process.resourceUsage().maxRSS / 1024 };
  process.stdout.write(JSON.stringify(run));
}

const median = (numbers: readonly number[]): number =>
  [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? 0;

function compare(rounds: number): void {
  const runs = new Map(Object.keys(ways).map((way): [string, Run[]] => [way, []]));
  for (let round = 0; round < rounds; round++)
    for (const way of Object.keys(ways)) {
      const { stdout, stderr, status } = spawnSync(
        process.execPath,
        ["--import", "tsx", fileURLToPath(import.meta.url), "--one", way],
        { encoding: "utf8" },
      );
      if (status !== 0) throw new Error(`${way}: ${stderr}`);
      runs.get(way)?.push(JSON.parse(stdout) as Run);
    }
  console.log(`The worked example, ${rounds} rounds, each run a fresh process`);
  console.log(
    `${"".padEnd(32)}${"median ms".padStart(11)}${"least ms".padStart(10)}${"peak MB".padStart(9)}`,
  );
  for (const [way, each] of runs) {
    const ms = each.map((run) => run.ms);
    console.log(
      `${way.padEnd(32)}${median(ms).toFixed(0).padStart(11)}${Math.min(...ms)
        .toFixed(0)
        .padStart(10)}${median(each.map((run) => run.megabytes))
        .toFixed(0)
        .padStart(9)}`,
    );
  }
  if (existsSync("dist/cli.js")) {
    const starts = Array.from({ length: rounds }, () => {
      const start = performance.now();
      execFileSync(process.execPath, ["dist/cli.js", "--version"], { cwd: process.cwd(), stdio: "ignore" });
      return performance.now() - start;
    });
    console.log(
      `${"twintrack --version".padEnd(32)}${median(starts).toFixed(0).padStart(11)}${Math.min(...starts)
        .toFixed(0)
        .padStart(10)}`,
    );
  }
}

if (process.argv[2] === "--one") await runOnce(process.argv[3] ?? "");
else compare(Number(process.argv[2] ?? 5));
