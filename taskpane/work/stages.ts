import type { Checked } from "../../src/appraise/check.ts";
import type { Grids, Place } from "../../src/workbook/grid.ts";
import { tables } from "../../src/workbook/index.ts";
import { type Note, type Notes, stageOfSheet } from "./notes.ts";
import { firstPlace, stageContents } from "./stageContents.ts";

/** How far a stage is. "Put right" comes before everything: what is there cannot all count. */
export type Standing = "Not started" | "In progress" | "To put right" | "Done";

/** One of the seven tactics as it stands in the workbook. */
export interface Stage {
  readonly number: number;
  readonly title: string;
  /** What it is for and what is needed, from the sheet itself. */
  readonly about: string;
  /** Its first cell to type into, or to read. */
  readonly place: Place;
  readonly standing: Standing;
  /** What is there: "17 areas, 5 go on". */
  readonly holds: string;
  readonly toPutRight: number;
  /** What is still wanted before it is done, each with the place to go to. */
  readonly wanted: readonly Note[];
}

/** The seven stages, first to last. */
export function stagesOf(checked: Checked, { issues }: Notes, grids: Grids): readonly Stage[] {
  return stageContents.map((look, at) => {
    const number = at + 1;
    const sheets = tables.filter(({ sheet }) => stageOfSheet(sheet) === number);
    const [first] = sheets;
    const { count, holds, wanted } = look(checked, grids);
    const toPutRight = issues.filter(({ stage }) => stage === number).length;
    const entered = sheets.find(({ purpose }) => purpose === "entry") ?? first;
    return {
      number,
      title: first?.sheet.replace(/^\d+ /, "") ?? "",
      about: entered?.about.replace(/^Tactic \d+\. /, "") ?? "",
      place: firstPlace(entered?.name ?? ""),
      standing: standingOf(count, toPutRight, wanted.length),
      holds,
      toPutRight,
      wanted,
    };
  });
}

/** How far a stage is, by what it holds and what is wanted. */
export function standingOf(count: number, toPutRight: number, wanted: number): Standing {
  if (toPutRight > 0) return "To put right";
  if (count === 0) return "Not started";
  return wanted > 0 ? "In progress" : "Done";
}

/** The stage to go on with: the first that is not done; null once all are. */
export const nextStage = (stages: readonly Stage[]): Stage | null =>
  stages.find(({ standing }) => standing !== "Done") ?? null;
