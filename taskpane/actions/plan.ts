import { failure } from "../../src/excel/failure.ts";
import type { Snapshot } from "../../src/excel/snapshot.ts";
import type { Grids } from "../../src/workbook/grid.ts";
import { tables } from "../../src/workbook/index.ts";
import type { Pane } from "../pane.ts";
import { pause } from "../pause.ts";
import type { Planning } from "../state.ts";
import type { Progress } from "../work/tasks.ts";
import { attempt } from "./attempt.ts";
import { lookAgain, readAll, showLook } from "./look.ts";
import { whereTablesAre } from "./planner.ts";
import { restsOn, typedOn } from "./restsOn.ts";

/** What writing the plan does, step by step. */
export const planSteps = [
  "Read the workbook",
  "Check the entries",
  "Choose the best portfolio",
  "Try it on many readings of weights and estimates",
  "Write the result sheets",
] as const;

const STEP_OF = { check: 1, choose: 2, sure: 3 } as const satisfies Record<Progress["step"], number>;
const WRITING = 4;

/** Whether a plan being made can still be stopped: not once the sheets are being written. */
export const canStop = ({ running }: Planning): boolean => running !== null && running.step < WRITING;

/** Chooses the portfolio from the workbook as it stands and writes it, so long as nobody stops it. */
export const writePlan = (pane: Pane): Promise<void> =>
  attempt(pane, async () => {
    const stop = new AbortController();
    const at = (step: number, share = 0) => {
      const isNew = pane.state().plan.running?.step !== step;
      changePlan(pane, { running: { step, share, stop } });
      if (isNew) pane.change({ said: `Step ${step + 1} of ${planSteps.length}: ${planSteps[step]}` });
    };
    try {
      changePlan(pane, { isOvertaken: false });
      at(0);
      await clearHalfWritten(pane);
      const grids = await readAll(pane);
      const planned = await pane.desk.run(
        "plan",
        { grids, day: pane.today() },
        { signal: stop.signal, onProgress: ({ step, share }) => at(STEP_OF[step], share) },
      );
      if (planned === null)
        throw failure(
          "NOT-PLANNED",
          "Settings, or a table that every figure rests on, has to be put right before anything can be chosen. Check lists each cell.",
        );
      refuseIfMissing(planned.results, grids);
      at(WRITING);
      const before = await pane.host.takeSnapshot(planned.results, restsOn(grids, planned.results));
      // What the sheets hold has just been read; what is to be written is put together at another moment.
      await pause();
      await writeOrSay(pane, planned.results, before);
      changePlan(pane, { review: planned.review });
      // How the workbook stands now is known, unless somebody was at work meanwhile and could be or went unheard.
      const { isFollowing, plan } = pane.state();
      if (isFollowing && !plan.isOvertaken) showLook(pane, planned.look);
      else await lookAgain(pane);
      pane.change({ said: "The plan is written" });
    } finally {
      changePlan(pane, { running: null });
    }
    // The page is not held for showing the plan, going to it and drawing its picture all at once.
    await pause();
    pane.focus("plan-result");
    await pause();
    await loadPicture(pane);
  });

/** On a half-written sheet an officer's notes may stand beside other rows than theirs, so what was there comes back first. */
async function clearHalfWritten(pane: Pane): Promise<void> {
  const { before, isUnfinished } = pane.state().plan;
  if (!isUnfinished || before === null) return;
  await pane.host.restoreSnapshot(before);
  changePlan(pane, { before: null, isUnfinished: false });
}

/** Half a plan would look like a whole one, so every result sheet has to be there. */
function refuseIfMissing(results: Grids, grids: Grids): void {
  const missing = tables.filter(({ name }) => results.has(name) && !grids.has(name));
  if (missing.length > 0) throw failure("TABLE-MISSING", `Nothing was written. ${whereTablesAre(missing)}`);
}

/** Writes the result sheets; where that fails, finds out whether anything was written that can be put back. */
async function writeOrSay(pane: Pane, results: Grids, before: Snapshot): Promise<void> {
  try {
    await pane.host.writeGrids(results, before);
    changePlan(pane, { before, written: typedOn(results), isUnfinished: false });
  } catch (caught) {
    const now = await pane.host.takeSnapshot(results).catch(() => null);
    const isAsBefore = now !== null && JSON.stringify([...now]) === JSON.stringify([...before]);
    if (!isAsBefore) changePlan(pane, { before, written: null, isUnfinished: true });
    throw caught;
  }
}

/** Stops a plan that is being made; nothing of it has been written. */
export function stopPlan(pane: Pane): void {
  pane.state().plan.running?.stop.abort();
  pane.change({ said: "Stopped. Nothing was written" });
}

/** Shows the plan that stands on the sheets, and gives them as they were read. */
export async function reviewPlan(pane: Pane): Promise<Grids> {
  const grids = await readAll(pane);
  const review = await pane.desk.run("review", { grids });
  changePlan(pane, { review });
  await loadPicture(pane);
  return grids;
}

/** Puts the result sheets back as they were before the plan was last written. */
export const putBackPlan = (pane: Pane): Promise<void> =>
  attempt(pane, async () => {
    const { before, written } = pane.state().plan;
    if (before === null) return;
    await pane.host.restoreSnapshot(before, written ?? undefined);
    changePlan(pane, { before: null, written: null, isUnfinished: false });
    showLook(pane, await pane.desk.run("look", { grids: await reviewPlan(pane) }));
    pane.change({ said: "The previous plan is back on the sheets" });
  });

/** The drawing of the frontier, where there is one, comes with a library that no other view needs. */
async function loadPicture(pane: Pane): Promise<void> {
  const { review, drawFrontier: known } = pane.state().plan;
  if (known !== null || review === null || review.frontier.length === 0) return;
  const { drawFrontier } = await import(/* webpackChunkName: "frontier" */ "../pictures/frontier.ts");
  await pause();
  changePlan(pane, { drawFrontier });
}

const changePlan = (pane: Pane, to: Partial<Planning>): void =>
  pane.change({ plan: { ...pane.state().plan, ...to } });
