import { execFileSync } from "node:child_process";
import { chmodSync, readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL(".", import.meta.url));

/** The newest change below a folder, in milliseconds. */
function newest(path) {
  const stat = statSync(path);
  if (!stat.isDirectory()) return stat.mtimeMs;
  return Math.max(0, ...readdirSync(path).map((name) => newest(join(path, name))));
}

function isFresh() {
  try {
    const built = statSync(join(root, "dist/cli.js")).mtimeMs;
    return ["src", "taskpane", "workbench", "package.json", "webpack.config.mjs"].every(
      (path) => newest(join(root, path)) < built,
    );
  } catch {
    return false;
  }
}

if (!process.argv.includes("--if-needed") || !isFresh()) {
  const started = Date.now();
  process.stderr.write("Building Twintrack…\n");
  const { default: webpack } = await import("webpack");
  const { commandLine, workbench } = await import("./webpack.config.mjs");
  execFileSync(
    process.execPath,
    [join(root, "node_modules/typescript/bin/tsc"), "-p", "tsconfig.engine.json"],
    { cwd: root, stdio: "inherit" },
  );
  const stats = await new Promise((resolve, reject) =>
    // The workbench never leaves this machine, so nobody waits for its scripts to be made small.
    webpack([commandLine, ...workbench({ isSmall: false })], (failure, done) =>
      failure ? reject(failure) : resolve(done),
    ),
  );
  if (stats.hasErrors()) {
    process.stderr.write(`${stats.toString({ colors: false, all: false, errors: true })}\n`);
    process.exit(1);
  }
  chmodSync(join(root, "dist/cli.js"), 0o755);
  process.stderr.write(`Built in ${((Date.now() - started) / 1000).toFixed(1)} s.\n`);
}
