import { entryTables, type Workbook } from "../workbook/entries.ts";
import { type Facts, groupBy } from "../workbook/facts.ts";
import type { Place } from "../workbook/grid.ts";
import { comparable } from "../workbook/words.ts";

/** The tables whose rows other rows name. */
const NAMED = ["areas", "objectives", "tools", "roles", "baselines", "projects"] as const;
/** The tables whose rows belong to a project. */
const BELONGING = ["mapping", "costs", "benefits", "risks"] as const;

/**
 * The projects that cannot be judged yet, each with the rows to put right first: a row of theirs, or one that theirs
 * name, holds something that could not be read, so any figure would leave something out.
 */
export function notReady(workbook: Workbook, facts: Facts): Map<string, Place[]> {
  const reasons = new Map<string, Place[]>();
  const add = (project: string | null | undefined, place: Place | undefined) => {
    if (!project || place === undefined) return;
    reasons.set(project, [...(reasons.get(project) ?? []), place]);
  };
  for (const key of BELONGING)
    for (const row of workbook.unfinished[key]) add(row.project, placeOf(key, row.row));

  const doubtful = new Map(NAMED.map((key) => [key, doubtfulRefs(workbook, key)]));
  const doubt = (key: (typeof NAMED)[number], ref: string | null) =>
    ref === null ? undefined : doubtful.get(key)?.get(ref);
  for (const { project, lines, costs, benefits } of facts.projects) {
    add(project.ref, doubt("projects", project.ref));
    for (const line of lines) {
      add(project.ref, doubt("areas", line.area));
      add(project.ref, doubt("objectives", line.objective));
      add(project.ref, doubt("tools", line.tool));
      add(project.ref, doubt("roles", line.role));
    }
    for (const { role, unit } of costs) if (unit === "Days") add(project.ref, doubt("roles", role));
    for (const { objective, baseline } of benefits) {
      add(project.ref, doubt("objectives", objective));
      add(project.ref, doubt("baselines", baseline));
    }
  }
  return reasons;
}

/** Refs that rows name but that stand for an unfinished row, or for two rows. */
function doubtfulRefs({ entries, unfinished }: Workbook, key: (typeof NAMED)[number]): Map<string, Place> {
  const name = entryTables[key].key as string;
  const refOf = (row: { readonly row: number }) => (row as unknown as Record<string, unknown>)[name];
  const doubtful = new Map<string, Place>();
  for (const row of unfinished[key])
    if (typeof refOf(row) === "string") doubtful.set(String(refOf(row)), placeOf(key, row.row));
  const same = groupBy<{ readonly row: number }, string>(entries[key], (row) =>
    comparable(String(refOf(row))),
  );
  for (const [first, second] of same.values())
    if (first !== undefined && second !== undefined)
      doubtful.set(String(refOf(first)), placeOf(key, second.row));
  return doubtful;
}

const placeOf = (key: keyof typeof entryTables, row: number): Place => ({
  table: entryTables[key].name,
  row,
  column: "",
});
