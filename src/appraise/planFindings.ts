import { hasMeasure, type ProjectFacts } from "../workbook/facts.ts";
import type { Issue } from "../workbook/grid.ts";
import type { ActionRow } from "../workbook/sheets/actions.ts";
import type { Objective } from "../workbook/sheets/objectives.ts";
import type { Role } from "../workbook/sheets/roles.ts";
import type { ByRoleRow } from "../workbook/sheets/views.ts";
import { yearsOf } from "../workbook/years.ts";
import type { Checked } from "./check.ts";
import type { Plan } from "./plan.ts";
import { countOf, inNumbers, listed } from "./say.ts";

/** What the plan shows that is worth a look, project by project and role by role. */
export function planFindings(
  { facts }: Checked,
  plan: Plan,
  {
    byRole,
    actions,
  }: { byRole: readonly ByRoleRow[]; actions: readonly Pick<ActionRow, "ref" | "project" | "round">[] },
): readonly Issue[] {
  const { round1, round2, round3, round4 } = plan.settings;
  const hasRounds = [round1, round2, round3, round4].some((closes) => closes !== null);
  return [
    ...facts.entries.objectives.flatMap(kindOfAimUnsaid),
    ...plan.chosen.flatMap(({ facts: of }) => [
      ...oneKindOfAim(of),
      ...noKpi(of),
      ...(hasRounds ? afterTheRounds(of, actions) : []),
    ]),
    ...facts.projects.flatMap((of) => [...mustDoHeldBack(of, plan), ...needsHeldBack(of, plan)]),
    ...byRole
      .filter(({ missing }) => missing !== "Nothing")
      .map(({ role, missing }) => {
        const row = facts.role.get(role)?.row ?? -1;
        return {
          table: "Roles",
          row,
          column: "Role",
          message: `${role} takes part in projects and has no ${missing}`,
        };
      }),
    ...byRole.flatMap((row) => tooManyDays(row, facts.role.get(row.role))),
  ];
}

const onProject = ({ project }: ProjectFacts, column: string, message: string): Issue => ({
  table: "Projects",
  row: project.row,
  column,
  message,
});

const kindOfAimUnsaid = ({ row, ref, aim, aimKind }: Objective): Issue[] =>
  aim !== null && aimKind === null
    ? [{ table: "Objectives", row, column: "Aim kind", message: `${ref} names an aim and not its kind` }]
    : [];

/** The years in which the funded projects ask a role for more days than it has. */
function tooManyDays(asked: ByRoleRow, role: Role | undefined): Issue[] {
  if (role === undefined) return [];
  const available = yearsOf(role, "days");
  const over = yearsOf(asked, "days").flatMap((days, year) => {
    const has = available[year] ?? 0;
    return days > has ? [{ year, said: `${inNumbers(days)} of ${inNumbers(has)} in year ${year}` }] : [];
  });
  const [first] = over;
  return first === undefined
    ? []
    : [
        {
          table: "Roles",
          row: role.row,
          column: `Days year ${first.year}`,
          message: `${role.role} is asked for more days than it has: ${listed(over.map(({ said }) => said))}`,
        },
      ];
}

/** A funded project ought to serve the business and society; one kind alone is allowed, and said. */
function oneKindOfAim(of: ProjectFacts): Issue[] {
  if (of.objectives.some(({ aim, aimKind }) => aim !== null && aimKind === null)) return [];
  const kinds = new Set(
    of.objectives.flatMap(({ aim, aimKind }) => (aim === null || aimKind === null ? [] : [aimKind])),
  );
  if (kinds.has("Both") || kinds.size !== 1) return [];
  const has = kinds.has("Business");
  return [
    onProject(
      of,
      "Project",
      `${of.project.ref} supports ${has ? "business aims" : "social objectives"} only; none of its objectives serves a ${has ? "social objective" : "business aim"}`,
    ),
  ];
}

const noKpi = (of: ProjectFacts): Issue[] =>
  of.objectives.some(hasMeasure)
    ? []
    : [
        onProject(
          of,
          "Project",
          `${of.project.ref} is funded and has no KPI: none of its objectives has a full measure`,
        ),
      ];

function afterTheRounds(of: ProjectFacts, actions: readonly Pick<ActionRow, "project" | "round">[]): Issue[] {
  const late = actions.filter(
    ({ project, round }) => project === of.project.project && round === null,
  ).length;
  return late === 0
    ? []
    : [
        onProject(
          of,
          "Start year",
          `${countOf(late, "action")} of ${of.project.ref} would start before any planning round has closed`,
        ),
      ];
}

const mustDoHeldBack = (of: ProjectFacts, { decisions }: Plan): Issue[] =>
  of.project.mustDo === "Yes" && decisions.get(of.project.ref) === "Blocked"
    ? [
        onProject(
          of,
          "Must do",
          `${of.project.ref} must be done and is held back; put right what holds it, or sign an override`,
        ),
      ]
    : [];

function needsHeldBack(of: ProjectFacts, { decisions }: Plan): Issue[] {
  const held = of.project.needs.filter((ref) => decisions.get(ref) === "Blocked");
  return decisions.get(of.project.ref) !== "Blocked" && held.length > 0
    ? [
        onProject(
          of,
          "Needs",
          `${of.project.ref} cannot be chosen while ${listed(held)}, which it needs, ${held.length === 1 ? "is" : "are"} held back`,
        ),
      ]
    : [];
}
