import { type Rule, remark } from "./rule.ts";

const areaGoesOn: Rule = {
  kind: "issue",
  asks: "A line of stage 4 is about an area that goes on.",
  remarks: ({ entries, countsAs }) =>
    entries.mapping.flatMap(({ row, area }) => {
      const found = countsAs(area);
      return found === undefined || found.decision === "Go"
        ? []
        : [
            remark(
              "Mapping",
              row,
              "Area",
              `${found.area} is parked; mark it Go on 1 Areas, or take this line out`,
            ),
          ];
    }),
};

const objectiveOfArea: Rule = {
  kind: "issue",
  asks: "A line's objective is one of its area's.",
  remarks: ({ entries, countsAs, objective }) =>
    entries.mapping.flatMap(({ row, area, objective: ref }) => {
      const of = objective.get(ref);
      if (of === undefined) return [];
      const [wanted, found] = [countsAs(area), countsAs(of.area)];
      return wanted === undefined || found === undefined || wanted.ref === found.ref
        ? []
        : [
            remark(
              "Mapping",
              row,
              "Objective",
              `${ref} is an objective of ${found.area}, not of ${wanted.area}; choose another`,
            ),
          ];
    }),
};

const toolHasUse: Rule = {
  kind: "issue",
  asks: "A tool is mapped once its best-value use is known.",
  remarks: ({ entries, tool }) =>
    entries.mapping
      .filter(({ tool: ref }) => tool.has(ref) && tool.get(ref)?.bestUse === null)
      .map(({ row, tool: ref }) =>
        remark("Mapping", row, "Tool", `${ref} has no best-value use; enter one on 3 Tools first`),
      ),
};

const capabilityWithoutProject: Rule = {
  kind: "issue",
  asks: "Every cost belongs to a project: nothing is bought for its own sake.",
  remarks: ({ entries }) =>
    entries.costs
      .filter(({ project }) => project === null)
      .map(({ row }) =>
        remark(
          "Costs",
          row,
          "Project",
          "This is capability without a project; name the project that needs it, or take the line out",
        ),
      ),
};

const benefitIsMapped: Rule = {
  kind: "finding",
  asks: "A benefit serves an objective that its project serves on stage 4.",
  remarks: ({ projects }) =>
    projects.flatMap(({ project, benefits, lines }) => {
      const served = new Set(lines.map(({ objective }) => objective));
      return benefits
        .filter(({ objective }) => !served.has(objective))
        .map(({ row, objective }) =>
          remark(
            "Benefits",
            row,
            "Objective",
            `${project.ref} does not serve ${objective} on 4 Mapping; is this the right objective?`,
          ),
        );
    }),
};

const riskFalls: Rule = {
  kind: "finding",
  asks: "A response lowers its risk.",
  remarks: ({ entries }) =>
    entries.risks.flatMap(({ row, likelihood, impact, likelihoodAfter, impactAfter }) =>
      likelihoodAfter !== null && impactAfter !== null && likelihoodAfter * impactAfter > likelihood * impact
        ? [
            remark(
              "Risks",
              row,
              "Likelihood after",
              "The risk is higher after the response than before it; is that so?",
            ),
          ]
        : [],
    ),
};

const targetOnTheRightSide: Rule = {
  kind: "finding",
  asks: "A target lies on the better side of its baseline.",
  remarks: ({ entries }) =>
    entries.objectives.flatMap(({ row, baseline, target, direction }) => {
      if (baseline === null || target === null) return [];
      if (target === baseline)
        return [remark("Objectives", row, "Target", "The target is the baseline: nothing would change")];
      const wrong = direction !== null && (direction === "Up") !== target > baseline;
      return wrong
        ? [
            remark(
              "Objectives",
              row,
              "Target",
              `The target is on the wrong side of the baseline for a measure that should go ${direction?.toLowerCase()}`,
            ),
          ]
        : [];
    }),
};

export const lineRules: readonly Rule[] = [
  areaGoesOn,
  objectiveOfArea,
  toolHasUse,
  capabilityWithoutProject,
  benefitIsMapped,
  riskFalls,
  targetOnTheRightSide,
];
