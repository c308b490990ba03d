import { expect, test } from "vitest";
import { checkWorkbook } from "../../src/appraise/check.ts";
import { lintWorkbook } from "../../src/appraise/lint/lint.ts";
import type { Day } from "../../src/units.ts";
import { readEntries } from "../../src/workbook/entries.ts";
import { gatherFacts } from "../../src/workbook/facts.ts";
import type { Cell, Grids } from "../../src/workbook/grid.ts";
import { kpis } from "../../src/workbook/sheets/kpis.ts";
import { columnsOf } from "../../src/workbook/table.ts";
import { wholeWorkbook } from "../templates/whole.ts";

type Edit = readonly [table: string, row: number, column: string, value: Cell];

/** The worked example with cells changed. */
function changed(...edits: Edit[]): Grids {
  const grids = new Map(wholeWorkbook("example"));
  for (const [table, row, column, value] of edits) {
    const grid = grids.get(table);
    if (grid === undefined) throw new Error(table);
    const at = grid.headers.indexOf(column);
    if (at < 0) throw new Error(`${table} has no ${column}`);
    grids.set(table, {
      ...grid,
      rows: grid.rows.map((cells, r) =>
        r === row ? cells.map((cell, c) => (c === at ? value : cell)) : cells,
      ),
    });
  }
  return grids;
}

const found = (grids: Grids, day: Day | null = null) =>
  lintWorkbook({ grids, day, facts: gatherFacts(readEntries(grids).entries) }).map(
    ({ table, row, column, message }) => `${table} ${row} ${column}: ${message}`,
  );

const years = (table: string, row: number, amounts: readonly number[]): Edit[] =>
  amounts.map((amount, year) => [table, row, `Year ${year}`, amount]);
const column = (grids: Grids, table: string, title: string) => {
  const grid = grids.get(table);
  return grid?.rows.map((cells) => cells[grid.headers.indexOf(title)]) ?? [];
};
const example = wholeWorkbook("example");
const baseline = column(example, "Benefits", "Baseline").findIndex((cell) => cell !== null);
const project = String(column(example, "Mapping", "Project")[0]);
const ofProject = column(example, "Mapping", "Project").flatMap((cell, row) =>
  cell === project ? [row] : [],
);

/** Each lint with a failure of the kind that inspired it. */
const cases: readonly (readonly [failure: string, grids: Grids, said: RegExp, day: Day | null])[] = [
  [
    "a nought too many in one year",
    changed(...years("Costs", 0, [1200, 1250, 12500, 1300, 1240])),
    /^Costs 0 Year 2: 12,500 is about 10 times its neighbours/,
    null,
  ],
  [
    "pence typed for pounds",
    changed(...years("Costs", 1, [900, 95000, 950, 980, 940])),
    /^Costs 1 Year 1: 95,000 is about 100 times/,
    null,
  ],
  [
    "a day rate a tenth of the others",
    changed(["Roles", 0, "Day rate", 23]),
    /^Roles 0 Day rate: £23 a day is about a tenth/,
    null,
  ],
  [
    "a benefit larger than its baseline",
    changed(["Benefits", baseline, "Year 2", 9_000_000]),
    new RegExp(`^Benefits ${baseline} Year 2: .* claims 9,000,000 of`),
    null,
  ],
  [
    "prices of another year",
    changed(["Settings", 4, "Value", 2026], ["Costs", 0, "Source", "Supplier's offer, 2023 prices"]),
    /^Costs 0 Source: The source speaks of 2023 prices, and Settings of 2026/,
    null,
  ],
  [
    "one guess put in all down a column",
    changed(
      ...column(example, "Risks", "Loss if it happens").map(
        (_, row): Edit => ["Risks", row, "Loss if it happens", 5000],
      ),
    ),
    /^Risks 0 Loss if it happens: 5,000 stands \d+ times/,
    null,
  ],
  [
    "the same words copied over unlike lines",
    changed(
      ...column(example, "Mapping", "How it helps")
        .slice(0, 30)
        .map((_, row): Edit => ["Mapping", row, "How it helps", "It helps a lot"]),
    ),
    /^Mapping 0 How it helps: The same words stand on 30 lines/,
    null,
  ],
  [
    "every contribution at the top",
    changed(...ofProject.map((row): Edit => ["Mapping", row, "Contribution", 100])),
    /Every line of P\d+ contributes 100/,
    null,
  ],
  [
    "two names a letter apart",
    changed(["Roles", 1, "Role", `${column(example, "Roles", "Role")[0]}s`]),
    /nearly the same; are they two\?/,
    null,
  ],
  [
    "measures that stop at followers",
    changed(
      ...column(example, "Objectives", "Level").map((_, row): Edit => ["Objectives", row, "Level", "Output"]),
    ),
    /Every measure of P01 stops at outputs; what will be different/,
    null,
  ],
  [
    "a review before the project begins",
    changed(["Projects", 0, "Review date", 44000]),
    /^Projects 0 Review date: .* would be reviewed before it begins/,
    null,
  ],
  [
    "planning rounds the wrong way round",
    changed(["Settings", 31, "Value", 46800], ["Settings", 32, "Value", 46700]),
    /closes no later than round/,
    null,
  ],
  [
    "a target date that has passed",
    changed(["Objectives", 0, "Target date", 44000]),
    /^Objectives 0 Target date: .* was to be met on 18 June 2020, which has passed/,
    "2026-11-22" as Day,
  ],
  [
    "a review that has passed",
    changed(["Projects", 0, "Review date", 46000]),
    /^Projects 0 Review date: What P01 taught was to be looked at on 9 December 2025, which has passed/,
    "2026-11-22" as Day,
  ],
  [
    "an override dated in the future",
    changed([
      "Projects",
      column(example, "Projects", "Override gate").findIndex(Boolean),
      "Override date",
      60000,
    ]),
    /is still to come/,
    "2026-11-22" as Day,
  ],
];

test.each(cases)("lint asks about %s", (_, grids, said, day) => {
  expect(found(grids, day)).toContainEqual(expect.stringMatching(said));
  expect(found(example, day)).not.toContainEqual(expect.stringMatching(said));
});

test("lint asks about actuals typed as running totals", () => {
  const headers = columnsOf(kpis).map(([, { title }]) => title);
  const row = headers.map(
    (title): Cell =>
      title === "Target"
        ? 1200
        : /^Actual (\d+)$/.test(title)
          ? 100 * Number(title.slice(7))
          : title === "Ref"
            ? "P01-O01"
            : null,
  );
  const grids = new Map(example).set("KPIs", { headers, rows: [row] });
  expect(found(grids)).toContainEqual(
    expect.stringMatching(/^KPIs 0 Actual 12: These figures climb to the year's target like running totals/),
  );
});

test("lint changes no figure and blocks nothing", () => {
  const [edit] = cases;
  const checked = checkWorkbook(edit?.[1] ?? example);
  expect(checked.issues).toEqual([]);
  expect(checked.figures).not.toBeNull();
});
