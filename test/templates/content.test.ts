import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { baselines } from "../../src/workbook/sheets/baselines.ts";
import { entryColumns } from "../../src/workbook/table.ts";
import { readContent } from "../../templates/content.ts";

const headings = entryColumns(baselines)
  .map(([, { title }]) => title)
  .join("\t");

/** A folder that holds one file of content. */
function folderWith(file: string, text: string): string {
  const folder = mkdtempSync(join(tmpdir(), "content-"));
  writeFileSync(join(folder, file), text);
  return folder;
}

test("content is read as the cells that its columns accept", () => {
  const folder = folderWith("Baselines.tsv", `${headings}\nL01\tCalls\t11800.5\t\t2026\t2026-04-01\n`);
  expect([...readContent(folder)]).toEqual([
    ["Baselines", { headers: headings.split("\t"), rows: [["L01", "Calls", 11800.5, null, "2026", 46113]] }],
  ]);
});

test("settings are read as the cells that each setting accepts", () => {
  const lines = [
    "Setting\tValue",
    "Council\t1974",
    "First financial year\t2027",
    "Planning round 1 closes\t2026-04-01",
    "Service\t",
  ];
  expect(readContent(folderWith("Settings.tsv", lines.join("\n"))).get("Settings")).toEqual({
    headers: ["Setting", "Value"],
    rows: [
      ["Council", "1974"],
      ["First financial year", 2027],
      ["Planning round 1 closes", 46113],
      ["Service", null],
    ],
  });
});

test.each([
  ["Baselines.tsv", `Ref\tCounted\nL01\tCalls\n`, "Baselines.tsv must be headed: Ref\tWhat is counted"],
  ["Baselines.tsv", `${headings}\nL01\tCalls\n`, "Baselines.tsv line 2: 2 fields under 6 headings"],
  [
    "Baselines.tsv",
    `${headings}\nL01\tCalls\tmany\t\t\t\n`,
    "Baselines.tsv line 2: “many” does not fit Quantity a year",
  ],
  [
    "Baselines.tsv",
    `${headings}\nL01\tCalls\t1\t\t\tspring\n`,
    "Baselines.tsv line 2: “spring” does not fit Date",
  ],
  ["Settings.tsv", "Setting\tValue\nColour\tblue\n", "Settings.tsv line 2: there is no setting “Colour”"],
  ["Colours.tsv", "Ref\n", "Colours.tsv is named after no table"],
])("content that does not fit the description is refused with its place: %s", (file, text, message) => {
  expect(() => readContent(folderWith(file, text))).toThrow(message);
});
