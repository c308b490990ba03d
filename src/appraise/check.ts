import type { Day } from "../units.ts";
import { readEntries, type Workbook } from "../workbook/entries.ts";
import { type Facts, gatherFacts } from "../workbook/facts.ts";
import { checkGates, type Held } from "../workbook/gates.ts";
import type { Grids, Issue, Place } from "../workbook/grid.ts";
import { checkRules } from "../workbook/rules/index.ts";
import type { Settings } from "../workbook/sheets/settings.ts";
import { settings as settingsForm } from "../workbook/sheets/settings.ts";
import { figureFindings } from "./figureFindings.ts";
import { figureLines } from "./lines.ts";
import { lintWorkbook } from "./lint/lint.ts";
import { type Figures, figureProjects } from "./projects.ts";
import { notReady } from "./ready.ts";

/** A workbook read and checked: what to put right, what to look at, what is held back, and what can be worked out. */
export interface Checked {
  readonly workbook: Workbook;
  readonly facts: Facts;
  /** In the order of the sheets; each has to be put right. */
  readonly issues: readonly Issue[];
  /** Questions worth a look. */
  readonly findings: readonly Issue[];
  readonly held: readonly Held[];
  /** Projects that cannot be judged yet, with the rows to put right first. */
  readonly notReady: ReadonlyMap<string, readonly Place[]>;
  /** Absent until the settings are complete. */
  readonly settings: Settings | null;
  readonly figures: Figures | null;
}

/**
 * Cells in; everything that can be said of them without choosing between projects.
 *
 * @param day the day of the check, for dates that have passed; null leaves them alone
 */
export function checkWorkbook(grids: Grids, day: Day | null = null): Checked {
  const workbook = readEntries(grids);
  const facts = gatherFacts(workbook.entries);
  const { issues, findings } = checkRules(facts);
  const settings = workbook.issues.some(({ table }) => table === settingsForm.name)
    ? null
    : (workbook.entries.settings as Settings);
  const figures = settings === null ? null : figureProjects(facts, settings, figureLines(facts, settings));
  return {
    workbook,
    facts,
    issues: [...workbook.issues, ...issues],
    findings: [
      ...findings,
      ...(figures === null ? [] : figureFindings(facts, figures)),
      ...lintWorkbook({ facts, grids, day }),
    ],
    held: checkGates(facts),
    notReady: notReady(workbook, facts),
    settings,
    figures,
  };
}
