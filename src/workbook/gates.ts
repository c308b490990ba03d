import type { Entries } from "./entries.ts";
import { type Facts, groupBy, hasMeasure, type ProjectFacts } from "./facts.ts";
import { oncePer } from "./once.ts";
import { checkPolicy } from "./policyCover.ts";
import { type Gate, gateNames } from "./principles.ts";
import { type Remark, remark } from "./rules/rule.ts";
import { singular } from "./words.ts";

/** A gate that holds a project back: the cell to look at, and what would pass. */
export interface Held extends Remark {
  readonly project: string;
  readonly gate: Gate;
  /** Passed all the same, by a named and dated decision. */
  readonly overridden: boolean;
}

type Check = (of: ProjectFacts, facts: Facts) => readonly Remark[];

const onProject = ({ project }: ProjectFacts, column: string, message: string) =>
  remark("Projects", project.row, column, message);

const servesAim: Check = (of) =>
  of.objectives.some(({ aim }) => aim !== null)
    ? []
    : of.objectives.length === 0
      ? [
          onProject(
            of,
            "Project",
            "No line of 4 Mapping names it; put its name beside the lines that it takes on",
          ),
        ]
      : of.objectives
          .slice(0, 1)
          .map(({ ref, row }) =>
            remark(
              "Objectives",
              row,
              "Council aim",
              `None of its objectives names a council aim; enter the aim that ${ref} serves`,
            ),
          );

const changesProcessAndPeople: Check = (of) => {
  const [line] = of.lines;
  if (line === undefined) return [onProject(of, "Project", "No line of 4 Mapping says what changes for it")];
  const asks = (written: boolean, column: string, what: string) =>
    written
      ? []
      : [remark("Mapping", line.row, column, `No line of it says ${what}; a tool does nothing alone`)];
  return [
    ...asks(
      of.lines.some(({ process }) => process !== null),
      "What changes in the process",
      "what changes in the process",
    ),
    ...asks(
      of.lines.some(({ people }) => people !== null),
      "What people must do differently",
      "what people must do differently",
    ),
  ];
};

const hasBenefit: Check = (of) =>
  of.benefits.length > 0
    ? []
    : [
        onProject(
          of,
          "Project",
          "It has no benefit on 6 Benefits; enter at least one, in one of the five families",
        ),
      ];

const isMeasured: Check = (of, { objective }) =>
  of.benefits.flatMap(({ row, ref, objective: named }) => {
    const found = objective.get(named);
    return found === undefined || hasMeasure(found) || found.whyNone !== null
      ? []
      : [
          remark(
            "Benefits",
            row,
            "Objective",
            `${ref} has no full measure: on 2 Objectives give ${named} a measure with baseline, target and date, or say why there is none`,
          ),
        ];
  });

/** Words that name a tool or a medium, and words that say nothing by themselves: no business of the council's. */
const MEDIUM_WORDS = new Set(
  [
    "social media facebook twitter x instagram tiktok youtube linkedin whatsapp nextdoor threads bluesky snapchat",
    "discord reddit blog vlog podcast channel page account profile feed post app chatbot video",
    "a an the and of on for in our we us it s new official council",
  ].flatMap((words) => words.split(" ").map(singular)),
);

/** Whether a project is named for a tool or a medium alone: no word in it is the council's business. */
export function isNamedForTool(name: string, { entries }: Pick<Facts, "entries">): boolean {
  const plain = singular(name);
  return mediaOf(entries).has(plain) || plain.split(" ").every((word) => MEDIUM_WORDS.has(word));
}

const mediaOf = oncePer(
  ({ tools, channels }: Entries) =>
    new Set([...tools.map(({ tool }) => tool), ...channels.map(({ channel }) => channel)].map(singular)),
);

