import type { Candidate, Rules } from "./problem.ts";
import type { Program } from "./program.ts";
import type { Answer, Question } from "./solve.ts";

/** A candidate that is asked what would flip it, and the means to find out. */
export interface Asked {
  readonly candidates: readonly Candidate[];
  readonly rules: Rules;
  /** The program of all candidates under the rules. */
  readonly program: Program;
  readonly position: number;
  /** The greatest share by which a cost or a limit may change. */
  readonly within: number;
  readonly isChosen: boolean;
  /** The best portfolio with the candidate, and the best without it, as things are; a gain of −Infinity where none is. */
  readonly inside: Pick<Answer, "chosen" | "gain">;
  readonly outside: Pick<Answer, "chosen" | "gain">;
  /** Solves a program for its best gain, unless told. */
  readonly ask: (program: Program, question?: Partial<Question>) => Answer;
  /** Whether everything asked so far was seen through. */
  readonly isProved: () => boolean;
}

/** A program with one position decided. */
export const settled = (program: Program, position: number, chosen: 0 | 1): Program => ({
  ...program,
  settled: [...program.settled, [position, chosen]],
});

/** Where in the program the row of a limit stands: those without end have none. */
export const rowOf = ({ limits }: Rules, limit: number): number =>
  limits.slice(0, limit).filter(({ amount }) => amount !== Infinity).length;
