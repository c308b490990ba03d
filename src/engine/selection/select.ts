import { bestOf } from "./best.ts";
import { oversee } from "./oversee.ts";
import type { Candidate, Options, Rules, Selection } from "./problem.ts";
import { programFromRules } from "./program.ts";

/**
 * The portfolio worth most that respects every rule, with a proof that none is worth more: exact branch and bound on
 * whole numbers. Of equals, the one that costs least; of those, the one holding the earlier candidates (at the first
 * candidate that only one of two portfolios holds, the one that holds it). The same candidates and rules give the same
 * portfolio on every machine, in whatever order the search happens to meet them.
 *
 * Never throws. Without candidates the best portfolio is the empty one, worth 0, unless twin track asks for a pair.
 * Circular needs mean all or none. A limit below zero, or one that is no number, cannot be respected.
 *
 * Three projects worth £60, £50 and £40 that cost £3, £2 and £2, under a limit of £4: the last two, worth £90.
 *
 * @returns `chosen` in the order of the candidates; `value` and `bound` in whole pence
 */
export function selectPortfolio(
  candidates: readonly Candidate[],
  rules: Rules,
  options: Options = {},
): Selection {
  const { chosen, gain, bound, isProved } = bestOf(programFromRules(candidates, rules), oversee(options));
  if (chosen === null) return isProved ? { status: "infeasible" } : { status: "unknown", bound };
  const refs = candidates.filter((_, j) => chosen[j] === 1).map(({ ref }) => ref);
  return { status: isProved ? "optimal" : "stopped", chosen: refs, value: gain, bound };
}
