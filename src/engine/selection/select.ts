import { oversee } from "./oversee.ts";
import type { Candidate, Options, Rules, Selection } from "./problem.ts";
import type { Program } from "./program.ts";
import { programFromRules } from "./program.ts";
import { solve } from "./solve.ts";
import { settleTie } from "./ties.ts";

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
  const program = programFromRules(candidates, rules);
  if (program === null) return { status: "infeasible" };
  const isOver = oversee(options);
  const cost = costs(program, candidates);
  const answer = solve({ program, cost, isOver });
  const { chosen, gain, bound, isProved } = answer;
  if (chosen === null) return isProved ? { status: "infeasible" } : { status: "unknown", bound };
  const refsOf = (set: Uint8Array) => candidates.filter((_, j) => set[j] === 1).map(({ ref }) => ref);
  if (!isProved) return { status: "stopped", chosen: refsOf(chosen), value: gain, bound };
  const settled = settleTie({ program, answer: { ...answer, chosen }, cost, isOver });
  const status = settled.isProved ? "optimal" : "stopped";
  return { status, chosen: refsOf(settled.chosen), value: gain, bound: gain };
}

const costs = ({ size }: Program, candidates: readonly Candidate[]): Float64Array =>
  new Float64Array(size).map((_, j) => {
    const cost = candidates[j]?.cost ?? 0;
    return Number.isFinite(cost) ? cost : 0;
  });
