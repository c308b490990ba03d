import { checkWorkbook } from "../../src/appraise/check.ts";
import { planPortfolio } from "../../src/appraise/plan.ts";
import { writeResults } from "../../src/appraise/results.ts";
import type { Day } from "../../src/units.ts";
import type { Grids } from "../../src/workbook/grid.ts";
import { type Look, lookAt } from "./look.ts";
import { type Review, reviewOf } from "./review.ts";

/** What a task is done from: the workbook's tables as they were read. */
export interface Ask {
  readonly grids: Grids;
}

/** What a plan is made from. */
export interface PlanAsk extends Ask {
  readonly day: Day;
}

/** A plan ready to be written: the result sheets, what they will say, and how the workbook will stand with them. */
export interface Planned {
  readonly results: Grids;
  readonly review: Review;
  readonly look: Look;
}

/** How far a task is: the step it is at, and how much of that step is done, 0–1. */
export interface Progress {
  readonly step: "check" | "choose" | "sure";
  readonly share: number;
}

/** Work that can be watched and left: it gives way after every small piece. */
export type Task<A extends Ask, Answer> = (ask: A) => Generator<Progress, Answer>;

const look: Task<Ask, Look> = function* ({ grids }) {
  yield { step: "check", share: 0 };
  return lookAt(grids);
};

const review: Task<Ask, Review | null> = function* ({ grids }) {
  yield { step: "check", share: 0 };
  return reviewOf(checkWorkbook(grids), grids);
};

/** Null where the settings are not complete, so that nothing can be chosen. */
const plan: Task<PlanAsk, Planned | null> = function* ({ grids, day }) {
  yield { step: "check", share: 0 };
  const checked = checkWorkbook(grids);
  yield { step: "choose", share: 0 };
  const planning = planPortfolio(checked);
  let at = planning.next();
  while (!at.done) {
    yield { step: "sure", share: at.value };
    at = planning.next();
  }
  if (at.value === null) return null;
  const results = writeResults(checked, at.value, grids, day);
  const written = new Map([...grids, ...results]);
  const shown = reviewOf(checked, written);
  return shown === null ? null : { results, review: shown, look: lookAt(written) };
};

/** Everything that is worked out off the page's thread. */
export const tasks = { look, review, plan } as const;
export type Tasks = typeof tasks;
export type TaskName = keyof Tasks;
export type AskOf<N extends TaskName> = Parameters<Tasks[N]>[0];
export type AnswerOf<N extends TaskName> =
  ReturnType<Tasks[N]> extends Generator<Progress, infer A> ? A : never;
