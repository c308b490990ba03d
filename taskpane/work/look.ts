import { checkWorkbook } from "../../src/appraise/check.ts";
import type { Weighable } from "../../src/appraise/reweigh.ts";
import type { Grids } from "../../src/workbook/grid.ts";
import { tables } from "../../src/workbook/index.ts";
import { type FamilySwing, familySwings } from "../weigh/swing.ts";
import { type Notes, notesOf } from "./notes.ts";
import { type Stage, stagesOf } from "./stages.ts";

/** What one look at the workbook says: plain values only, so that it can cross from one thread to another. */
export interface Look extends Notes {
  /** The sheets that the workbook lacks, each once; all of them where it is not a planner. */
  readonly missingSheets: readonly string[];
  readonly isPlanner: boolean;
  /** Whether nothing has been entered yet beyond what the template brings. */
  readonly isNew: boolean;
  readonly council: string | null;
  readonly stages: readonly Stage[];
  readonly weighing: Weighing;
  /** Every objective and outcome as entered, for their words. */
  readonly wording: readonly string[];
}

/** What the weights are asked with and ranked by; no projects until the settings are complete. */
export interface Weighing {
  readonly families: readonly FamilySwing[];
  readonly projects: readonly (Weighable & { readonly name: string })[];
  readonly pencePerPoint: number;
}

/** Cells in, everything that the pane shows without planning out. */
export function lookAt(grids: Grids): Look {
  const missing = tables.filter(({ name }) => !grids.has(name));
  const checked = checkWorkbook(grids);
  const isPlanner = missing.length < tables.length;
  // A workbook of another kind has nothing to put right: it only is no planner.
  const notes = isPlanner ? notesOf(checked, grids) : NOTHING;
  const { entries } = checked.facts;
  const { figures } = checked;
  // The figures of a project with something to put right leave something out.
  const ready = (figures?.projects ?? []).filter(({ ref }) => !checked.notReady.has(ref));
  return {
    ...notes,
    missingSheets: [...new Set(missing.map(({ sheet }) => sheet))],
    isPlanner,
    isNew: entries.objectives.length + entries.mapping.length + entries.projects.length === 0,
    council: entries.settings.council ?? null,
    stages: stagesOf(checked, notes, grids),
    weighing: {
      families: familySwings(checked.facts),
      projects: ready.map(({ ref, npv, cash, pointsByFamily, facts }) => ({
        ref,
        npv,
        cash,
        pointsByFamily,
        name: facts.project.project,
      })),
      pencePerPoint: figures?.pencePerPoint ?? 0,
    },
    wording: entries.objectives.flatMap(({ objective, outcome }) =>
      outcome === null ? [objective] : [objective, outcome],
    ),
  };
}

const NOTHING: Notes = { issues: [], held: [], findings: [] };
