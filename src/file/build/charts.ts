import { families } from "../../workbook/families.ts";
import { columnLetters } from "../../workbook/grid.ts";
import { evaluation } from "../../workbook/sheets/evaluation.ts";
import { frontier } from "../../workbook/sheets/frontier.ts";
import { portfolio } from "../../workbook/sheets/portfolio.ts";
import { yearly } from "../../workbook/sheets/yearly.ts";
import type { Table } from "../../workbook/table.ts";
import { quotedSheet } from "../formula/structuredReferences.ts";
import type { Chart, Series } from "./chartXml.ts";
import { HEADING_ROW } from "./choices.ts";

/** A chart as it is declared: its columns by key. */
interface Drawing extends Pick<Chart, "kind" | "title" | "acrossTitle" | "upTitle" | "alt"> {
  readonly table: Table;
  readonly across: string;
  readonly up: readonly string[];
  /** Draws no more rows than this: a table of formulas has blank rows, and they would leave the chart mostly empty. */
  readonly atMost?: number;
}

const NAVY = "12455A";
const AMBER = "C76A00";
const COLOURS = [NAVY, AMBER, "1B7F79", "7B4FA3", "8A949C"];
/** Rows between the tops of two charts on one sheet. */
const CHART_ROWS = 21;
/** How many projects a chart of the evaluation has room for. */
const SHOWN_PROJECTS = 20;

const drawings: readonly Drawing[] = [
  {
    table: frontier,
    kind: "line",
    title: "The best that each level of cash budget could do",
    across: "budget",
    up: ["value"],
    acrossTitle: "Cash budget, all five years (£)",
    upTitle: "Best value (£)",
    alt: "Line of the best value against the cash budget: each mark is a level at which the best portfolio changes. The table beside it holds the same figures.",
  },
  {
    table: portfolio,
    kind: "points",
    title: "Value against cost of each project",
    across: "cost",
    up: ["value"],
    acrossTitle: "Cost today (£)",
    upTitle: "Value (£)",
    alt: "One mark a project, its cost today across and its value up: the higher and further left, the more it yields for its cost. The table beside it holds the same figures.",
  },
  {
    table: portfolio,
    kind: "stacked",
    title: "Expected benefits of each project by family",
    across: "ref",
    up: families.map(({ key }) => key),
    acrossTitle: "Project",
    upTitle: "Benefit today (£)",
    alt: "A column for each project, divided into the five families of benefit in pounds of today. The table beside it holds the same figures.",
  },
  {
    table: yearly,
    kind: "columns",
    title: "Cost and benefit of the funded projects by year",
    across: "financial",
    up: ["cost", "benefit"],
    acrossTitle: "Financial year",
    upTitle: "Pounds, undiscounted (£)",
    alt: "Two columns for each year: what the funded projects cost and what their priced benefits are worth. The table beside it holds the same figures.",
  },
  {
    table: yearly,
    kind: "columns",
    title: "Cash used of each year's budget",
    across: "financial",
    up: ["budget", "cash"],
    acrossTitle: "Financial year",
    upTitle: "Cash (£)",
    alt: "Two columns for each year: the cash budget and what of it the funded projects use. The table beside it holds the same figures.",
  },
  {
    table: evaluation,
    kind: "columns",
    title: `Cost and benefit today of the first ${SHOWN_PROJECTS} projects`,
    across: "ref",
    up: ["cost", "benefit"],
    acrossTitle: "Project",
    upTitle: "Pounds of today (£)",
    alt: "Two columns for each project: what it costs and what its priced benefits are worth, in pounds of today. The table beside it holds the same figures.",
    atMost: SHOWN_PROJECTS,
  },
];

/** The charts of a table, to the right of it, one below the other; none for most. */
export function chartsOf(table: Table, rows: number): readonly Chart[] {
  return drawings
    .filter((drawing) => drawing.table.name === table.name)
    .map((drawing, at) => chartOf(drawing, rows, HEADING_ROW + 1 + at * CHART_ROWS));
}

function chartOf({ table, across, up, atMost, ...words }: Drawing, rows: number, row: number): Chart {
  const keys = Object.keys(table.columns);
  const column = keys.length + 2;
  const cells = (key: string, top: number, bottom: number) => {
    const at = keys.indexOf(key) + 1;
    if (at === 0) throw new RangeError(`no column ${key} in ${table.name}`);
    return { sheet: table.sheet, area: { left: at, right: at, top, bottom } };
  };
  const body = (key: string) => cells(key, HEADING_ROW + 1, HEADING_ROW + Math.min(rows, atMost ?? rows));
  const series: readonly Series[] = up.map((key, at) => ({
    name: cells(key, HEADING_ROW, HEADING_ROW),
    across: body(across),
    values: body(key),
    colour: COLOURS[at % COLOURS.length] ?? NAVY,
  }));
  const corner = `${quotedSheet(table.sheet)}!${columnLetters(column)}${row}`;
  return { ...words, column, row, corner, series };
}
