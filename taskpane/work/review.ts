import type { Checked } from "../../src/appraise/check.ts";
import { inPercent } from "../../src/appraise/say.ts";
import { addressOf, inOnePiece } from "../../src/workbook/address.ts";
import type { Cell, Grids, Place } from "../../src/workbook/grid.ts";
import { type ResultRow, rowsByTitle } from "./resultRows.ts";

/** The plan as it stands on the result sheets. Money in pounds. */
export interface Review {
  /** "31 March 2027"; empty where no stamp was written. */
  readonly plannedOn: string;
  readonly projects: readonly ReviewedProject[];
  readonly frontier: readonly FrontierPoint[];
  readonly choice: readonly ChoiceLine[];
}

/** One project of the portfolio sheet, and the cells behind it. */
export interface ReviewedProject {
  readonly ref: string;
  readonly name: string;
  readonly decision: "Fund" | "Hold" | "Blocked";
  readonly rank: number | null;
  readonly reason: string;
  readonly change: string | null;
  /** In how many readings of weights and estimates the best portfolio holds it, 0–1. */
  readonly sure: number | null;
  readonly value: number | null;
  readonly low: number | null;
  readonly high: number | null;
  readonly cash: number | null;
  readonly override: string | null;
  /** What its worth rests on most, a sentence each. */
  readonly restsOn: readonly string[];
  readonly behind: readonly Behind[];
}

/** One line that a project's figures come from. */
export interface Behind {
  readonly what: string;
  readonly place: Place;
  readonly at: string;
}

/** One level of budget and the best that it could do. */
export interface FrontierPoint {
  readonly budget: number;
  readonly value: number;
  readonly cash: number;
  readonly count: number;
  readonly chosen: string;
  readonly isSet: boolean;
}

/** One line of what the choice rests on. */
export interface ChoiceLine {
  readonly topic: string;
  readonly what: string;
  readonly amount: number | null;
  readonly number: number | null;
  readonly words: string | null;
}

const YEARLY = [0, 1, 2, 3, 4].map((year) => `Cash year ${year}`);

/** The plan on the result sheets, in the order written; null where none is. */
export function reviewOf(checked: Checked, grids: Grids): Review | null {
  const rows = rowsByTitle(grids.get("Portfolio")).filter((row) => row("Ref") !== null);
  if (rows.length === 0) return null;
  const cases = new Map(rowsByTitle(grids.get("Cases")).map((row) => [textOf(row("Ref")), row]));
  const stamp = rowsByTitle(grids.get("Checks")).find((row) => row("What") === "Planned on");
  return {
    plannedOn: textOf(stamp?.("Detail")) ?? "",
    projects: rows.map((row) => ({
      ...projectOf(row, checked, grids),
      restsOn: restsOn(cases.get(textOf(row("Ref")))),
    })),
    frontier: rowsByTitle(grids.get("Frontier"))
      .filter((row) => typeof row("Cash budget") === "number")
      .map((row) => ({
        budget: numberOf(row("Cash budget")) ?? 0,
        value: numberOf(row("Best value")) ?? 0,
        cash: numberOf(row("Cash cost")) ?? 0,
        count: numberOf(row("Projects")) ?? 0,
        chosen: textOf(row("Which")) ?? "",
        isSet: row("Is this the budget set") === "Yes",
      })),
    choice: rowsByTitle(grids.get("Choice"))
      .filter((row) => row("What") !== null)
      .map((row) => ({
        topic: textOf(row("Topic")) ?? "",
        what: textOf(row("What")) ?? "",
        amount: numberOf(row("Pounds")),
        number: numberOf(row("Number")),
        words: textOf(row("In words")),
      })),
  };
}

function projectOf(row: ResultRow, checked: Checked, grids: Grids): Omit<ReviewedProject, "restsOn"> {
  const ref = textOf(row("Ref")) ?? "";
  const decision = row("Decision");
  const years = YEARLY.map((title) => numberOf(row(title)));
  return {
    ref,
    name: textOf(row("Project")) ?? "",
    decision: decision === "Fund" || decision === "Hold" ? decision : "Blocked",
    rank: numberOf(row("Rank")),
    reason: textOf(row("Reason")) ?? "",
    change: textOf(row("What would change it")),
    sure: numberOf(row("How sure")),
    value: numberOf(row("Value")),
    low: numberOf(row("Low value")),
    high: numberOf(row("High value")),
    cash: years.some((year) => year === null)
      ? null
      : years.reduce<number>((sum, year) => sum + (year ?? 0), 0),
    override: textOf(row("Override")),
    behind: behindOf(ref, checked, grids),
  };
}

/** How far costs and benefits could move before it is worth nothing, and the lines that move it most. */
function restsOn(row: ResultRow | undefined): readonly string[] {
  if (row === undefined) return [];
  const [costs, benefits] = ["Costs", "Benefits"].map((title) => numberOf(row(`${title} could change by`)));
  const way = (name: string, share: number | null | undefined) =>
    share === null || share === undefined
      ? []
      : [`${name} ${inPercent(Math.abs(share))} ${share > 0 ? "higher" : "lower"}`];
  const ways = [...way("costs", costs), ...way("benefits", benefits)];
  return [
    ...(ways.length === 0 ? [] : [`Net present value would come to nothing with ${ways.join(", or ")}.`]),
    ...["Largest assumption", "Second assumption", "Third assumption"].flatMap(
      (title) => textOf(row(title)) ?? [],
    ),
  ];
}

/** The lines entered about a project, stage by stage. */
function behindOf(ref: string, { facts }: Checked, grids: Grids): readonly Behind[] {
  const of = facts.projects.find(({ project }) => project.ref === ref);
  if (of === undefined) return [];
  const line = (table: string, column: string, { row, what }: { row: number; what: string }): Behind => {
    const place = { table, row, column };
    return { what, place, at: inOnePiece(addressOf(place, grids)) };
  };
  return [
    line("Projects", "Project", { row: of.project.row, what: `${ref} ${of.project.project}` }),
    ...of.lines.map((each) =>
      line("Mapping", "Contribution", {
        row: each.row,
        what: `${each.ref} ${each.family}, ${each.objective} by ${each.tool}`,
      }),
    ),
    ...of.costs.map((each) =>
      line("Costs", "Kind", { row: each.row, what: `${each.ref} ${each.kind}, ${each.role}` }),
    ),
    ...of.benefits.map((each) =>
      line("Benefits", "What improves", { row: each.row, what: `${each.ref} ${each.improves}` }),
    ),
    ...of.risks.map((each) => line("Risks", "Risk", { row: each.row, what: `${each.ref} ${each.risk}` })),
  ];
}

const textOf = (cell: Cell | undefined): string | null =>
  cell === null || cell === undefined || cell === "" ? null : String(cell);
const numberOf = (cell: Cell | undefined): number | null => (typeof cell === "number" ? cell : null);
