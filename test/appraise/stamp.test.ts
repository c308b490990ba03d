import { describe, expect, test } from "vitest";
import { fingerprint } from "../../src/appraise/stamp.ts";
import { appraise } from "../../src/appraise.ts";
import type { Day } from "../../src/units.ts";
import type { Cell, Grid, Grids } from "../../src/workbook/grid.ts";
import { rowsOf } from "../cli/workbooks.ts";
import { wholeWorkbook } from "../templates/whole.ts";

const example = wholeWorkbook("example");
const plan = (grids: Grids, day = "2026-11-22", draws = 0) => appraise(grids, { day: day as Day, draws });
const withRows = (grids: Grids, name: string, change: (rows: Grid["rows"]) => Grid["rows"]): Grids => {
  const grid = grids.get(name) as Grid;
  return new Map(grids).set(name, { ...grid, rows: change(grid.rows) });
};
const setting = (name: string, value: Cell, grids = example): Grids =>
  withRows(grids, "Settings", (rows) => rows.map((row) => (row[0] === name ? [name, value] : row)));
const stampRows = (results: Grids) =>
  rowsOf(results, "Checks").filter(({ Kind, Detail }) => Kind === "Stamp" && Detail !== null);

describe("the fingerprint of the entries", () => {
  test.each<[string, Grids]>([
    ["a calculated setting", withRows(example, "Settings", (rows) => [...rows, ["Factor year 1", 0.966]])],
    ["a setting left empty", withRows(example, "Settings", (rows) => [...rows, ["Planning round 9", null]])],
    ["a row that only offers a ref", withRows(example, "Costs", (rows) => [...rows, ["C999", null, " "]])],
  ])("%s does not change it", (_, grids) => {
    expect(fingerprint(grids)).toBe(fingerprint(example));
  });

  test.each<[string, Grids]>([
    ["a setting", setting("Seed", 77)],
    ["a row", withRows(example, "Costs", (rows) => rows.slice(1))],
    ["the order of rows", withRows(example, "Costs", (rows) => [...rows].reverse())],
  ])("%s changes it", (_, grids) => {
    expect(fingerprint(grids)).not.toBe(fingerprint(example));
  });
});

describe("the stamp", () => {
  test("it says how many draws the plan was made with", () => {
    const drawsOf = (results: Grids) => stampRows(results).find(({ What }) => What === "Draws")?.Detail;
    expect(drawsOf(plan(example, "2026-11-22", 20).results)).toBe("20");
    expect(drawsOf(plan(example).results)).toBe("0");
  });

  test("without a plan, the stamp of the earlier plan stays and the checks say so", () => {
    const before = plan(example).results;
    const broken = setting("Council", null, new Map([...example, ...before]));
    const after = plan(broken, "2027-03-01");
    expect(after.plan).toBeNull();
    expect([...after.results.keys()]).toEqual(["Checks"]);
    expect(stampRows(after.results)).toEqual(stampRows(before));
    expect(stampRows(before).map(({ Detail }) => Detail)).toContain("22 November 2026");
    expect(rowsOf(after.results, "Checks")[0]).toMatchObject({
      Kind: "Put right",
      What: "No portfolio was chosen: settings, or a table that every figure rests on, have to be put right first. The plan on the sheets, if there is one, is of an earlier day.",
    });
    expect(stampRows(plan(setting("Council", null)).results)).toEqual([]);
  });

  test("a result table that is missing is said on the checks", () => {
    const whole = new Map([...example, ...plan(example).results]);
    const said = (grids: Grids) =>
      rowsOf(plan(grids).results, "Checks").filter(({ What }) => String(What).includes("was not written"));
    expect(said(whole)).toEqual([]);
    expect(said(new Map([...whole].filter(([name]) => name !== "Actions")))).toMatchObject([
      {
        Kind: "Put right",
        What: "The table Actions is missing, so the sheet Action plan was not written; get a new template or put the sheet back",
      },
    ]);
  });
});
