import { decide, haveRoom, OPEN, openDomain, retreat, settle } from "./domain.ts";
import { matrixFromProgram } from "./matrix.ts";
import type { Candidate, Rules } from "./problem.ts";
import { gainOf, programFromRules, respects } from "./program.ts";

/** What going down a ranking chooses. */
export interface RankingChoice {
  /** In the order given. */
  readonly chosen: readonly string[];
  /** Whole pence. */
  readonly value: number;
  /** False where it breaks a rule it does not look ahead to: twin track, or must-dos that do not fit. */
  readonly respectsRules: boolean;
}

/**
 * What is chosen by taking candidates in order as long as they fit: the must-dos first, then each in turn with all it
 * needs, unless that breaks a limit or an exclusion or would be worth less than nothing. It does not look ahead, so
 * its loss against the best portfolio is the price of choosing by rank.
 *
 * Worth £60, £50 and £40 at £3, £2 and £2, under a limit of £4: the first alone, worth £60 where £90 was to be had.
 *
 * @param candidates best ranked first
 */
export function rankingChoice(candidates: readonly Candidate[], rules: Rules): RankingChoice {
  const program = programFromRules(candidates, rules);
  if (program === null) return { chosen: [], value: 0, respectsRules: false };
  const unpaired = { ...program, covers: [] };
  const domain = openDomain(unpaired, matrixFromProgram(unpaired));
  const { state, matrix, left } = domain;
  const count = matrix.rows - 1;
  const fits = () => haveRoom(domain) && (left[count] ?? 0) >= 0;
  if (!settle(domain) || !fits()) return { chosen: [], value: 0, respectsRules: false };
  for (let j = 0; j < program.size; j++) {
    if (state[j] !== OPEN) continue;
    const { decided, gain } = domain;
    if (!decide(domain, j, 1) || !fits() || domain.gain < gain) retreat(domain, decided);
  }
  const chosen = state.map((value) => (value === 1 ? 1 : 0));
  return {
    chosen: candidates.filter((_, j) => chosen[j] === 1).map(({ ref }) => ref),
    value: gainOf(program, chosen),
    respectsRules: respects(program, chosen),
  };
}
