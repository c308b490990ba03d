import { columnLetters } from "../../workbook/grid.ts";
import type { Table } from "../../workbook/table.ts";
import { HEADING_ROW, LAST_ROW } from "./choices.ts";
import type { PlannedEmphasis } from "./plan.ts";

/** A word in a column, and the look it gives its cell or its whole row. */
interface Rule {
  readonly table: string;
  readonly column: string;
  readonly words: readonly string[];
  readonly look: PlannedEmphasis["look"];
  readonly wholeRow?: boolean;
}

// biome-ignore format: reads as a table
const rules: readonly Rule[] = [
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
  { table: "Checks",    column: "kind",     words: ["Look at"],                    look: "wait" },
];

/** The looks of a table that depend on its words; they reach as far down as its drop-downs. */
export function emphasesOf(table: Table): readonly PlannedEmphasis[] {
  const keys = Object.keys(table.columns);
  return rules
    .filter((rule) => rule.table === table.name)
    .map(({ column, words, look, wholeRow = false }) => {
      const at = keys.indexOf(column) + 1;
      if (at === 0) throw new RangeError(`no column ${column} in ${table.name}`);
      const cell = `$${columnLetters(at)}${HEADING_ROW + 1}`;
      const tests = words.map((word) => `${cell}="${word}"`);
      return {
        area: {
          left: wholeRow ? 1 : at,
          right: wholeRow ? keys.length : at,
          top: HEADING_ROW + 1,
          bottom: LAST_ROW,
        },
        when: tests.length === 1 ? (tests[0] ?? "") : `OR(${tests.join(",")})`,
        look,
      };
    });
}
