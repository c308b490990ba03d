import { addressOf } from "../workbook/address.ts";
import type { Grids, Place } from "../workbook/grid.ts";
import type { CheckRow } from "../workbook/sheets/checks.ts";
import type { Checked } from "./check.ts";
import type { Reconciliation } from "./reconcile.ts";
import type { Stamp } from "./stamp.ts";

/** What the checks sheet says beside what was checked. */
interface Beside {
  readonly reconciliation: Reconciliation | null;
  readonly stamp: Stamp;
  /** Of the plan as a whole; they come first. */
  readonly notes: readonly string[];
  readonly grids: Grids;
}

/** The checks sheet: issues, what gates hold back, findings, differences, and the stamp, which is written last. */
export function checkRows(checked: Checked, { reconciliation, stamp, notes, grids }: Beside): CheckRow[] {
  const at = (place: Place): Pick<CheckRow, "sheet" | "cell"> => addressOf(place, grids);
  const names = new Map(checked.figures?.projects.map(({ ref, facts }) => [ref, facts.project.project]));
  const rows: CheckRow[] = [
    ...notes.map((what): CheckRow => ({ kind: "Put right", what })),
    ...checked.issues.map((issue): CheckRow => ({ kind: "Put right", ...at(issue), what: issue.message })),
    ...checked.held.map(
      (held): CheckRow => ({
        kind: held.overridden ? "Look at" : "Held back",
        ...at(held),
        what: held.message,
        detail:
          `Gate ${held.gate} of ${held.project} ${names.get(held.project) ?? ""}${held.overridden ? ", passed by decision" : ""}`.trim(),
      }),
    ),
    ...checked.findings.map(
      (finding): CheckRow => ({ kind: "Look at", ...at(finding), what: finding.message }),
    ),
    ...(reconciliation?.absences ?? []).map(
      (absence): CheckRow => ({ kind: "Look at", ...at(absence), what: absence.message }),
    ),
    ...(reconciliation?.differences ?? []).map(
      (difference): CheckRow => ({
        kind: "Difference",
        ...at(difference),
        what: `${difference.column}: the formula shows ${difference.formula ?? "nothing"}, the engine ${difference.engine ?? "nothing"}`,
        detail:
          "Recalculate the workbook in Excel. If it stays, look for spaces at the end of a name, or a changed formula.",
      }),
    ),
    {
      kind: "Stamp",
      what:
        reconciliation === null
          ? "Formulas were not compared with the engine: something has to be put right first."
          : `${reconciliation.compared} formulas compared with the engine; ${reconciliation.differences.length} differ.`,
    },
    ...stamp.map(([name, value]): CheckRow => ({ kind: "Stamp", what: name, detail: value })),
  ];
  return rows.map((row) => ({ ...row, link: linkShown(row) }));
}

/** What the formula of the link shows, for a viewer that works nothing out. */
const linkShown = ({ cell }: CheckRow): string => (cell ? "Go" : "");
