import { mkdtempSync, readdirSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import webpack from "webpack";
import { taskPane } from "../webpack.config.mjs";

/** The most that the first view's script may weigh, gzipped. */
const BUDGET = 120_000;

// What the pane weighs on the wire, piece by piece: npx tsx bench/pane.ts
const folder = mkdtempSync(join(tmpdir(), "twintrack-pane-"));
await new Promise<void>((done, fail) =>
  webpack(taskPane({ path: folder }), (failure, built) =>
    failure || built?.hasErrors() ? fail(failure ?? new Error(String(built))) : done(),
  ),
);
const weights = readdirSync(folder)
  .filter((name) => /\.(js|css|html)$/.test(name))
  .map((name) => ({ name, bytes: gzipSync(readFileSync(join(folder, name))).length }));
for (const { name, bytes } of weights) console.log(`${String(bytes).padStart(8)}  ${name}`);
const first = weights.find(({ name }) => /^pane\..*\.js$/.test(name))?.bytes ?? Number.POSITIVE_INFINITY;
console.log(
  `First view's script: ${first} bytes gzipped, budget ${BUDGET}: ${first <= BUDGET ? "within" : "OVER"}`,
);
if (first > BUDGET) process.exitCode = 1;
