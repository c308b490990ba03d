import { describe, expect, it, test } from "vitest";
import { appraise } from "../src/appraise.ts";
import { buildTemplate } from "../src/file/build/buildTemplate.ts";
import { readBook } from "../src/file/lint/book.ts";
import { readWorkbook } from "../src/file/read/readWorkbook.ts";
import { openParts } from "../src/file/write/parts.ts";
import { writeTables } from "../src/file/write/writeTables.ts";
import type { Day } from "../src/units.ts";
import type { Cell, Grids } from "../src/workbook/grid.ts";
import { contentOf, here } from "../templates/sources.ts";
import { builtWorkbook } from "./file/builtWorkbooks.ts";
import { hasLibreOffice, recalculatedWorkbook } from "./file/judges.ts";

/** What each formula cell shows, by sheet and place, as stored. */
function shownIn(bytes: Uint8Array): ReadonlyMap<string, string> {
  const { sheets, strings } = readBook(bytes);
  return new Map(
    sheets.flatMap(({ name, cells }) =>
      cells
        .filter(({ formula }) => formula !== undefined)
        .map(({ place, kind, value = "" }) => [
          `${name}!${place}`,
          kind === "s" ? (strings[Number(value)] ?? "") : value,
        ]),
    ),
  );
}

/** Numbers agree to nine figures, which is far more than any is shown or compared to; words agree letter by letter. */
function agree(one: string, other: string): boolean {
  if (one === other) return true;
  const [a, b] = [Number(one), Number(other)];
  return one !== "" && other !== "" && Math.abs(a - b) <= 1e-9 * Math.max(1, Math.abs(a));
}

/** The formula cells that LibreOffice works out otherwise than they say. */
async function differences(bytes: Uint8Array): Promise<readonly string[]> {
  const ours = shownIn(bytes);
  const theirs = shownIn(await recalculatedWorkbook(bytes));
  expect(theirs.size).toBe(ours.size);
  return [...ours].flatMap(([place, value]) => {
    const other = theirs.get(place);
    return other !== undefined && agree(value, other)
      ? []
      : [`${place}: ${value} here, ${other ?? "no formula"} there`];
  });
}

/** The worked example with rows replaced by others, by heading. */
function exampleWith(changes: Readonly<Record<string, readonly Readonly<Record<string, Cell>>[]>>): Grids {
  const content = new Map(contentOf(here("example")));
  for (const [name, rows] of Object.entries(changes)) {
    const headers = content.get(name)?.headers ?? [];
    content.set(name, { headers, rows: rows.map((row) => headers.map((heading) => row[heading] ?? null)) });
  }
  return content;
}

