import { bestOf } from "./best.ts";
import { oversee } from "./oversee.ts";
import type { Candidate, Options, Rules } from "./problem.ts";
import { programFromRules } from "./program.ts";
import { solve } from "./solve.ts";

/** The least rise of one limit that lets the rules hold. */
export interface Relief {
  readonly name: string;
  /** In the limit's own units. */
  readonly rise: number;
  /** A portfolio that respects the rules then: of those that rise least, the one of least cost. */
  readonly chosen: readonly string[];
}

/**
 * The least that each limit alone would have to rise for some portfolio to respect every rule, the other limits as
 * they are; in the order of the limits, without those whose rise alone does not help. Exact: the least use of that
 * limit among all portfolios that respect the rest. Empty where no single limit helps; a rise of 0 where the rules
 * hold already. A limit for which `options` ended the search is left out.
 *
 * Two must-dos of £3 each under a limit of £4: a rise of £2.
 */
export function cheapestRelief(
  candidates: readonly Candidate[],
  rules: Rules,
  options: Options = {},
): readonly Relief[] {
  const isOver = oversee(options);
  return rules.limits.flatMap((limit, l) => {
    const freed = rules.limits.map((other, o) => (o === l ? { ...other, amount: Infinity } : other));
    const bounded = candidates.map((candidate) => ({ ...candidate, value: -(candidate.use[l] ?? 0) }));
    const program = programFromRules(bounded, { ...rules, limits: freed });
    const { chosen, gain, isProved } = bestOf(program, isOver);
    if (chosen === null || !isProved || !(limit.amount > -Infinity)) return [];
    const refs = candidates.filter((_, j) => chosen[j] === 1).map(({ ref }) => ref);
    return [{ name: limit.name, rise: Math.max(0, -gain - limit.amount), chosen: refs }];
  });
}

/**
 * The least that limits in the same unit (the years' cash, say) would have to rise in sum, each by as much as it
 * needs, for some portfolio to respect every rule; null where no rise helps, or `options` ended the search. Exact: a
 * portfolio needs a rise of no more than t in sum exactly if, for every set of these limits, it uses no more than
 * their amounts and t together. t is halved in on, and the sets are taken up as portfolios show that they matter.
 *
 * @param names the limits that may rise
 * @returns by name the rise of each that has to; none where the rules hold already
 */
export function cheapestReliefTogether(
  candidates: readonly Candidate[],
  rules: Rules,
  names: readonly string[],
  options: Options = {},
): readonly Rise[] | null {
  const isOver = oversee(options);
  const rising = rules.limits.flatMap(({ name, amount }, l) =>
    names.includes(name) && amount > -Infinity && amount < Infinity
      ? [{ name, amount, use: usesOf(candidates, l) }]
      : [],
  );
  const lifted = rules.limits.map((limit) =>
    names.includes(limit.name) ? { ...limit, amount: Number.MAX_SAFE_INTEGER } : limit,
  );
  const program = programFromRules(candidates, { ...rules, limits: lifted });
  if (program === null) return null;
  const leastUse = { ...program, gain: sumOf(rising, program.size).use.map((use) => -use) };
  const { chosen, gain, isProved } = solve({ program: leastUse, wanted: "gain", isOver });
  if (chosen === null || !isProved) return null;
  let best = risesOf(rising, chosen);
  const sets: Sum[] = [];
  for (let below = Math.max(0, -gain - sumOf(rising, program.size).amount); below < totalOf(best); ) {
    const middle = Math.floor((below + totalOf(best)) / 2);
    const rows = sets.map(({ use, amount }) => ({ use, amount: amount + middle }));
    const bounded = { ...program, rows: [...program.rows, ...rows] };
    const found = solve({ program: bounded, wanted: "any", isOver });
    if (found.chosen === null) {
      if (!found.isProved) return null;
      below = middle + 1;
      continue;
    }
    const rises = risesOf(rising, found.chosen);
    if (totalOf(rises) < totalOf(best)) best = rises;
    const { chosen: held } = found;
    if (totalOf(rises) > middle)
      sets.push(
        sumOf(
          rising.filter((limit) => riseOf(limit, held) > 0),
          program.size,
        ),
      );
  }
  return best;
}

/** By how much a limit has to rise, in its own units. */
export interface Rise {
  readonly name: string;
  readonly rise: number;
}

interface Sum {
  readonly use: Float64Array;
  readonly amount: number;
}

/** Every candidate's use of a limit; nothing where that is no amount, for such a candidate is never chosen. */
const usesOf = (candidates: readonly Candidate[], limit: number): Float64Array =>
  Float64Array.from(candidates, ({ use }) => (Number.isFinite(use[limit]) ? (use[limit] ?? 0) : 0));

const totalOf = (rises: readonly Rise[]): number => rises.reduce((sum, { rise }) => sum + rise, 0);

/** By how much a portfolio overdraws a limit; below nothing where it leaves some. */
const riseOf = ({ use, amount }: Sum, chosen: Uint8Array): number =>
  use.reduce((sum, each, j) => sum + (chosen[j] === 1 ? each : 0), 0) - amount;

/** The limits that a portfolio overdraws, and by how much. */
const risesOf = (limits: readonly (Sum & { readonly name: string })[], chosen: Uint8Array): readonly Rise[] =>
  limits.map((limit) => ({ name: limit.name, rise: riseOf(limit, chosen) })).filter(({ rise }) => rise > 0);

/** Limits added up. */
function sumOf(limits: readonly Sum[], size: number): Sum {
  const use = new Float64Array(size);
  let amount = 0;
  for (const limit of limits) {
    amount += limit.amount;
    for (let j = 0; j < size; j++) use[j] = (use[j] ?? 0) + (limit.use[j] ?? 0);
  }
  return { use, amount };
}
