import type { Checked } from "../../src/appraise/check.ts";
import { addressOf, inOnePiece } from "../../src/workbook/address.ts";
import type { Grids, Issue, Place } from "../../src/workbook/grid.ts";
import { tables } from "../../src/workbook/index.ts";
import { gates } from "../../src/workbook/principles.ts";
import { headingPositions, isFilled } from "../../src/workbook/table.ts";
import { comparable } from "../../src/workbook/words.ts";

/** Something said of one cell, with the cell as an officer says it. */
export interface Note {
  readonly message: string;
  readonly place: Place;
  /** `6 Costs!G14`, or the sheet alone where the column is missing. */
  readonly at: string;
  /** The ref of its row; null where the row has none. */
  readonly ref: string | null;
  /** The tactic, 1 to 7, that its sheet belongs to; null for settings and lists. */
  readonly stage: number | null;
}

/** What a gate says of the project that it holds back. */
export interface HeldNote extends Note {
  readonly project: string;
  readonly name: string;
  readonly gate: string;
  readonly asks: string;
  /** Passed all the same, by a named and dated decision. */
  readonly overridden: boolean;
}

/** Everything that checking has to say, in the order of the sheets: to put right, held back, worth a look. */
export interface Notes {
  readonly issues: readonly Note[];
  readonly held: readonly HeldNote[];
  readonly findings: readonly Note[];
}

/** What the row is called in its table, where its table has refs. */
function refOf(table: string, row: number, grids: Grids): string | null {
  const title = KEY_OF.get(table);
  const grid = grids.get(table);
  const at = title === undefined ? undefined : grid && headingPositions(grid).get(comparable(title));
  const ref = grid?.rows[row]?.[at ?? -1];
  return isFilled(ref) ? String(ref) : null;
}

const KEY_OF = new Map(
  tables.flatMap(({ name, key, prefix, columns }) => {
    const title = prefix === "" ? undefined : columns[key ?? ""]?.title;
    return title === undefined ? [] : [[name, title] as const];
  }),
);
const STAGE_OF = new Map(tables.map(({ name, sheet }) => [name, stageOfSheet(sheet)]));

/** The tactic that a sheet belongs to, by the number its name begins with: "6 Costs" → 6, "Policy" → null. */
export function stageOfSheet(sheet: string): number | null {
  const number = Number.parseInt(sheet, 10);
  return Number.isNaN(number) ? null : number;
}

/** What checking found, each with its address. */
export function notesOf({ issues, held, findings, facts }: Checked, grids: Grids): Notes {
  const note = (issue: Issue): Note => noteAt(issue, issue.message, grids);
  const names = new Map(facts.projects.map(({ project }) => [project.ref, project.project]));
  return {
    issues: issues.map(note),
    findings: findings.map(note),
    held: held.map((each) => ({
      ...note(each),
      project: each.project,
      name: names.get(each.project) ?? "",
      gate: each.gate,
      asks: gates.find(({ gate }) => gate === each.gate)?.title ?? "",
      overridden: each.overridden,
    })),
  };
}

/** A note on a place of the workbook. */
export const noteAt = ({ table, row, column }: Place, message: string, grids: Grids): Note => ({
  message,
  place: { table, row, column },
  at: inOnePiece(addressOf({ table, row, column }, grids)),
  ref: refOf(table, row, grids),
  stage: STAGE_OF.get(table) ?? null,
});
