import type { Entries } from "./entries.ts";
import type { Area } from "./sheets/areas.ts";
import type { Benefit } from "./sheets/benefits.ts";
import type { Cost } from "./sheets/costs.ts";
import type { MappingRow } from "./sheets/mapping.ts";
import type { Objective } from "./sheets/objectives.ts";
import type { Project } from "./sheets/projects.ts";
import type { Risk } from "./sheets/risks.ts";
import type { Role } from "./sheets/roles.ts";
import type { Tool } from "./sheets/tools.ts";

/** One project with everything that was entered about it, in the order of the rows. */
export interface ProjectFacts {
  readonly project: Project;
  readonly lines: readonly MappingRow[];
  readonly costs: readonly Cost[];
  readonly benefits: readonly Benefit[];
  readonly risks: readonly Risk[];
  /** Each once, in order of first mention on stage 4. */
  readonly areas: readonly Area[];
  readonly objectives: readonly Objective[];
  readonly tools: readonly Tool[];
  readonly roles: readonly Role[];
  /** Names of channels, each once. */
  readonly channels: readonly string[];
}

/** Entries by ref, and what hangs together with what. */
export interface Facts {
  readonly entries: Entries;
  readonly projects: readonly ProjectFacts[];
  readonly area: ReadonlyMap<string, Area>;
  readonly objective: ReadonlyMap<string, Objective>;
  readonly tool: ReadonlyMap<string, Tool>;
  readonly role: ReadonlyMap<string, Role>;
  /** The area that an area counts as: itself, unless it is the same as another. */
  readonly countsAs: (ref: string) => Area | undefined;
  /** Areas that go on and count as themselves. */
  readonly open: readonly Area[];
  /** Whether an objective has a measure with baseline, target and date. */
  readonly isMeasured: (ref: string) => boolean;
}

/** Gathers the entries by project, once, for everything that asks about projects. */
export function gatherFacts(entries: Entries): Facts {
  const area = byRef(entries.areas);
  const objective = byRef(entries.objectives);
  const tool = byRef(entries.tools);
  const role = new Map(entries.roles.map((each) => [each.role, each]));
  const countsAs = (ref: string) => {
    const named = area.get(ref);
    return named?.sameAs ? (area.get(named.sameAs) ?? named) : named;
  };
  const lines = groupBy(entries.mapping, ({ project }) => project);
  const costs = groupBy(entries.costs, ({ project }) => project);
  const benefits = groupBy(entries.benefits, ({ project }) => project);
  const risks = groupBy(entries.risks, ({ project }) => project);

  const projects = entries.projects.map((project): ProjectFacts => {
    const own = lines.get(project.ref) ?? [];
    const tools = each(own, (line) => tool.get(line.tool));
    return {
      project,
      lines: own,
      costs: costs.get(project.ref) ?? [],
      benefits: benefits.get(project.ref) ?? [],
      risks: risks.get(project.ref) ?? [],
      areas: each(own, (line) => countsAs(line.area)),
      objectives: each(own, (line) => objective.get(line.objective)),
      tools,
      roles: each(own, (line) => role.get(line.role)),
      channels: each(tools, ({ channel }) => channel),
    };
  });
  return {
    entries,
    projects,
    area,
    objective,
    tool,
    role,
    countsAs,
    open: entries.areas.filter(({ decision, sameAs }) => decision === "Go" && sameAs === null),
    isMeasured: (ref) => {
      const found = objective.get(ref);
      return found !== undefined && hasMeasure(found);
    },
  };
}

/** Whether an objective has a full measure: what is counted, from where, to where, by when. */
export const hasMeasure = ({ measure, baseline, target, targetDate }: Objective): boolean =>
  measure !== null && baseline !== null && target !== null && targetDate !== null;

/** Which side of the twin track a project stands on, by its areas; null while no line of stage 4 names it. */
export function trackOf({ areas }: ProjectFacts): "Activity" | "Service" | "Both" | null {
  const kinds = new Set(areas.map(({ kind }) => kind));
  return kinds.size === 2 ? "Both" : ([...kinds][0] ?? null);
}

/** Rows under the key that `of` gives them, in order; rows without one are left out. */
export function groupBy<T, K>(rows: readonly T[], of: (row: T) => K | null): Map<K, T[]> {
  const groups = new Map<K, T[]>();
  for (const row of rows) {
    const key = of(row);
    if (key === null) continue;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [row]);
    else group.push(row);
  }
  return groups;
}

const byRef = <T extends { readonly ref: string }>(rows: readonly T[]): Map<string, T> =>
  new Map(rows.map((row) => [row.ref, row]));

/** What the rows name, each once, in order of first mention. */
const each = <T, N>(rows: readonly T[], named: (row: T) => N | undefined): N[] => [
  ...new Set(rows.flatMap((row) => named(row) ?? [])),
];
