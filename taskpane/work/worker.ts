import type { Grids } from "../../src/workbook/grid.ts";
import { type Handover, takeOver } from "./handover.ts";
import type { AskOf, Progress, TaskName } from "./tasks.ts";
import { tasks } from "./tasks.ts";

/** What the page sends: one task and what it needs, of the workbook what has changed since the last. */
export interface Order<N extends TaskName = TaskName> {
  readonly task: N;
  readonly ask: Omit<AskOf<N>, "grids">;
  readonly handover: Handover;
}

/** What comes back: progress now and then, and at the end an answer or what went wrong. */
export type Reply =
  | { readonly progress: Progress }
  | { readonly answer: unknown }
  | { readonly failed: string };

/** Milliseconds between two reports, so that reporting costs nothing. */
const REPORT_EVERY = 50;

const port = self as unknown as {
  onmessage: (event: MessageEvent<Order>) => void;
  postMessage: (reply: Reply) => void;
};

/** The workbook's tables as they were when the last task was given. */
let grids: Grids = new Map();

port.onmessage = ({ data: { task, ask, handover } }) => {
  grids = takeOver(grids, handover);
  try {
    const work = (tasks[task] as (ask: unknown) => Generator<Progress, unknown>)({ ...ask, grids });
    let said: Progress | undefined;
    let saidAt = 0;
    for (;;) {
      const { done, value } = work.next();
      if (done) return port.postMessage({ answer: value });
      const progress = value as Progress;
      if (progress.step === said?.step && performance.now() - saidAt < REPORT_EVERY) continue;
      port.postMessage({ progress });
      [said, saidAt] = [progress, performance.now()];
    }
  } catch (caught) {
    port.postMessage({ failed: caught instanceof Error ? caught.message : String(caught) });
  }
};
