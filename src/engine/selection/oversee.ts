import type { Options } from "./problem.ts";

/** Branches between two questions whether to stop. */
const NODES_BETWEEN_QUESTIONS = 64;

/** Whether to go no further; asked before every branch, over however many searches an answer takes. */
export type IsOver = () => boolean;

/** Turns the caller's limits into one question: `stop` is asked at every 64th branch, the first included. */
export function oversee({ stop, nodeLimit = Infinity }: Options): IsOver {
  let nodes = 0;
  let isOver = false;
  return () => {
    const isDue = nodes % NODES_BETWEEN_QUESTIONS === 0;
    isOver ||= nodes >= nodeLimit || (isDue && stop?.() === true);
    nodes++;
    return isOver;
  };
}
