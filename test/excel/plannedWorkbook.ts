import type { Cell, Grids } from "../../src/workbook/grid.ts";
import { type SmallTable, smallWorkbook } from "./smallWorkbook.ts";

const portfolio: SmallTable = {
  name: "Portfolio",
  sheet: "7 Portfolio",
  headings: ["Decision", "Ref", "Reason", "Value", "Twice", "My note"],
  formats: ["@", "@", "@", "£#,##0.00", "0.00", "General"],
  formulas: { Twice: "Portfolio[[#This Row],[Value]]*2" },
  rows: [
    ["Fund", "P01", "It pays.", 100, { formula: "Portfolio[[#This Row],[Value]]*2", result: 200 }, "ours"],
    ["Hold", "P02", "=cheap", 50.5, { formula: "Portfolio[[#This Row],[Value]]*2", result: 101 }, null],
    ["Hold", "P03", null, null, { formula: "Portfolio[[#This Row],[Value]]*2", result: 0 }, "mine"],
  ],
  beside: { A20: "A line far below" },
};

const actions: SmallTable = {
  name: "Actions",
  sheet: "Action plan",
  headings: ["Ref", "Action", "Start", "Status"],
  formats: ["@", "@", "d mmmm yyyy", "@"],
  rows: [["P01-1", "Train", new Date(Date.UTC(2026, 3, 1)), "Done"]],
};

const checks: SmallTable = {
  name: "Checks",
  sheet: "Checks",
  headings: ["Kind", "What", "Detail"],
  formats: ["@", "@", "@"],
  rows: [["Stamp", "plan", "before"]],
};

/** The names of the tables that are written, the one with the stamp last. */
export const resultNames = ["Portfolio", "Actions", "Checks"] as const;

/** A workbook with a plan in it: three result tables, a calculated column, and a column of the officer's own. */
export const plannedWorkbook = (change: Partial<SmallTable> = {}): Promise<Uint8Array> =>
  smallWorkbook([portfolio, actions, checks].map((table) => ({ ...table, ...change })));

/** Rows of a new portfolio. */
const newPortfolio: readonly (readonly Cell[])[] = [
  ["Fund", "P02", "+1 for the council", 1250.5],
  ["Fund", "P01", "'quoted", 0.1],
  ["Hold", "P04", "-", -3],
  ["Hold", "00123", "TRUE", 0],
  ["Blocked", "1-2", "@all", null],
];

/** Another plan for the same workbook: a longer portfolio, no actions, another stamp. */
export const newPlan = (): Grids =>
  new Map([
    ["Portfolio", { headers: ["Decision", "Ref", "Reason", "Value"], rows: newPortfolio }],
    ["Actions", { headers: ["Ref", "Action", "Start", "Status"], rows: [] }],
    [
      "Checks",
      {
        headers: ["Kind", "What", "Detail"],
        rows: [
          ["Look at", "=1+1", null],
          ["Stamp", "plan", "after"],
        ],
      },
    ],
  ]);
