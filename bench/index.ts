/** Lists the measurements, or runs the ones named: `npm run bench -- read plan`. */
import { spawnSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const here = (name: string): string => fileURLToPath(new URL(name, import.meta.url));
const wanted = process.argv.slice(2);

/** The benches: the files here whose first line says what they measure. */
const benches = readdirSync(here("."))
  .filter((file) => file.endsWith(".ts") && file !== "index.ts")
  .map((file) => ({
    name: file.replace(/\.ts$/, ""),
    about: /^\/\*\* (.*)/.exec(readFileSync(here(file), "utf8"))?.[1] ?? "",
  }))
  .filter(({ about }) => about !== "");

if (wanted.length === 0)
  for (const { name, about } of benches) console.log(`${name.padEnd(14)}${about.replace(/ \*\/$/, "")}`);
for (const { name } of benches.filter((bench) => wanted.includes(bench.name)))
  spawnSync(process.execPath, ["--import", "tsx", here(`${name}.ts`)], { stdio: "inherit" });
