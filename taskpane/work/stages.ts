import type { Checked } from "../../src/appraise/check.ts";
import { countOf } from "../../src/appraise/say.ts";
import { fingerprint } from "../../src/appraise/stamp.ts";
import type { Grids, Place } from "../../src/workbook/grid.ts";
import { tables } from "../../src/workbook/index.ts";
import { columnsOf } from "../../src/workbook/table.ts";
import { type Note, type Notes, noteAt, stageOfSheet } from "./notes.ts";
import { rowsByTitle } from "./resultRows.ts";

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

interface Held {
  readonly count: number;
  readonly holds: string;
  readonly wanted: readonly Note[];
}

/** The seven stages, first to last. */
export function stagesOf(checked: Checked, { issues }: Notes, grids: Grids): readonly Stage[] {
  return [areas, objectives, tools, mapping, consolidation, evaluation, portfolio].map((look, at) => {
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

type Look = (checked: Checked, grids: Grids) => Held;

const areas: Look = ({ facts }, grids) => {
  const count = facts.entries.areas.length;
  const [first] = facts.entries.areas;
  return {
    count,
    holds: count === 0 ? "No areas yet" : `${countOf(count, "area")}, ${goOn(facts.open.length)}`,
    wanted:
      first !== undefined && facts.open.length === 0
        ? [noteAt({ table: "Areas", row: first.row, column: "Decision" }, "Mark at least one area Go", grids)]
        : [],
  };
};

const objectives: Look = ({ facts }, grids) => {
  const { objectives: all } = facts.entries;
  const served = new Set(
    all.filter(({ outcome }) => outcome !== null).map(({ area }) => facts.countsAs(area)),
  );
  return {
    count: all.length,
    holds: all.length === 0 ? "No objectives yet" : countOf(all.length, "objective"),
    wanted: facts.open
      .filter((area) => !served.has(area))
      .map(({ area, row }) =>
        noteAt({ table: "Areas", row, column: "Area" }, `${area} has no objective with an outcome`, grids),
      ),
  };
};

const tools: Look = ({ facts }) => {
  const count = facts.entries.tools.length;
  return { count, holds: count === 0 ? "No tools yet" : countOf(count, "tool"), wanted: [] };
};

const mapping: Look = ({ facts }, grids) => {
  const lines = facts.entries.mapping;
  const mapped = new Set(lines.map(({ objective }) => objective));
  const open = new Set(facts.open);
  return {
    count: lines.length,
    holds: lines.length === 0 ? "No lines yet" : countOf(lines.length, "line"),
    wanted: facts.entries.objectives
      .filter(({ ref, area, outcome }) => {
        const counted = facts.countsAs(area);
        return counted !== undefined && open.has(counted) && outcome !== null && !mapped.has(ref);
      })
      .map(({ ref, objective, row }) =>
        noteAt(
          { table: "Objectives", row, column: "Objective" },
          `No tool serves ${ref}, ${objective.charAt(0).toLowerCase()}${objective.slice(1)}`,
          grids,
        ),
      ),
  };
};

const consolidation: Look = ({ facts }, grids) => {
  const count = facts.projects.length;
  const loose = facts.entries.mapping.filter(({ project }) => project === null);
  const [first] = loose;
  return {
    count,
    holds: count === 0 ? "No projects yet" : countOf(count, "project"),
    wanted:
      first === undefined
        ? []
        : [
            noteAt(
              { table: "Mapping", row: first.row, column: "Project" },
              `${countOf(loose.length, "line")} of stage 4 ${loose.length === 1 ? "belongs" : "belong"} to no project`,
              grids,
            ),
          ],
  };
};

const evaluation: Look = ({ facts, held }, grids) => {
  const unfinished = held.filter(({ gate }) => gate === "Evaluation");
  const lacking = new Set(unfinished.map(({ project }) => project));
  const begun = facts.entries.costs.length + facts.entries.benefits.length + facts.entries.risks.length;
  return {
    count: begun,
    holds:
      begun === 0
        ? "Nothing costed yet"
        : `${facts.projects.length - lacking.size} of ${countOf(facts.projects.length, "project")} costed, with benefits and risks`,
    wanted: unfinished.map((each) => noteAt(each, `${each.project}: ${each.message}`, grids)),
  };
};

const portfolio: Look = (_, grids) => {
  const rows = rowsByTitle(grids.get("Portfolio")).filter((row) => row("Ref") !== null);
  const funded = rows.filter((row) => row("Decision") === "Fund").length;
  return {
    count: rows.length,
    holds:
      rows.length === 0 ? "No plan written yet" : `${countOf(funded, "project")} of ${rows.length} to fund`,
    wanted:
      rows.length > 0 && !isCurrent(grids)
        ? [
            noteAt(
              firstPlace("Portfolio"),
              "The entries have changed since the plan was written; write it again",
              grids,
            ),
          ]
        : [],
  };
};

/** Whether the plan on the sheets was made from the entries as they stand, by the stamp that is written last. */
export function isCurrent(grids: Grids): boolean {
  const stamped = rowsByTitle(grids.get("Checks")).find(
    (row) => row("What") === "Fingerprint of the entries",
  );
  return stamped?.("Detail") === fingerprint(grids);
}

/** The first cell of a table that is typed into, or its first of all. */
function firstPlace(name: string): Place {
  const columns = columnsOf(
    tables.find((table) => table.name === name) ?? (tables[0] as (typeof tables)[number]),
  );
  return { table: name, row: 0, column: columns[0]?.[1].title ?? "" };
}

const goOn = (count: number): string => `${count} ${count === 1 ? "goes" : "go"} on`;
