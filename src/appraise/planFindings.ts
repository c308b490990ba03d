import { hasMeasure, type ProjectFacts } from "../workbook/facts.ts";
import type { Issue } from "../workbook/grid.ts";
import type { ActionRow } from "../workbook/sheets/actions.ts";
import type { ByRoleRow } from "../workbook/sheets/views.ts";
import type { Checked } from "./check.ts";
import type { Plan } from "./plan.ts";
import { countOf, listed } from "./say.ts";

/** What the plan shows that is worth a look, project by project and role by role. */
export function planFindings(
  { facts }: Checked,
  plan: Plan,
  {
    byRole,
    actions,
  }: { byRole: readonly ByRoleRow[]; actions: readonly Pick<ActionRow, "ref" | "project" | "round">[] },
): readonly Issue[] {
  return [
    ...plan.chosen.flatMap(({ facts: of }) => [
      ...oneKindOfAim(of),
      ...noKpi(of),
      ...afterTheRounds(of, actions),
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
  ];
}

const onProject = ({ project }: ProjectFacts, column: string, message: string): Issue => ({
  table: "Projects",
  row: project.row,
  column,
  message,
});

/** A funded project ought to serve the business and society; one kind alone is allowed, and said. */
function oneKindOfAim(of: ProjectFacts): Issue[] {
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
