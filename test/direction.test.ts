import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { expect, test } from "vitest";

/** What Biome says of files as if they stood in the project: by file, the rules that they break. */
function linted(files: readonly (readonly [path: string, source: string])[]): string[][] {
  const root = mkdtempSync(join(tmpdir(), "twintrack-direction-"));
  const configuration = JSON.parse(readFileSync(".biome.json", "utf8"));
  writeFileSync(join(root, ".biome.json"), JSON.stringify({ ...configuration, vcs: { enabled: false } }));
  files.forEach(([path, source], at) => {
    const file = join(root, numbered(path, at));
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, `${source}\n`);
  });
  const biome = resolve("node_modules/.bin/biome");
  const { stdout } = spawnSync(biome, ["lint", "--reporter=json", "--max-diagnostics=none"], {
    cwd: root,
    encoding: "utf8",
  });
  const { diagnostics } = JSON.parse(stdout) as {
    diagnostics: { category: string; location: { path: string } }[];
  };
  rmSync(root, { recursive: true });
  return files.map(([path], at) =>
    diagnostics
      .filter(({ location }) => location.path.endsWith(numbered(path, at)))
      .map(({ category }) => category),
  );
}

/** Paths that are rules in themselves stay; the others get a number, so that several files may stand in one folder. */
const numbered = (path: string, at: number): string =>
  path.endsWith("/a.ts") ? path.replace(/a\.ts$/, `a${at}.ts`) : path;

/** Who may not know whom: a file, a line that it may not hold, and the rule that says so. */
const violations: readonly (readonly [path: string, line: string, rule: string])[] = [
  ["src/units.ts", 'import "./workbook/grid.ts";', "noRestrictedImports"],
  ["src/engine/a.ts", 'import "../workbook/grid.ts";', "noRestrictedImports"],
  ["src/engine/a.ts", 'import "zod";', "noRestrictedImports"],
  ["src/engine/selection/a.ts", 'import "../../workbook/grid.ts";', "noRestrictedImports"],
  ["src/parameters/a.ts", 'import "../workbook/grid.ts";', "noRestrictedImports"],
  ["src/workbook/a.ts", 'import "../engine/points.ts";', "noRestrictedImports"],
  ["src/workbook/sheets/a.ts", 'import "../../file/zip.ts";', "noRestrictedImports"],
  ["src/workbook/a.ts", 'import "exceljs";', "noRestrictedImports"],
  ["src/appraise/a.ts", 'import "../file/zip.ts";', "noRestrictedImports"],
  ["src/appraise.ts", 'import "node:fs";', "noRestrictedImports"],
  ["src/file/a.ts", 'import "../engine/points.ts";', "noRestrictedImports"],
  ["src/file/a.ts", 'import "../appraise.ts";', "noRestrictedImports"],
  ["src/excel/a.ts", 'import "../file/zip.ts";', "noRestrictedImports"],
  ["src/excel/a.ts", 'import "node:fs";', "noRestrictedImports"],
  ["src/cli/a.ts", 'import "../../taskpane/main.ts";', "noRestrictedImports"],
  ["taskpane/a.ts", 'import "../src/file/zip/zip.ts";', "noRestrictedImports"],
  ["taskpane/views/a.ts", 'import "../../src/file/zip.ts";', "noRestrictedImports"],
  ["workbench/a.ts", 'import "../taskpane/main.ts";', "noRestrictedImports"],
  ["workbench/host/a.ts", 'import "../../src/excel/readGrids.ts";', "noRestrictedImports"],
  ["src/engine/a.ts", "export const a = Excel;", "noRestrictedGlobals"],
  ["src/appraise/a.ts", "export const a = document.title;", "noRestrictedGlobals"],
  ["src/excel/a.ts", "export const a = window.name;", "noRestrictedGlobals"],
  ["src/workbook/a.ts", 'console.log("a");', "noRestrictedGlobals"],
  ["src/file/a.ts", "export const a = process.argv;", "noRestrictedGlobals"],
  ["taskpane/a.ts", "export const a = Excel;", "noRestrictedGlobals"],
  ["src/engine/a.ts", "export default 1;", "noDefaultExport"],
  ["src/engine/a.ts", "export const a = (b: any) => b;", "noExplicitAny"],
];

const found = linted(violations.map(([path, line]) => [path, line] as const));

test.each(violations.map((violation, at) => [...violation, at] as const))(
  "%s may not say: %s",
  (_path, _line, rule, at) => {
    expect(found[at]?.map((category) => category.split("/").at(-1))).toContain(rule);
  },
);

test("what the same files may say is let through", () => {
  const said = linted([
    ["src/engine/a.ts", 'import { roundHalfAway } from "../units.ts";\nexport const a = roundHalfAway(1);'],
    [
      "src/engine/selection/a.ts",
      'import { roundHalfAway } from "../../units.ts";\nexport const a = roundHalfAway(1);',
    ],
    ["src/cli.ts", 'console.log("a");'],
    ["src/excel/a.ts", "export const a = Excel;"],
    ["taskpane/a.ts", "export const a = document.title;"],
  ]);
  expect(said.flat().filter((category) => category.includes("noRestricted"))).toEqual([]);
});
