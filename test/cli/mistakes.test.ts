import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import { describe, expect, test } from "vitest";
import type { Cell } from "../../src/workbook/grid.ts";
import { EXAMPLE, edited, folder, twintrack } from "./workbooks.ts";

/** Twenty-two mistakes, each with the cell that is named and what is said of it. */
const mistakes: readonly (readonly [
  table: string,
  ref: string,
  heading: string,
  value: Cell,
  said: RegExp,
])[] = [
  [
    "Areas",
    "A01",
    "Area",
    null,
    /^1 Areas!B\d+ Fill in “Area”: the name of the process or service, as staff know it$/,
  ],
  ["Areas", "A03", "Kind", "Department", /^1 Areas!C\d+ Choose one of: Activity, Service$/],
  ["Areas", "A02", "Reach", "lots", /^1 Areas!E\d+ Enter a whole number .*this cell holds the text “lots”/],
  ["Objectives", "O02", "Importance", 140, /^2 Objectives!G\d+ Enter a number from 0 to 100$/],
  [
    "Objectives",
    "O03",
    "Area",
    "Libaries",
    /^2 Objectives!B\d+ “Libaries” is not on 1 Areas; did you mean “Libraries”\?$/,
  ],
  [
    "Objectives",
    "O04",
    "Target date",
    "31/03/2028",
    /^2 Objectives!N\d+ Enter a date, for example 31 March 2027: this cell holds the text/,
  ],
  [
    "Objectives",
    "O05",
    "Baseline",
    "#DIV/0!",
    /^2 Objectives!L\d+ This cell shows #DIV\/0!; mend its formula or type the value$/,
  ],
  ["Tools", "T02", "Audience", null, /^3 Tools!E\d+ Fill in “Audience”: who is there$/],
  ["Tools", "T03", "Policy flag", "maybe", /^3 Tools!I\d+ Choose one of: Cleared, Conditions, Not yet$/],
  ["Mapping", "M002", "Contribution", -5, /^4 Mapping!G\d+ Enter a number from 0 to 100$/],
  ["Mapping", "M003", "Evidence grade", 2.5, /^4 Mapping!H\d+ Enter a whole number from 1 to 6$/],
  ["Mapping", "M004", "Tool", "Carrier pigeon", /^4 Mapping!D\d+ “Carrier pigeon” is not on 3 Tools$/],
  [
    "Mapping",
    "M005",
    "Family",
    null,
    /^4 Mapping!F\d+ Fill in “Family”: the one family of benefit that it yields$/,
  ],
  ["Projects", "P02", "Start year", 9, /^5 Consolidation!E\d+ Enter a whole number from 0 to 4$/],
  ["Projects", "P03", "Needs", "P02, P99", /^5 Consolidation!H\d+ “P99” is not on 5 Consolidation/],
  ["Costs", "C002", "Year 1", "£1,200", /^6 Costs!I\d+ Enter a number .*“£1,200”; type 1200$/],
  ["Costs", "C003", "Role", "Nobody", /^6 Costs!C\d+ “Nobody” is not on Roles/],
  ["Benefits", "B002", "Would happen anyway", 25, /^6 Benefits!N\d+ Enter a percentage from 0% to 100%$/],
  ["Benefits", "B003", "Unit value", -2, /^6 Benefits!H\d+ Enter an amount in pounds from 0 to/],
  ["Risks", "R002", "Likelihood", 6, /^6 Risks!E\d+ Enter a whole number from 1 to 5$/],
  ["Risks", "R003", "Response", null, /^6 Risks!G\d+ Fill in “Response”: what will be done about it$/],
  ["Settings", "Budget year 2", "Value", "tbc", /^Settings!B\d+ Enter an amount in pounds .*“tbc”/],
];

test("twenty-two different mistakes are each named with sheet, cell and what to do", async () => {
  const path = edited(EXAMPLE, {
    set: mistakes.map(([table, ref, heading, value]) => [table, ref, heading, value] as const),
  });
  const { code, answer } = await twintrack("check", path, "--json");
  expect(code).toBe(1);
  const issues: string[] = JSON.parse(answer).issues.map(
    ({ sheet, cell, message }: Record<string, string>) => `${sheet}!${cell} ${message}`,
  );
  for (const [, , , , said] of mistakes) expect(issues).toContainEqual(expect.stringMatching(said));
  const plain = (await twintrack("check", path)).answer;
  expect(plain).toContain("To put right");
  expect(plain).not.toMatch(/invalid|error|please/i);
});

test("a project with something to put right is named and held back; the others are still planned", async () => {
  const path = edited(EXAMPLE, { set: [["Costs", "C001", "Year 0", "a lot"]] });
  const { code, answer } = await twintrack("plan", path, "--json", "--draws", "0");
  const plan = JSON.parse(answer);
  expect(code).toBe(1);
  const waiting = plan.projects.filter((project: { ready: boolean }) => !project.ready);
  expect(waiting).toHaveLength(1);
  expect(waiting[0].decision).toBe("Blocked");
  expect(plan.projects.some((project: { decision: string }) => project.decision === "Fund")).toBe(true);
});

