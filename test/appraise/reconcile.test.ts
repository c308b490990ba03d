import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { checkWorkbook } from "../../src/appraise/check.ts";
import { reconcile } from "../../src/appraise/reconcile.ts";
import { appraise } from "../../src/appraise.ts";
import { readWorkbook } from "../../src/file/read/readWorkbook.ts";
import type { Day } from "../../src/units.ts";
import type { Grid, Grids } from "../../src/workbook/grid.ts";
import { EXAMPLE, rowsOf } from "../cli/workbooks.ts";
import { wholeWorkbook } from "../templates/whole.ts";

const example = readWorkbook(new Uint8Array(readFileSync(EXAMPLE))).grids;
const reconciled = (grids: Grids) => reconcile(checkWorkbook(grids), grids);
const messages = (grids: Grids) => (reconciled(grids)?.absences ?? []).map(({ message }) => message);

/** A workbook with one table changed. */
const withTable = (name: string, change: (grid: Grid) => Grid): Grids =>
  new Map(example).set(name, change(example.get(name) as Grid));

describe("comparing formulas with the engine", () => {
  const whole = reconciled(example);

  test("the worked example's formulas are all there, and none differs", () => {
    expect(whole?.absences).toEqual([]);
    expect(whole?.differences).toEqual([]);
    expect(whole?.compared).toBeGreaterThan(1000);
  });

  test("a calculated column that is missing is said once, and its cells are not counted", () => {
    const renamed = withTable("Costs", (grid) => ({
      ...grid,
      headers: grid.headers.map((heading) => (heading === "Present value" ? "PV" : heading)),
    }));
    const lines = checkWorkbook(renamed).figures?.lines.costs.size ?? 0;
    expect(lines).toBeGreaterThan(0);
    expect(reconciled(renamed)?.compared).toBe((whole?.compared ?? 0) - lines);
    expect(messages(renamed)).toEqual([
      "The calculated column Present value of the table Costs is missing, and not compared with the engine",
    ]);
  });

  test("a project beyond the rows of Evaluation is named, and its figures are not counted", () => {
    const short = withTable("Evaluation", (grid) => ({ ...grid, rows: grid.rows.slice(1) }));
    const ref = String(rowsOf(example, "Evaluation")[0]?.Ref);
    expect(messages(short)).toEqual([
      `${ref} has no row in the table Evaluation, and no formula to compare with the engine; make the table longer`,
    ]);
    expect(reconciled(short)?.compared).toBeLessThan(whole?.compared ?? 0);
  });

  test("cells that hold no formulas at all are no comparisons", () => {
    const grids = wholeWorkbook("example");
    expect(reconciled(grids)).toMatchObject({ compared: 0, differences: [] });
    expect(messages(grids)).toContain(
      "The table Evaluation is missing, and nothing of the projects is compared with the engine",
    );
    const { results } = appraise(grids, { day: "2026-11-22" as Day, draws: 0 });
    const what = rowsOf(results, "Checks").map((row) => row.What);
    expect(what).toContain("0 formulas compared with the engine; 0 differ.");
    expect(what).toEqual(expect.arrayContaining(messages(grids)));
  });
});
