import { expect, test } from "vitest";
import type { Grid, Grids } from "../../src/workbook/grid.ts";
import { handOver, takeOver } from "../../taskpane/work/handover.ts";

const corner = { sheet: "6 Costs", row: 4, column: 1 };
const costs: Grid = {
  headers: ["Ref", "Year 0"],
  rows: [
    ["C1", 20],
    ["C2", null],
  ],
  corner,
};
const roles: Grid = { headers: ["Role"], rows: [["Clerk"]], corner: { ...corner, sheet: "Roles" } };
const before: Grids = new Map([
  ["Costs", costs],
  ["Roles", roles],
]);

const changes: readonly (readonly [what: string, of: Grid])[] = [
  ["a cell that was emptied", { ...costs, rows: [["C1", null], ...costs.rows.slice(1)] }],
  ["a number that became its text", { ...costs, rows: [["C1", "20"], ...costs.rows.slice(1)] }],
  ["a row more", { ...costs, rows: [...costs.rows, ["C3", null]] }],
  ["a row less", { ...costs, rows: costs.rows.slice(1) }],
  ["a heading of another name", { ...costs, headers: ["Ref", "Year 1"] }],
  ["a column more", { ...costs, headers: [...costs.headers, "Note"] }],
  ["a sheet of another name", { ...costs, corner: { ...corner, sheet: "Costs" } }],
  ["a row put in above", { ...costs, corner: { ...corner, row: 5 } }],
  ["a column put in before", { ...costs, corner: { ...corner, column: 2 } }],
];

test.each(changes)("Of %s the table is handed over, and no other", (_, of) => {
  const now = new Map([...before, ["Costs", of]]);
  const handover = structuredClone(handOver(before, structuredClone(now)));
  expect([...handover.changed.keys()]).toEqual(["Costs"]);
  expect([...takeOver(before, handover)]).toEqual([...now]);
});

test("Of a workbook that is as it was nothing is handed over, and a table that has gone is not kept", () => {
  expect(handOver(before, structuredClone(before)).changed.size).toBe(0);
  const now = new Map([["Roles", roles]]);
  expect([...takeOver(before, handOver(before, now))]).toEqual([...now]);
});

test("Who has nothing yet is handed everything", () => {
  expect([...takeOver(new Map(), handOver(new Map(), before))]).toEqual([...before]);
});
