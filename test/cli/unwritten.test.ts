import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { readWorkbook } from "../../src/file/read/readWorkbook.ts";
import { openParts } from "../../src/file/write/parts.ts";
import { EXAMPLE, edited, folder, rowsOf, twintrack } from "./workbooks.ts";

test("where no portfolio can be chosen, no file is written, and the answer says so", async () => {
  const path = edited(EXAMPLE, { set: [["Settings", "Council", "Value", null]] });
  const output = join(folder(), "Planned.xlsx");
  const ran = await twintrack("plan", path, "-o", output, "--draws", "0");
  expect(ran.code).toBe(1);
  expect(ran.answer).toContain("No portfolio was chosen");
  expect(ran.answer).toContain("No file was written.");
  expect(existsSync(output)).toBe(false);
  const inJson = await twintrack("plan", path, "-o", output, "--json", "--draws", "0");
  expect(JSON.parse(inJson.answer)).toMatchObject({ portfolio: null, written: null });
});

test("a result table that somebody renamed is named in the answer and on Checks", async () => {
  const parts = openParts(new Uint8Array(readFileSync(EXAMPLE)));
  const part = [...parts.opened.entries.keys()].find(
    (name) => name.startsWith("xl/tables/") && parts.text(name).includes('displayName="Actions"'),
  ) as string;
  parts.replace(part, parts.text(part).replaceAll('="Actions"', '="Deeds"'));
  const path = join(folder(), "Renamed.xlsx");
  writeFileSync(path, parts.pack());
  const output = join(folder(), "Planned.xlsx");
  const ran = await twintrack("plan", path, "-o", output, "--draws", "0");
  const sentence =
    "The table Actions is missing, so the sheet Action plan was not written; get a new template or put the sheet back";
  expect(ran.code).toBe(1);
  expect(ran.answer).toContain(sentence);
  const { grids } = readWorkbook(new Uint8Array(readFileSync(output)));
  expect(rowsOf(grids, "Checks").map(({ What }) => What)).toContain(sentence);
});
