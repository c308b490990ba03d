import type { Day } from "../../units.ts";
import type { Issue, Place } from "../../workbook/grid.ts";
import { inDays } from "../say.ts";
import type { Lint } from "./kind.ts";

const reviewAfterStart: Lint = {
  asks: "A project is reviewed after it has begun.",
  findings: ({ facts: { entries } }) => {
    const { firstYear } = entries.settings;
    if (firstYear === undefined) return [];
    return entries.projects.flatMap(({ row, ref, start, review }) => {
      const begins = `${firstYear + start}-04-01` as Day;
      return review !== null && review < begins
        ? [
            {
              table: "Projects",
              row,
              column: "Review date",
              message: `${ref} would be reviewed before it begins on ${inDays(begins)}`,
            },
          ]
        : [];
    });
  },
};

const roundsInOrder: Lint = {
  asks: "Planning rounds close one after the other.",
  findings: ({ facts: { entries } }) => {
    const { round1, round2, round3, round4 } = entries.settings;
    const rounds = [round1, round2, round3, round4].flatMap((closes, at) =>
      closes ? [{ closes, at: at + 1 }] : [],
    );
    return rounds.flatMap(({ closes, at }, place) => {
      const before = rounds[place - 1];
      return before !== undefined && closes <= before.closes
        ? [
            {
              table: "Settings",
              row: -1,
              column: "Value",
              message: `Planning round ${at} closes no later than round ${before.at}; are the dates the right way round?`,
            },
          ]
        : [];
    });
  },
};

const notInThePast: Lint = {
  asks: "What is still to come has a date to come, and what has been decided one that has been.",
  findings: ({ facts: { entries }, day }) => {
    if (day === null) return [];
    const past = (place: Place, date: Day | null, what: string): Issue[] =>
      date !== null && date < day
        ? [{ ...place, message: `${what} on ${inDays(date)}, which has passed` }]
        : [];
    return [
      ...entries.objectives.flatMap(({ row, ref, targetDate }) =>
        past({ table: "Objectives", row, column: "Target date" }, targetDate, `${ref} was to be met`),
      ),
      ...entries.roles.flatMap(({ row, role, trained, trainedOn }) =>
        trained === "Planned"
          ? past({ table: "Roles", row, column: "Training date" }, trainedOn, `${role} was to be trained`)
          : [],
      ),
      ...entries.policy.flatMap(({ row, ref, review }) =>
        past({ table: "Policy", row, column: "Review date" }, review, `${ref} was to be looked at again`),
      ),
      ...entries.projects.flatMap(({ row, ref, review, learnt }) =>
        learnt === null
          ? past(
              { table: "Projects", row, column: "Review date" },
              review,
              `What ${ref} taught was to be looked at`,
            )
          : [],
      ),
      ...entries.projects.flatMap(({ row, ref, on }) =>
        on !== null && on > day
          ? [
              {
                table: "Projects",
                row,
                column: "Override date",
                message: `The override of ${ref} is dated ${inDays(on)}, which is still to come`,
              },
            ]
          : [],
      ),
    ];
  },
};

export const dateLints: readonly Lint[] = [reviewAfterStart, roundsInOrder, notInThePast];
