import type { Pence } from "../units.ts";
import { type Facts, groupBy } from "../workbook/facts.ts";
import { uncovered } from "../workbook/policyCover.ts";
import type { ByAreaRow, ByChannelRow, ByRoleRow } from "../workbook/sheets/views.ts";
import { YEARS, yearsOf } from "../workbook/years.ts";
import { viewByArea } from "./areaRows.ts";
import type { CostFigures } from "./lines.ts";
import { merged, type Part, partsOf } from "./parts.ts";
import type { Figures } from "./projects.ts";

/**
 * The mapping brought together three times, by area, by role and by channel. Every penny of a project's capped benefits
 * and of its costs falls on one of its lines, so all views add up to the same.
 *
 * @param funded refs of the funded projects: the days asked of a role are theirs alone
 */
export function consolidate(
  facts: Facts,
  figures: Figures,
  funded: ReadonlySet<string>,
): { byArea: ByAreaRow[]; byRole: ByRoleRow[]; byChannel: ByChannelRow[] } {
  const parts = figures.projects.flatMap((project) => partsOf(project, figures, facts));
  return {
    byArea: viewByArea(parts, facts),
    byRole: viewByRole(parts, facts, figures, funded),
    byChannel: viewByChannel(parts, facts, figures),
  };
}

function viewByRole(
  parts: readonly Part[],
  facts: Facts,
  figures: Figures,
  funded: ReadonlySet<string>,
): ByRoleRow[] {
  const costs = groupBy<CostFigures, string>([...figures.lines.costs.values()], ({ line }) => line.role);
  const mapped = groupBy(parts, ({ line }) => line.role);
  // Days may be asked of a role that no line of stage 4 names, such as a project's lead.
  const roles = new Set([...mapped.keys(), ...costs.keys()]);
  return [...roles].map((role) => {
    const own = mapped.get(role) ?? [];
    const asked = (costs.get(role) ?? []).filter(
      ({ line }) => line.project !== null && funded.has(line.project),
    );
    const days = YEARS.map(
      (year) => asked.reduce((sum, { days: hundredths }) => sum + (hundredths[year] ?? 0), 0) / 100,
    );
    const [day0 = 0, day1 = 0, day2 = 0, day3 = 0, day4 = 0] = days;
    const known = facts.role.get(role);
    const available = known === undefined ? [] : yearsOf(known, "days");
    const shares = days.flatMap((each, year) =>
      (available[year] ?? 0) > 0 ? [each / (available[year] ?? 1)] : [],
    );
    const projects = new Set([...own, ...(costs.get(role) ?? [])].map(({ line }) => line.project));
    const risks = facts.entries.risks.filter(({ actor }) => actor === role).length;
    return {
      role,
      ...merged(own),
      days0: day0,
      days1: day1,
      days2: day2,
      days3: day3,
      days4: day4,
      busiest: shares.length === 0 ? null : Math.max(...shares),
      risks,
      missing: missingOf([
        ["costs", (costs.get(role) ?? []).length > 0],
        ["benefits", facts.entries.benefits.some(({ project }) => projects.has(project))],
        [
          "a risk with someone who acts",
          facts.entries.risks.some(({ project, actor }) => projects.has(project) && actor !== null),
        ],
      ]),
      policy: uncovered(facts.entries.policy, { kind: "role", name: role }) ?? "Covered",
    };
  });
}

function viewByChannel(parts: readonly Part[], facts: Facts, figures: Figures): ByChannelRow[] {
  const channelOf = ({ line }: Part) => facts.tool.get(line.tool)?.channel ?? null;
  return [...groupBy(parts, channelOf)].map(([channel, own]) => {
    const known = facts.entries.channels.find((each) => each.channel === channel);
    const wholeLife = own.length === 0 ? 0 : wholeLifeOf(own, figures);
    const contacts = (known?.contacts ?? 0) * YEARS.length;
    return {
      channel,
      ...merged(own),
      perContact: contacts > 0 ? (Math.round(wholeLife / contacts) as Pence) : null,
      reaches: known?.reaches ?? null,
      misses: known?.misses ?? null,
      policy: uncovered(facts.entries.policy, { kind: "channel", name: channel }) ?? "Covered",
    };
  });
}

/** The whole-life cost that stands behind parts of present cost, in the same proportion project by project. */
function wholeLifeOf(parts: readonly Part[], { projects }: Figures): number {
  const byProject = new Map(projects.map((project) => [project.ref, project]));
  return parts.reduce((sum, { line, cost }) => {
    const project = byProject.get(line.project ?? "");
    return (
      sum + (project === undefined || project.cost === 0 ? 0 : (cost / project.cost) * project.wholeLife)
    );
  }, 0);
}

const missingOf = (parts: readonly (readonly [string, boolean])[]): string => {
  const lacks = parts.filter(([, there]) => !there).map(([name]) => name);
  return lacks.length === 0 ? "Nothing" : lacks.join(", ");
};
