import type { IsOver } from "./oversee.ts";
import type { Program } from "./program.ts";
import { solve } from "./solve.ts";
import { settleEquals } from "./ties.ts";

/** The best answer to a program, or as much as was found of it. */
export interface Best {
  /** By position, 1 for in; null if none was found. */
  readonly chosen: Uint8Array | null;
  /** Its whole gain; −Infinity without one. */
  readonly gain: number;
  /** The whole gain that nothing can exceed. */
  readonly bound: number;
  /** Whether it is the best, and of equals the one wanted; without one, that there is none. */
  readonly isProved: boolean;
}

/** Solves a program, choice among equals included; null is a program whose rules cannot hold. */
export function bestOf(program: Program | null, isOver: IsOver): Best {
  if (program === null) return { chosen: null, gain: -Infinity, bound: -Infinity, isProved: true };
  const answer = solve({ program, isOver });
  const { chosen, gain, bound, isProved } = answer;
  if (chosen === null || !isProved || !answer.mayHaveEqual) return { chosen, gain, bound, isProved };
  return { gain, bound, ...settleEquals(program, { ...answer, chosen }, isOver) };
}
