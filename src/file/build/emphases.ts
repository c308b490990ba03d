import { columnLetters } from "../../workbook/grid.ts";
import { RISK_STEPS } from "../../workbook/sheets/riskGrid.ts";
import type { Table } from "../../workbook/table.ts";
import { HEADING_ROW, LAST_ROW } from "./choices.ts";
import type { PlannedEmphasis } from "./plan.ts";

/** A word in a column, and the look it gives its cell or its whole row. */
interface WordRule {
  readonly table: string;
  readonly column: string;
  readonly words: readonly string[];
  readonly look: PlannedEmphasis["look"];
  readonly wholeRow?: boolean;
}

/** A condition on a column's cell and on the cell of another column in its row, and the look it gives the cell. */
interface FigureRule {
  readonly table: string;
  readonly column: string;
  readonly beside: string;
  readonly when: (cell: string, beside: string) => string;
  readonly look: PlannedEmphasis["look"];
}

// biome-ignore format: reads as a table
const wordRules: readonly WordRule[] = [
  { table: "Areas",     column: "decision", words: ["Park"],                       look: "quiet", wholeRow: true },
  { table: "Tools",     column: "policy",   words: ["Cleared"],                    look: "good" },
  { table: "Tools",     column: "policy",   words: ["Conditions"],                 look: "wait" },
  { table: "Tools",     column: "policy",   words: ["Not yet"],                    look: "bad" },
  { table: "Portfolio", column: "decision", words: ["Fund"],                       look: "good" },
  { table: "Portfolio", column: "decision", words: ["Hold"],                       look: "wait" },
  { table: "Portfolio", column: "decision", words: ["Blocked"],                    look: "bad" },
  { table: "Actions",   column: "standing", words: ["No longer in the portfolio", "No longer needed"], look: "quiet", wholeRow: true },
  { table: "KPIs",      column: "standing", words: ["No longer in the portfolio", "No longer needed"], look: "quiet", wholeRow: true },
  { table: "KPIs",      column: "onTrack",  words: ["Met", "On the way"],          look: "good" },
  { table: "KPIs",      column: "onTrack",  words: ["No change yet"],              look: "wait" },
  { table: "KPIs",      column: "onTrack",  words: ["Going the wrong way"],        look: "bad" },
  { table: "Checks",    column: "kind",     words: ["Put right", "Difference"],    look: "bad" },
  { table: "Checks",    column: "kind",     words: ["Held back", "Look at"],       look: "wait" },
];

const riskSquares: readonly FigureRule[] = RISK_STEPS.flatMap((step) => {
  const square = { table: "RiskGrid", column: `likelihood${step}`, beside: "impact" };
  return [
    { ...square, when: (cell) => `AND(ISNUMBER(${cell}),${cell}=0)`, look: "quiet" },
    { ...square, when: (cell, impact) => `AND(${cell}>0,${step}*${impact}>Appetite)`, look: "bad" },
    { ...square, when: (cell, impact) => `AND(${cell}>0,${step}*${impact}<=Appetite)`, look: "wait" },
  ] satisfies FigureRule[];
});
const figureRules: readonly FigureRule[] = [...riskSquares];

/** The looks of a table that depend on its cells; they reach as far down as its drop-downs. */
export function emphasesOf(table: Table): readonly PlannedEmphasis[] {
  const keys = Object.keys(table.columns);
  const placeOf = (column: string): number => {
    const at = keys.indexOf(column) + 1;
    if (at === 0) throw new RangeError(`no column ${column} in ${table.name}`);
    return at;
  };
  const firstCell = (column: string) => `$${columnLetters(placeOf(column))}${HEADING_ROW + 1}`;
  const below = (left: number, right = left) => ({ left, right, top: HEADING_ROW + 1, bottom: LAST_ROW });
  const words = wordRules
    .filter((rule) => rule.table === table.name)
    .map(({ column, words, look, wholeRow = false }): PlannedEmphasis => {
      const tests = words.map((word) => `${firstCell(column)}="${word}"`);
      return {
        area: wholeRow ? below(1, keys.length) : below(placeOf(column)),
        when: tests.length === 1 ? (tests[0] ?? "") : `OR(${tests.join(",")})`,
        look,
      };
    });
  const figures = figureRules
    .filter((rule) => rule.table === table.name)
    .map(
      ({ column, beside, when, look }): PlannedEmphasis => ({
        area: below(placeOf(column)),
        when: when(firstCell(column), firstCell(beside)),
        look,
      }),
    );
  return [...words, ...figures];
}
