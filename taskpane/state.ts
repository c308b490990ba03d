import type { Snapshot } from "../src/excel/snapshot.ts";
import type { Grids } from "../src/workbook/grid.ts";
import type { drawFrontier } from "./pictures/frontier.ts";
import type { Look } from "./work/look.ts";
import type { FrontierPoint, Review } from "./work/review.ts";

/** The five views, in the order of their tabs. */
// biome-ignore format: reads as a table
export const views = [
  { name: "stages", title: "Stages" },
  { name: "check",  title: "Check" },
  { name: "weigh",  title: "Weigh" },
  { name: "plan",   title: "Plan" },
  { name: "words",  title: "Words" },
] as const;
export type ViewName = (typeof views)[number]["name"];

/** What the pane shows. Nothing of it outlives the pane, and every press reads the workbook afresh. */
export interface State {
  readonly view: ViewName;
  /** The last look at the workbook; null until there was one. */
  readonly look: Look | null;
  /** What could not be done and what to do about it. */
  readonly trouble: string | null;
  /** What assistive technology is told, politely. */
  readonly said: string;
  readonly isBusy: boolean;
  /** Whether changes of the workbook are listened to. */
  readonly isFollowing: boolean;
  /** Whether Excel has let a call wait for longer than it should. */
  readonly isWaiting: boolean;
  readonly isIntroSkipped: boolean;
  readonly openStage: number | null;
  readonly check: Checking | null;
  readonly weigh: Weights | null;
  readonly plan: Planning;
}

/** The list as it was when Check workbook was pressed, and the line that was last gone to. */
export interface Checking {
  readonly look: Look;
  readonly at: number | null;
}

/** Weights being tried, in the order of the families, and what the two other ways of weighing would say of them. */
export interface Weights {
  readonly tried: readonly number[];
  /** The way in which they were last changed. */
  readonly by: "hand" | "order" | "pairs";
  readonly order: readonly number[];
  /** An answer to each comparison of two: how many times the first counts as the second. */
  readonly answers: readonly number[];
}

/** Writing the plan: where it is, and what was written. */
export interface Planning {
  readonly running: { readonly step: number; readonly share: number; readonly stop: AbortController } | null;
  /** Whether the workbook was changed while the plan was being made and written. */
  readonly isOvertaken: boolean;
  /** The plan as it stands on the sheets. */
  readonly review: Review | null;
  /** The result sheets as they were before this pane last wrote them. */
  readonly before: Snapshot | null;
  /** Where a person types on those sheets, what stood there once they were written: what is typed over it stays. */
  readonly written: Grids | null;
  /** Whether writing stopped half-way, so that the sheets hold neither the plan before nor the new one. */
  readonly isUnfinished: boolean;
  readonly drawFrontier: typeof drawFrontier | null;
}

export type { FrontierPoint };

/** What is shown when the pane opens. */
export const openingState = (view: ViewName): State => ({
  view,
  look: null,
  trouble: null,
  said: "",
  isBusy: false,
  isFollowing: false,
  isWaiting: false,
  isIntroSkipped: false,
  openStage: null,
  check: null,
  weigh: null,
  plan: {
    running: null,
    isOvertaken: false,
    review: null,
    before: null,
    written: null,
    isUnfinished: false,
    drawFrontier: null,
  },
});
