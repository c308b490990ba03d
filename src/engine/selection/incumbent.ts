import type { Program } from "./program.ts";
import { gainOf, respects } from "./program.ts";

/** The best portfolio found so far, and what a branch must reach to matter. */
export interface Incumbent {
  readonly program: Program;
  chosen: Uint8Array | null;
  /** Whole gain; before any is found, one less than the least that matters. */
  gain: number;
  /** Whether another portfolio may gain exactly as much. */
  isTied: boolean;
  /** Whether only a better one is wanted, and equals need not be noticed. */
  wantsBetter: boolean;
}

/** Nothing found yet, and nothing gaining less than `least` wanted. */
export const noIncumbent = (program: Program, least: number): Incumbent => ({
  program,
  chosen: null,
  gain: least - 1,
  isTied: false,
  wantsBetter: false,
});

/**
 * The least whole gain that a branch must be able to reach to be worth looking at. Until an equal has been seen that
 * is the best gain itself, so that a search that ends without one has proved that the best is the only one.
 */
export const target = ({ chosen, gain, isTied, wantsBetter }: Incumbent): number =>
  chosen === null || isTied || wantsBetter ? gain + 1 : gain;

/** Takes a portfolio if it respects every rule and is the best so far; false if it breaks a rule. */
export function offer(incumbent: Incumbent, chosen: Uint8Array): boolean {
  const { program } = incumbent;
  const gain = gainOf(program, chosen);
  const isBetter = gain > incumbent.gain;
  if (!respects(program, chosen)) return false;
  if (isBetter) {
    incumbent.chosen = chosen.slice();
    incumbent.gain = gain;
    incumbent.isTied = false;
  } else if (gain === incumbent.gain && incumbent.chosen?.some((value, j) => value !== chosen[j])) {
    incumbent.isTied = true;
  }
  return true;
}
