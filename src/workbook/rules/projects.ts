import { groupBy } from "../facts.ts";
import { singular } from "../words.ts";
import { type Rule, remark } from "./rule.ts";

const namedOnce: Rule = {
  kind: "issue",
  asks: "Each project has a name of its own.",
  remarks: ({ entries }) =>
    [...groupBy(entries.projects, ({ project }) => singular(project)).values()].flatMap(
      ([first, ...others]) =>
        others.map(({ row, project }) =>
          remark(
            "Projects",
            row,
            "Project",
            `${first?.ref} is called “${project}” too; give one of them another name`,
          ),
        ),
    ),
};

const overrideIsSigned: Rule = {
  kind: "issue",
  asks: "An override carries reason, role and date.",
  remarks: ({ entries }) =>
    entries.projects.flatMap(({ row, gate, reason, by, on }) =>
      gate === null
        ? []
        : [
            ...(reason === null
              ? [remark("Projects", row, "Override reason", `Enter why gate ${gate} may be passed`)]
              : []),
            ...(by === null
              ? [remark("Projects", row, "Override by", "Enter the role that decides so")]
              : []),
            ...(on === null ? [remark("Projects", row, "Override date", "Enter when it was decided")] : []),
          ],
    ),
};

const mustDoHasReason: Rule = {
  kind: "issue",
  asks: "A must-do says why.",
  remarks: ({ entries }) =>
    entries.projects
      .filter(({ mustDo, whyMust }) => mustDo === "Yes" && whyMust === null)
      .map(({ row }) =>
        remark("Projects", row, "Why must do", "Enter the law or the decision that leaves no choice"),
      ),
};

const needsItself: Rule = {
  kind: "issue",
  asks: "A project neither needs nor excludes itself, nor both needs and excludes another.",
  remarks: ({ entries }) =>
    entries.projects.flatMap(({ row, ref, needs, excludes }) => [
      ...(needs.includes(ref) ? [remark("Projects", row, "Needs", `${ref} cannot need itself`)] : []),
      ...(excludes.includes(ref)
        ? [remark("Projects", row, "Excludes", `${ref} cannot exclude itself`)]
        : []),
      ...needs
        .filter((other) => excludes.includes(other) && other !== ref)
        .map((other) =>
          remark("Projects", row, "Excludes", `${other} is both needed and excluded; it cannot be both`),
        ),
    ]),
};

const pairsLearn: Rule = {
  kind: "finding",
  asks: "A project of the first phase says what is to be learnt and when it is looked at.",
  remarks: ({ entries }) =>
    entries.projects
      .filter(({ start, question, review }) => start === 0 && (question === null || review === null))
      .map(({ row, question }) =>
        remark(
          "Projects",
          row,
          question === null ? "Learning question" : "Review date",
          "It starts in the first phase; say what is to be learnt from it and when that is looked at",
        ),
      ),
};

export const projectRules: readonly Rule[] = [
  namedOnce,
  overrideIsSigned,
  mustDoHasReason,
  needsItself,
  pairsLearn,
];