describe("a file that cannot be used is refused in a sentence that names it, with nothing written", () => {
  const here = folder();
  const make = (name: string, bytes: Uint8Array | string) => {
    const path = join(here, name);
    writeFileSync(path, bytes);
    return path;
  };
  const zipped = (parts: Record<string, string>) =>
    zipSync(
      Object.fromEntries(Object.entries(parts).map(([name, text]) => [name, new TextEncoder().encode(text)])),
    );
  const types = (main: string) =>
    `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/word/document.xml" ContentType="${main}"/></Types>`;
  const officeDocument = (target: string) =>
    `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="${target}"/></Relationships>`;
  const example = new Uint8Array(readFileSync(EXAMPLE));
  mkdirSync(join(here, "A folder.xlsx"));
  const cases: readonly (readonly [what: string, path: string, said: RegExp])[] = [
    ["a missing file", join(here, "Nowhere.xlsx"), /There is no such file/],
    ["a folder", join(here, "A folder.xlsx"), /This is a folder/],
    ["an empty file", make("Empty.xlsx", ""), /empty/i],
    ["a text file", make("List.xlsx", "Area,Kind\nLibraries,Service\n"), /text|CSV/],
    [
      "a Word file",
      make(
        "Report.xlsx",
        zipped({
          "_rels/.rels": officeDocument("word/document.xml"),
          "[Content_Types].xml": types(
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml",
          ),
          "word/document.xml": "<w/>",
        }),
      ),
      /Word/,
    ],
    [
      "an old .xls",
      make(
        "Old.xlsx",
        Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, ...new Array(1024).fill(0)),
      ),
      /Excel 97|\.xls|damaged|old/i,
    ],
    ["a truncated workbook", make("Cut.xlsx", example.slice(0, example.length / 2)), /incomplete|cut/i],
    ["a workbook that is not ours", "node_modules/exceljs/package.json", /text|not a workbook/i],
  ];

  test.each(cases)("%s", async (_, path, said) => {
    for (const command of ["check", "plan"]) {
      const { code, answer, progress } = await twintrack(command, path);
      expect(code).toBe(2);
      expect(answer).toBe("");
      expect(progress).toContain(`${path}: `);
      expect(progress).toMatch(said);
      expect(progress).not.toMatch(/\n\s+at /);
    }
  });

  test("an output that exists is not written over, and with --force the earlier file is kept", async () => {
    const output = make("Plan.xlsx", "mine");
    const refused = await twintrack("plan", EXAMPLE, "-o", output, "--draws", "0");
    expect(refused.code).toBe(2);
    expect(refused.progress).toMatch(/There is such a file already/);
    expect(readFileSync(output, "utf8")).toBe("mine");
    const forced = await twintrack("plan", EXAMPLE, "-o", output, "--draws", "0", "--force");
    expect(forced.code).toBe(0);
    const kept = /The earlier file was kept as (.*)$/m.exec(forced.progress)?.[1] ?? "";
    expect(readFileSync(kept, "utf8")).toBe("mine");
  });

  test("an output over the input, or where nothing can be written, is refused", async () => {
    const copy = make("Mine.xlsx", example);
    expect(await twintrack("plan", copy, "-o", copy, "--force", "--draws", "0")).toMatchObject({
      code: 2,
      progress: expect.stringMatching(/written over itself/),
    });
    expect(new Uint8Array(readFileSync(copy))).toEqual(example);
    expect(
      await twintrack("plan", copy, "-o", join(here, "no such folder", "Plan.xlsx"), "--draws", "0"),
    ).toMatchObject({ code: 2, progress: expect.stringMatching(/folder/) });
  });
});

/** A copy of the example in which every mention of one text, in any part, reads otherwise. */
function renamed(from: string, to: string): string {
  const parts = unzipSync(new Uint8Array(readFileSync(EXAMPLE)));
  const changed = Object.entries(parts).map(
    ([name, bytes]) => [name, strToU8(strFromU8(bytes).replaceAll(from, to))] as const,
  );
  const path = join(folder(), "Renamed.xlsx");
  writeFileSync(path, zipSync(Object.fromEntries(changed)));
  return path;
}

test("a workbook whose table or column was renamed is told which one, and what it might be", async () => {
  const heading = await twintrack("check", renamed("Why no measure", "Why no measures"));
  expect(heading.answer).toContain("2 Objectives");
  expect(heading.answer).toContain(
    "The column Why no measure is missing; is it the one now headed “Why no measures”?",
  );
  const table = await twintrack("check", renamed('"Baselines"', '"Baseline_figures"'));
  expect(table.answer).toContain("The table Baselines is missing from this workbook");
});

test("an unknown option or command is refused, help is not", async () => {
  expect((await twintrack("plan")).code).toBe(2);
  expect((await twintrack("plot")).code).toBe(2);
  expect(await twintrack("plan", "--help")).toMatchObject({
    code: 0,
    answer: expect.stringContaining("Example:"),
  });
});
