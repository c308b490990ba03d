import type { Grids } from "../../src/workbook/grid.ts";
import { pause } from "../pause.ts";
import { handOver } from "./handover.ts";
import type { AnswerOf, AskOf, Progress, TaskName } from "./tasks.ts";
import type { Order, Reply } from "./worker.ts";

/** How to follow and stop a task. */
export interface Following {
  readonly onProgress?: (progress: Progress) => void;
  readonly signal?: AbortSignal;
}

/** Where work is done while the page stays free. */
export interface Desk {
  /** @throws AbortError once its signal says stop; an Error where the work itself fails */
  readonly run: <N extends TaskName>(task: N, ask: AskOf<N>, following?: Following) => Promise<AnswerOf<N>>;
}

/**
 * A worker for each task, or the page itself, a little at a time, where workers are blocked. A worker that is done stays
 * for the next task, which it then begins at once and does several times as fast: it still has the workbook's tables,
 * and is given those that have changed.
 */
export function openDesk(): Desk {
  let areBlocked = false;
  let idle: Hired | null = null;
  const next = (): Hired | null => {
    const worker = idle ?? hire();
    idle = null;
    return worker;
  };
  return {
    run: async (task, ask, following = {}) => {
      const job = { task, ask, following };
      const worker = areBlocked ? null : next();
      if (worker === null) return onThePage(job);
      try {
        const answer = await inWorker(worker, job);
        if (idle === null) idle = { ...worker, grids: ask.grids };
        else worker.thread.terminate();
        return answer;
      } catch (caught) {
        worker.thread.terminate();
        if (caught !== NOT_LOADED) throw caught;
        areBlocked = true;
        return onThePage(job);
      }
    },
  };
}

/** A worker and the tables that it has. */
interface Hired {
  readonly thread: Worker;
  readonly grids: Grids;
}

/** A new worker; null where the page may not have one. */
function hire(): Hired | null {
  try {
    const thread = new Worker(/* webpackChunkName: "worker" */ new URL("./worker.ts", import.meta.url));
    return { thread, grids: new Map() };
  } catch {
    return null;
  }
}

/** What a worker that could not be loaded ends with. */
const NOT_LOADED = new Error("The worker was not loaded");

interface Job<N extends TaskName> {
  readonly task: N;
  readonly ask: AskOf<N>;
  readonly following: Following;
}

function inWorker<N extends TaskName>(
  { thread, grids: before }: Hired,
  { task, ask: { grids, ...ask }, following }: Job<N>,
): Promise<AnswerOf<N>> {
  const { signal, onProgress } = following;
  return new Promise<AnswerOf<N>>((resolve, reject) => {
    const stop = () => reject(stopped());
    if (signal?.aborted) return stop();
    signal?.addEventListener("abort", stop, { once: true });
    thread.onmessage = ({ data }: MessageEvent<Reply>) => {
      if ("progress" in data) onProgress?.(data.progress);
      else if ("answer" in data) resolve(data.answer as AnswerOf<N>);
      else reject(new Error(data.failed));
    };
    // Only a worker that never ran fails without a message.
    thread.onerror = ({ message }) => reject(message === undefined ? NOT_LOADED : new Error(message));
    thread.postMessage({ task, ask, handover: handOver(before, grids) } satisfies Order);
  });
}

/** Milliseconds that the page may be held at once. */
const AT_ONCE = 50;

async function onThePage<N extends TaskName>({ task, ask, following }: Job<N>): Promise<AnswerOf<N>> {
  const { onProgress, signal } = following;
  const { tasks } = await import(/* webpackChunkName: "tasks" */ "./tasks.ts");
  const work = (tasks[task] as (ask: AskOf<N>) => Generator<Progress, AnswerOf<N>>)(ask);
  for (let since = performance.now(); ; ) {
    const { done, value } = work.next();
    if (done) return value as AnswerOf<N>;
    if (performance.now() - since < AT_ONCE) continue;
    onProgress?.(value as Progress);
    await pause();
    if (signal?.aborted) throw stopped();
    since = performance.now();
  }
}

const stopped = (): DOMException => new DOMException("Stopped", "AbortError");