const isBusiness: Check = (of, facts) => [
  ...(isNamedForTool(of.project.project, facts)
    ? [
        onProject(
          of,
          "Project",
          `“${of.project.project}” names a tool, not a piece of the council's business; say what it does for the council`,
        ),
      ]
    : []),
  ...(of.project.owner === null
    ? [onProject(of, "Service owner", "It has no service owner; enter the role that answers for its results")]
    : []),
];

const isUsed: Check = ({ project, lines, costs }) => {
  const tools = new Set(lines.map(({ tool }) => tool));
  const roles = new Set([...lines.map(({ role }) => role), project.owner, project.lead]);
  return costs.flatMap(({ row, ref, tool, role, kind }) => [
    ...(tool !== null && !tools.has(tool)
      ? [
          remark(
            "Costs",
            row,
            "Tool",
            `${ref} pays for ${tool}, which no line of this project on 4 Mapping uses`,
          ),
        ]
      : []),
    ...(!roles.has(role) && kind !== "Training" && kind !== "Support"
      ? [remark("Costs", row, "Role", `${ref} is for ${role}, who has no part in this project on 4 Mapping`)]
      : []),
  ]);
};

const isEvaluated: Check = (of) => [
  ...(of.costs.length > 0 ? [] : [onProject(of, "Project", "It has no cost on 6 Costs")]),
  ...(of.benefits.length > 0 ? [] : [onProject(of, "Project", "It has no benefit on 6 Benefits")]),
  ...(of.risks.length === 0
    ? [onProject(of, "Project", "It has no risk on 6 Risks")]
    : of.risks.some(({ actor }) => actor !== null)
      ? []
      : of.risks
          .slice(0, 1)
          .map(({ row }) =>
            remark("Risks", row, "Who acts", "None of its risks says who acts; enter the role"),
          )),
];

const isWithinAppetite: Check = ({ risks }, { entries }) => {
  const appetite = entries.settings.appetite ?? 25;
  return risks.flatMap((risk) => {
    const score = scoreAfter(risk);
    return score > appetite
      ? [
          remark(
            "Risks",
            risk.row,
            "Likelihood after",
            `${risk.ref} still scores ${score} after the response, above the appetite of ${appetite}; strengthen the response`,
          ),
        ]
      : [];
  });
};

/** A risk's two judgements once the response is made; as before it where that is not said. */
export const judgedAfter = (risk: JudgedRisk): { readonly likelihood: number; readonly impact: number } => ({
  likelihood: risk.likelihoodAfter ?? risk.likelihood,
  impact: risk.impactAfter ?? risk.impact,
});

/** A risk's score once the response is made; before it where that is not said. */
export function scoreAfter(risk: JudgedRisk): number {
  const { likelihood, impact } = judgedAfter(risk);
  return likelihood * impact;
}

interface JudgedRisk {
  readonly likelihood: number;
  readonly impact: number;
  readonly likelihoodAfter: number | null;
  readonly impactAfter: number | null;
}

const checks: Record<Gate, Check> = {
  P1: servesAim,
  P2: changesProcessAndPeople,
  P3: hasBenefit,
  P4: isMeasured,
  P5: isBusiness,
  P6: isUsed,
  Policy: checkPolicy,
  Evaluation: isEvaluated,
  Risk: isWithinAppetite,
};

/** Every gate that holds a project back, in the order of projects and gates; a signed override lets its gate pass. */
export const checkGates = (facts: Facts): readonly Held[] =>
  facts.projects.flatMap((of) =>
    gateNames.flatMap((gate) =>
      checks[gate](of, facts).map((found) => ({
        ...found,
        project: of.project.ref,
        gate,
        overridden: isOverridden(of, gate),
      })),
    ),
  );

const isOverridden = ({ project }: ProjectFacts, gate: Gate): boolean =>
  project.gate === gate && project.reason !== null && project.by !== null && project.on !== null;

/** The gates that block each project, by its ref; a project that is not here passes. */
export const blockedBy = (held: readonly Held[]): Map<string, Held[]> =>
  groupBy(
    held.filter(({ overridden }) => !overridden),
    ({ project }) => project,
  );