/** What officers do that nobody asked for: unknown names, rows half filled, the same area twice, claims too large. */
const awkward = exampleWith({
  Areas: [
    { Ref: "A01", Area: "Libraries", Kind: "Service", Decision: "Go" },
    { Ref: "A02", Area: "Library services", Kind: "Activity", Decision: "Go", "Same as": "Libraries" },
    { Ref: "A03", Area: "What’s on?", Kind: "Activity", Decision: "Go" },
    { Ref: "A05", Area: 'Parks "and" trees', Kind: "Service", Decision: "Park", "Same as": "Nowhere" },
  ],
  Objectives: [
    {
      Ref: "O01",
      Area: "library services",
      Objective: "Lend more",
      Outcome: "More reading",
      Importance: 80,
      Measure: "Loans",
      Baseline: 0,
      Target: 10,
      "Target date": 46500,
    },
    { Ref: "O02", Area: "A03", Objective: "Tell people", Outcome: "  ", Importance: 20 },
    { Ref: "O03", Area: "Nowhere", Objective: "Lost", Outcome: "None", Importance: 50 },
  ],
  Mapping: [
    {
      Ref: "M001",
      Area: "Libraries",
      Objective: "Lend more",
      Tool: "T01",
      Family: "Reputation",
      Contribution: 50,
      "Evidence grade": 3,
      Project: " p01 ",
    },
    {
      Ref: "M002",
      Area: "A02",
      Objective: "O01",
      Tool: "T02",
      Family: "Reputation",
      Contribution: 50,
      "Evidence grade": 3,
      Project: "Reading for all",
    },
    {
      Ref: "M003",
      Area: "A03",
      Objective: "Tell people",
      Family: "Social impact",
      Contribution: 100,
      Project: "Nobody's",
    },
  ],
  Projects: [
    { Ref: "P01", Project: "Reading for all", "Start year": 0 },
    { Ref: "P02", Project: "Nothing yet", "Start year": 2 },
  ],
  Costs: [
    {
      Ref: "C001",
      Project: "P01",
      Role: "No such role",
      Kind: "Other",
      Funding: "Revenue",
      Unit: "Days",
      "Year 0": 3,
    },
    {
      Ref: "C002",
      Project: "Reading for all",
      Role: "x",
      Kind: "Other",
      Funding: "In kind",
      Unit: "£",
      "Year 1": 0.335,
      "Evidence grade": 6,
    },
    { Ref: "C003", Project: "Lost", Kind: "Other", Unit: "£", "Year 0": 100 },
  ],
  Baselines: [{ Ref: "L01", "What is counted": "Loans", "Quantity a year": 10 }],
  Benefits: [
    {
      Ref: "B001",
      Project: "P01",
      Objective: "O01",
      Family: "Social impact",
      "What improves": "Loans",
      Kind: "Cashable",
      Baseline: "loans",
      "Unit value": 3,
      "Year 0": 8,
      "Year 1": 8,
      "Would happen anyway": 0.25,
      "Evidence grade": 2,
    },
    {
      Ref: "B002",
      Project: "P01",
      Objective: "Lend more",
      Family: "Responsiveness",
      "What improves": "Loans",
      Kind: "Public value",
      Baseline: "L01",
      "Unit value": 3,
      "Year 0": 4,
      "Evidence grade": 9,
    },
  ],
  Risks: [
    { Ref: "R001", Project: "P01", Risk: "Late", Likelihood: 5, "Loss if it happens": 99.99 },
    { Ref: "R002", Project: "P01", Risk: "Lost", Likelihood: 4, Impact: 3, "Likelihood after": " " },
  ],
});

describe.runIf(hasLibreOffice)("LibreOffice and this workbook's own figures", () => {
  it.each(["twintrack.xlsx", "worked-example.xlsx"] as const)(
    "agree in every formula cell of %s",
    async (file) => {
      expect(await differences(builtWorkbook(file))).toEqual([]);
    },
  );

  it("agree in every formula cell of the worked example with its plan written in", async () => {
    const bytes = builtWorkbook("worked-example.xlsx");
    const { grids } = readWorkbook(bytes);
    const { results } = appraise(grids, { day: "2026-11-22" as Day });
    const planned = writeTables(bytes, results);
    expect(Number(shownIn(planned).get("7 Years!J7"))).toBeGreaterThan(0);
    expect(await differences(planned)).toEqual([]);
  });

  it("agree where rows are half filled, names unknown, claims too large and areas listed twice", async () => {
    const bytes = await buildTemplate(awkward, { title: "Awkward", guide: { scale: [], sources: [] } });
    expect(shownIn(bytes).get("4 Mapping!N6")).toBe("P01");
    expect(shownIn(bytes).get("4 Mapping!N8")).toBe("?");
    // A space is no judgement: the risk stands after its response where it stood before.
    for (const square of ["F8", "F13"]) expect(shownIn(bytes).get(`6 Risk grid!${square}`)).toBe("1");
    expect(await differences(bytes)).toEqual([]);
  });

  it("would be seen to differ: a wrong figure put into the file is worked out again", async () => {
    const parts = openParts(builtWorkbook("worked-example.xlsx"));
    const evaluation = "xl/worksheets/sheet7.xml";
    const planted = parts.text(evaluation).replace(/(<c r="D6"[^>]*>.*?<v>)[^<]*/, "$1999999");
    parts.replace(evaluation, planted);
    const found = await differences(parts.pack());
    expect(found).toHaveLength(1);
    expect(found[0]).toContain("6 Evaluation!D6: 999999 here");
  });
});

test.runIf(!hasLibreOffice)("LibreOffice is not here, so what it makes of the workbooks is left out", () => {
  process.stdout.write("LibreOffice is not installed: its check of every formula is left out.\n");
});
