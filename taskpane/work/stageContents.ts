import type { Checked } from "../../src/appraise/check.ts";
import { countOf } from "../../src/appraise/say.ts";
import type { Grids, Place } from "../../src/workbook/grid.ts";
import { tables } from "../../src/workbook/index.ts";
import { columnsOf } from "../../src/workbook/table.ts";
import { isCurrent } from "./current.ts";
import { type Note, noteAt } from "./notes.ts";
import { rowsByTitle } from "./resultRows.ts";

/** What a stage holds, in figures and words, and what it still wants. */
export interface Contents {
  readonly count: number;
  readonly holds: string;
  readonly wanted: readonly Note[];
}

type Look = (checked: Checked, grids: Grids) => Contents;

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

/** What each of the seven stages holds, first to last. */
export const stageContents: readonly Look[] = [
  areas,
  objectives,
  tools,
  mapping,
  consolidation,
  evaluation,
  portfolio,
];

/** The first cell of a table that is typed into, or its first of all. */
export function firstPlace(name: string): Place {
  const columns = columnsOf(
    tables.find((table) => table.name === name) ?? (tables[0] as (typeof tables)[number]),
  );
  return { table: name, row: 0, column: columns[0]?.[1].title ?? "" };
}

const goOn = (count: number): string => `${count} ${count === 1 ? "goes" : "go"} on`;
