import { type Checked, checkWorkbook } from "../appraise/check.ts";
import { countOf } from "../appraise/say.ts";
import type { ReadWorkbook } from "../file/read/readWorkbook.ts";
import type { Day } from "../units.ts";
import { type Address, addressOf, inOnePiece } from "../workbook/address.ts";
import { entryTables } from "../workbook/entries.ts";
import type { Grids, Issue } from "../workbook/grid.ts";
import { type Opened, openWorkbook } from "./openWorkbook.ts";
import type { Output } from "./printing.ts";

/** Issues, gates and findings of one workbook, with sheet and cell, as `check --json` gives them. */
export interface CheckReport {
  readonly file: string;
  readonly issues: readonly Noted[];
  readonly heldBack: readonly Held[];
  readonly findings: readonly Noted[];
}
type Noted = Address & { readonly message: string };
type Held = Noted & { readonly project: string; readonly gate: string; readonly overridden: boolean };

/** Checks a workbook and prints what there is to put right. Gives the exit code: 0 nothing, 1 something. */
export async function runCheck(
  path: string,
  { json = false, day }: { json?: boolean; day: Day },
  { answer, progress }: Output,
): Promise<number> {
  progress(`Reading ${path}`);
  const opened = await openWorkbook(path);
  const checked = checkWorkbook(opened.read.grids, day);
  const report = reportOf(opened, checked);
  if (json) answer(JSON.stringify(report, null, 2));
  else for (const line of checkLines(report)) answer(line);
  return report.issues.length > 0 ? 1 : 0;
}

/** Everything that was noted of a workbook, with its address. */
export function reportOf({ path, read }: Opened, { issues, held, findings }: Checked): CheckReport {
  const noted = (issue: Issue): Noted => ({ ...addressOf(issue, read.grids), message: issue.message });
  return {
    file: path,
    issues: issues.map(noted),
    heldBack: held.map((each) => ({
      ...noted(each),
      project: each.project,
      gate: each.gate,
      overridden: each.overridden,
    })),
    findings: [...findings.map(noted), ...fileFindings(read)],
  };
}

/**
 * What the file itself is worth a look for. Formulas on the sheets that only show are not the officer's; that Excel has
 * yet to recalculate is told by the reconciliation where it matters.
 */
const fileFindings = ({ findings, grids }: ReadWorkbook): Noted[] =>
  findings
    .filter(
      ({ code, sheet }) =>
        code !== "RECALCULATION-PENDING" && (code !== "FORMULA-ENTRY" || isEntrySheet(sheet, grids)),
    )
    .map(({ sheet = "", cell = null, message }) => ({ sheet, cell, message }));

/** Whether a sheet is one where rows are typed. */
const isEntrySheet = (sheet: string | undefined, grids: Grids): boolean =>
  Object.values(entryTables).some(({ name }) => grids.get(name)?.corner?.sheet === sheet);

function checkLines({ file, issues, heldBack, findings }: CheckReport): string[] {
  const section = <N extends Noted>(title: string, noted: readonly N[], say: (each: N) => string) =>
    noted.length === 0
      ? []
      : [title, ...noted.map((each) => `  ${inOnePiece(each).padEnd(22)}  ${say(each)}`), ""];
  const waiting = heldBack.filter(({ overridden }) => !overridden);
  const passed = heldBack.filter(({ overridden }) => overridden);
  const atGate = ({ project, gate, message }: Held) => `${project} at ${gate}: ${message}`;
  return [
    ...section("To put right", issues, ({ message }) => message),
    ...section("Held back by a gate", waiting, atGate),
    ...section("Passed a gate by decision", passed, atGate),
    ...section("Worth a look", findings, ({ message }) => message),
    issues.length === 0
      ? `${file}: nothing to put right; ${countOf(new Set(waiting.map(({ project }) => project)).size, "project")} held back by a gate, ${countOf(findings.length, "thing")} worth a look.`
      : `${file}: ${countOf(issues.length, "thing")} to put right.`,
  ];
}
