import { entryTables, type Workbook } from "../workbook/entries.ts";
import { type Facts, groupBy } from "../workbook/facts.ts";
import type { Grids, Place } from "../workbook/grid.ts";
import { headingPositions } from "../workbook/table.ts";
import { comparable, nearest } from "../workbook/words.ts";

/** The tables whose rows other rows name. */
const NAMED = ["areas", "objectives", "tools", "roles", "baselines", "projects"] as const;
/** The tables whose rows belong to a project. */
const BELONGING = ["mapping", "costs", "benefits", "risks"] as const;

/**
 * The projects that cannot be judged yet, each with the rows to put right first: a row of theirs, or one that theirs
 * name, holds something that could not be read, so any figure would leave something out.
 */
export function notReady(workbook: Workbook, facts: Facts, grids: Grids): Map<string, Place[]> {
  const reasons = new Map<string, Place[]>();
  const add = (project: string | null | undefined, place: Place | undefined) => {
    if (!project || place === undefined) return;
    reasons.set(project, [...(reasons.get(project) ?? []), place]);
  };
  for (const key of BELONGING)
    for (const row of workbook.unfinished[key])
      add(row.project ?? nearestProject(grids, key, row.row), placeOf(key, row.row));
  for (const [project, place] of sharingUnreadClaims(workbook)) add(project, place);

  const doubtful = new Map(NAMED.map((key) => [key, doubtfulRefs(workbook, key)]));
  const doubt = (key: (typeof NAMED)[number], ref: string | null) =>
    ref === null ? undefined : doubtful.get(key)?.get(ref);
  for (const { project, lines, costs, benefits } of facts.projects) {
    add(project.ref, doubt("projects", project.ref));
    for (const line of lines) {
      const objective = facts.objective.get(line.objective);
      for (const area of [line.area, facts.area.get(line.area)?.sameAs, objective?.area])
        add(project.ref, doubt("areas", area ?? null));
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

/**
 * The project that a line was likely meant for where its Project cell names none: it waits until the cell is put right,
 * since a cost left out would make it look cheaper than it is.
 */
function nearestProject(grids: Grids, key: (typeof BELONGING)[number], row: number): string | undefined {
  const [lines, projects] = [grids.get(entryTables[key].name), grids.get(entryTables.projects.name)];
  if (lines === undefined || projects === undefined) return undefined;
  const typed = lines.rows[row]?.[headingPositions(lines).get("project") ?? -1];
  const where = headingPositions(projects);
  const named = projects.rows.map((cells) =>
    [where.get("project"), where.get("ref")].map((at) => String(cells[at ?? -1] ?? "")),
  );
  const near =
    typed === null || typed === undefined ? undefined : nearest(String(typed), named.flat().filter(Boolean));
  return near === undefined ? undefined : named.find((names) => names.includes(near))?.[1];
}

/** The projects that share a baseline with a benefit line that cannot be read: how much each may claim is not known. */
function sharingUnreadClaims({
  entries,
  unfinished,
}: Workbook): (readonly [project: string, place: Place])[] {
  return unfinished.benefits.flatMap((line) =>
    entries.benefits.flatMap(({ project, baseline }) =>
      project !== null && baseline !== null && (line.baseline === undefined || line.baseline === baseline)
        ? [[project, placeOf("benefits", line.row)] as const]
        : [],
    ),
  );
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
