import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import webpack from "webpack";
import { taskPane } from "../../webpack.config.mjs";

/** What is for files alone: the pane reads and writes through Excel. */
const OF_FILES = /node_modules\/(exceljs|jszip|fflate|saxes)\/|\/src\/(file|cli)/;

describe("the scripts of the pane", () => {
  const folder = mkdtempSync(join(tmpdir(), "twintrack-chunks-"));
  /** What each script was made from, as its source map says. */
  const made = new Map<string, readonly string[]>();
  beforeAll(async () => {
    await new Promise<void>((done, fail) =>
      webpack(taskPane({ path: folder, isSmall: false }), (failure, stats) =>
        failure || stats?.hasErrors() ? fail(failure ?? new Error(String(stats))) : done(),
      ),
    );
    for (const file of readdirSync(folder).filter((name) => name.endsWith(".js.map")))
      made.set(file.replace(/\..*/, ""), JSON.parse(readFileSync(join(folder, file), "utf8")).sources);
  }, 120_000);
  afterAll(() => rmSync(folder, { recursive: true }));

  test("are the pane, its worker, and what a view loads when it opens", () => {
    expect([...made.keys()].sort()).toEqual(["frontier", "pane", "tasks", "worker"]);
    const holds = (script: string, path: string) => made.get(script)?.some((source) => source.endsWith(path));
    expect(holds("pane", "/src/excel/readGrids.ts")).toBe(true);
    expect(holds("worker", "/src/appraise/check.ts")).toBe(true);
    expect(holds("frontier", "/taskpane/pictures/frontier.ts")).toBe(true);
  });

  test("hold nothing that reads or writes files", () => {
    for (const [script, sources] of made)
      expect(
        sources.filter((source) => OF_FILES.test(source)),
        script,
      ).toEqual([]);
  });
});
