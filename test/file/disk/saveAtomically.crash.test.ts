import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { transformFileSync } from "@swc/core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

/** What saving is made of, as plain JavaScript, so that a program that is to be killed starts in a moment. */
const MODULES = [
  "disk/saveAtomically",
  "disk/backup",
  "disk/durably",
  "disk/leftovers",
  "disk/lock",
  "disk/openElsewhere",
  "refusal",
  "disk/systemRefusal",
];

/** Ends itself without warning just before its so-manieth call of the file system. */
const KILLED_AT_STEP = `
import fs from "node:fs";
import { syncBuiltinESMExports } from "node:module";
const [path, step, force] = process.argv.slice(2);
let calls = 0;
for (const name of Object.keys(fs)) {
  const call = fs[name];
  if (!name.endsWith("Sync") || typeof call !== "function") continue;
  fs[name] = (...given) => {
    if (++calls === Number(step)) process.kill(process.pid, "SIGKILL");
    return call(...given);
  };
}
const { saveAtomically } = await import("./disk/saveAtomically.js");
const content = new Uint8Array(300_000).fill(78);
syncBuiltinESMExports();
saveAtomically(path, content, { force: force === "force", now: new Date(2026, 10, 22, 14, 5) });
`;

/** Saves one content over and over, saying how each went: one letter, s for saved, or the code of the refusal. */
const SAVES_FOR_EVER = `
import { writeSync } from "node:fs";
import { saveAtomically } from "./disk/saveAtomically.js";
const [path, letter, times] = process.argv.slice(2);
const content = new Uint8Array(2_000_000).fill(letter.charCodeAt(0));
for (let time = 0; time < Number(times); time++) {
  let said = "s";
  try {
    saveAtomically(path, content, { force: true, now: new Date(2026, 10, 22, 14, 5) });
  } catch (caught) {
    said = caught.code ?? String(caught);
  }
  writeSync(1, said + "\\n");
}
`;

let programs = "";
let folder = "";
beforeAll(() => {
  programs = mkdtempSync(join(tmpdir(), "twintrack-crash-"));
  chmodSync(programs, 0o755);
  writeFileSync(join(programs, "package.json"), '{"type":"module"}');
  mkdirSync(join(programs, "disk"));
  for (const name of MODULES) {
    const { code } = transformFileSync(new URL(`../../../src/file/${name}.ts`, import.meta.url).pathname, {
      swcrc: false,
      jsc: { parser: { syntax: "typescript" }, target: "es2022" },
    });
    writeFileSync(join(programs, `${name}.js`), code.replace(/"(\.\.?\/\w+)\.ts"/g, '"$1.js"'));
  }
  writeFileSync(join(programs, "killedAtStep.js"), KILLED_AT_STEP);
  writeFileSync(join(programs, "savesForEver.js"), SAVES_FOR_EVER);
});
afterAll(() => rmSync(programs, { recursive: true, force: true }));

function freshFolder(): string {
  folder = join(programs, "work");
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder);
  return folder;
}

const run = (program: string, ...given: string[]) =>
  spawnSync(process.execPath, [join(programs, program), ...given], { encoding: "utf8" });

const start = (program: string, ...given: string[]) =>
  spawn(process.execPath, [join(programs, program), ...given], { stdio: ["ignore", "pipe", "inherit"] });

const ended = (child: ChildProcess) =>
  new Promise<string | null>((resolve) => child.on("exit", (_, signal) => resolve(signal)));

/** Which single letter a file is made of; undefined where it is mixed, cut short or empty. */
function wholeLetter(path: string, length: number): string | undefined {
  const content = readFileSync(path);
  const first = content[0];
  return content.length === length && first !== undefined && content.every((byte) => byte === first)
    ? String.fromCharCode(first)
    : undefined;
}

describe("a program that is killed while it saves", () => {
  test.each([
    ["replacing a file", "force"],
    ["making a new file", "new"],
  ])("leaves the old file or the whole new one, whatever step it was at: %s", (_, force) => {
    let steps = 0;
    for (let step = 1, signal: NodeJS.Signals | null = "SIGKILL"; signal === "SIGKILL"; step++) {
      const path = join(freshFolder(), "plan.xlsx");
      if (force === "force") writeFileSync(path, new Uint8Array(300_000).fill("O".charCodeAt(0)));
      ({ signal } = run("killedAtStep.js", path, String(step), force));
      const there = readdirSync(folder).includes("plan.xlsx");
      if (force === "force" || there) expect(["O", "N"]).toContain(wholeLetter(path, 300_000));
      // The next save tidies up what the killed one left, lock and all.
      expect(run("killedAtStep.js", path, "0", "force")).toMatchObject({ status: 0, stderr: "" });
      expect(wholeLetter(path, 300_000)).toBe("N");
      expect(readdirSync(folder).filter((name) => name.startsWith("."))).toEqual([]);
      steps = step;
    }
    expect(steps).toBeGreaterThan(15);
  });

  test("leaves a whole file when it is killed from outside at any moment", async () => {
    const path = join(freshFolder(), "plan.xlsx");
    writeFileSync(path, new Uint8Array(2_000_000).fill("O".charCodeAt(0)));
    for (let round = 1; round <= 12; round++) {
      const child = start("savesForEver.js", path, round % 2 ? "A" : "B", "1000000");
      let saves = 0;
      child.stdout.on("data", (said: Buffer) => {
        saves += said.length;
        if (saves >= round) child.kill("SIGKILL");
      });
      expect(await ended(child)).toBe("SIGKILL");
      expect(["A", "B"]).toContain(wholeLetter(path, 2_000_000));
      for (const name of readdirSync(folder)) if (name.includes("backup")) rmSync(join(folder, name));
    }
  });
});

describe("two programs that save the same file at once", () => {
  test("each save is done or refused as locked, and the file is always one of the two", async () => {
    const path = join(freshFolder(), "plan.xlsx");
    const said: string[] = [];
    const children = ["A", "B"].map((letter) => start("savesForEver.js", path, letter, "25"));
    for (const child of children)
      child.stdout.on("data", (text: Buffer) => {
        said.push(...text.toString().trim().split("\n"));
      });
    await Promise.all(children.map(ended));
    expect(said).toHaveLength(50);
    expect(said.filter((word) => word !== "s" && word !== "LOCKED" && word !== "EXISTS")).toEqual([]);
    expect(said).toContain("s");
    expect(["A", "B"]).toContain(wholeLetter(path, 2_000_000));
    for (const name of readdirSync(folder))
      expect(["A", "B"]).toContain(wholeLetter(join(folder, name), 2_000_000));
    expect(readdirSync(folder).filter((name) => name.startsWith("."))).toEqual([]);
  });
});

describe("a folder where one may not write", () => {
  const isRoot = process.getuid?.() === 0;
  test.runIf(isRoot)("is refused, and nothing is left in it", () => {
    const path = join(freshFolder(), "plan.xlsx");
    const program = join(programs, "savesForEver.js");
    const nobody = { uid: 65_534, gid: 65_534, encoding: "utf8" as const };
    const { stdout } = spawnSync(process.execPath, [program, path, "A", "1"], nobody);
    expect(stdout).toBe("NO-PERMISSION\n");
    expect(readdirSync(folder)).toEqual([]);
  });
  if (!isRoot)
    console.info(
      "saveAtomically: the folder without permission was left out (needs root, to become nobody).",
    );
});
