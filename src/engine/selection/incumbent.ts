import { commonStep } from "./matrix.ts";
import type { Program } from "./program.ts";
import { gainOf, respects } from "./program.ts";

/** The best portfolio found so far, and what a branch must reach to matter. */
export interface Incumbent {
  readonly program: Program;
  /** The least whole gain that matters. */
  readonly least: number;
  /** What gains go in steps of. */
  readonly step: number;
  chosen: Uint8Array | null;
  /** Whole gain; −Infinity before any is found. */
  gain: number;
  /** Whether branches that could hold an equal are looked at. */
  followsEquals: boolean;
  /** Whether some such branch was passed over, so that a better equal may exist. */
  mayHaveEqual: boolean;
}

/** Nothing found yet, and nothing gaining less than `least` wanted. */
export const noIncumbent = (program: Program, least: number): Incumbent => ({
  program,
  least,
  step: commonStep(program.gain),
  chosen: null,
  gain: -Infinity,
  followsEquals: true,
  mayHaveEqual: false,
});

/** The least whole gain that a branch must be able to reach to be worth looking at. */
export function target({ chosen, least, gain, step, followsEquals }: Incumbent): number {
  if (chosen === null) return least;
  return followsEquals ? gain : gain + step;
}

/** Takes a portfolio if it respects every rule and is the best so far; false if it breaks a rule. */
export function offer(incumbent: Incumbent, chosen: Uint8Array): boolean {
  const { program, least } = incumbent;
  if (!respects(program, chosen)) return false;
  const gain = gainOf(program, chosen);
  if (gain < least || gain < incumbent.gain) return true;
  if (gain === incumbent.gain && !isBetterEqual(incumbent, chosen)) return true;
  incumbent.chosen = chosen.slice();
  incumbent.gain = gain;
  return true;
}

function isBetterEqual({ program, chosen: best }: Incumbent, chosen: Uint8Array): boolean {
  let dearer = 0;
  let isEarlier = false;
  let differs = false;
  for (let j = 0; j < program.size; j++) {
    const more = (chosen[j] ?? 0) - (best?.[j] ?? 0);
    if (more === 0) continue;
    if (!differs) isEarlier = more > 0;
    differs = true;
    dearer += more * (program.cost[j] ?? 0);
  }
  return dearer === 0 ? isEarlier : dearer < 0;
}
