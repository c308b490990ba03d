import type { Day } from "../units.ts";
import { readEntries, type Workbook } from "../workbook/entries.ts";
import { type Facts, gatherFacts } from "../workbook/facts.ts";
import { checkGates, type Held } from "../workbook/gates.ts";
import type { Grids, Issue, Place } from "../workbook/grid.ts";
import { checkRules } from "../workbook/rules/index.ts";
import { discounting } from "../workbook/sheets/discounting.ts";
import { evidence } from "../workbook/sheets/evidence.ts";
import { type Settings, settings as settingsForm } from "../workbook/sheets/settings.ts";
import { figureFindings } from "./figureFindings.ts";
import { figureLines } from "./lines.ts";
import { lintWorkbook } from "./lint/lint.ts";
import { type Figures, figureProjects } from "./projects.ts";
import { notReady } from "./ready.ts";
import { spellingFindings } from "./spelling.ts";

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
  /** What has to be put right before anything can be worked out: a setting, a missing column, a parameter. */
  readonly obstacles: readonly Issue[];
  /** Absent until nothing stands in the way. */
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
  const obstacles = obstaclesIn(workbook);
  const settings = obstacles.length > 0 ? null : (workbook.entries.settings as Settings);
  const figures = settings === null ? null : figureProjects(facts, settings, figureLines(facts, settings));
  return {
    workbook,
    facts,
    issues: [...workbook.issues, ...obstacles.filter((each) => !workbook.issues.includes(each)), ...issues],
    findings: [
      ...findings,
      ...(figures === null ? [] : figureFindings(facts, figures)),
      ...spellingFindings(grids),
      ...lintWorkbook({ facts, grids, day }),
    ],
    held: checkGates(facts),
    notReady: notReady(workbook, facts, grids),
    obstacles,
    settings,
    figures,
  };
}

/**
 * What would make every figure wrong rather than one project's: settings, whole tables or columns that are missing,
 * the evidence grades, and the rates of the chosen schedule.
 */
function obstaclesIn({ issues, entries, unfinished }: Workbook): readonly Issue[] {
  const grades = new Set([...entries.evidence, ...unfinished.evidence].map(({ grade }) => grade));
  const missing = GRADES.filter((grade) => !grades.has(grade)).map(
    (grade): Issue => ({
      table: evidence.name,
      row: -1,
      column: "Grade",
      message: `Grade ${grade} is missing; the six grades have to be there`,
    }),
  );
  const { schedule } = entries.settings;
  const unreadRates = unfinished.discounting.filter(
    (row) => row.schedule === undefined || row.schedule === schedule,
  );
  const standing = issues.filter(
    ({ table, row }) =>
      table === settingsForm.name ||
      row < 0 ||
      table === evidence.name ||
      (table === discounting.name && unreadRates.some((unread) => unread.row === row)),
  );
  return [
    ...standing,
    ...(issues.some(({ table, row }) => table === evidence.name && row < 0) ? [] : missing),
  ];
}

/** The evidence grades that lines may have. */
const GRADES = [1, 2, 3, 4, 5, 6];
