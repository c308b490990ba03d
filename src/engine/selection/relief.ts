import { bestOf } from "./best.ts";
import { commonStep } from "./matrix.ts";
import { oversee } from "./oversee.ts";
import type { Candidate, Options, Rules } from "./problem.ts";
import type { Program, Row } from "./program.ts";
import { programFromRules } from "./program.ts";

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
 * needs, for some portfolio to respect every rule; null where no rise helps, or `options` ended the search. Exact:
 * the rise of each limit is written in binary, each binary place a candidate of its own that gives back to the limit
 * what it costs. The search grows with the number of places: round amounts are quicker.
 *
 * @param names the limits that may rise
 * @returns by name the rise of each that has to; none where the rules hold already
 */
export function cheapestReliefTogether(
  candidates: readonly Candidate[],
  rules: Rules,
  names: readonly string[],
  options: Options = {},
): readonly { readonly name: string; readonly rise: number }[] | null {
  const program = programFromRules(candidates, rules);
  if (program === null) return null;
  const bound = rules.limits.filter(({ amount }) => amount !== Infinity);
  const places = program.rows.flatMap((row, r) =>
    names.includes(bound[r]?.name ?? "") ? placesOf(row, r) : [],
  );
  const { chosen, isProved } = bestOf(withPlaces(program, places), oversee(options));
  if (chosen === null || !isProved) return null;
  return bound.flatMap(({ name }, r) => {
    const taken = places.filter(({ row }, p) => row === r && chosen[program.size + p] === 1);
    const rise = taken.reduce((sum, { costs }) => sum + costs, 0);
    return rise > 0 ? [{ name, rise }] : [];
  });
}

/** A part of a rise: what it gives back to a row, and what it costs. */
interface Place {
  readonly row: number;
  readonly gives: number;
  readonly costs: number;
}

/**
 * The binary places of a row's rise, in the steps that its use goes in. What the row cannot use of its amount as it
 * stands (the rest of a step) is taken off the first step.
 */
function placesOf({ use, amount }: Row, row: number): readonly Place[] {
  const step = commonStep(use);
  const rest = amount % step;
  const steps = Math.ceil((use.reduce((sum, each) => sum + each, 0) - amount) / step);
  if (!(steps > 0)) return [];
  const count = Math.ceil(Math.log2(steps + 1));
  const doubled = Array.from({ length: count }, (_, p) => step * 2 ** p);
  return [
    { row, gives: step, costs: step - rest },
    ...doubled.map((whole) => ({ row, gives: whole, costs: whole })),
  ];
}

/** The program of the least cost in places, of portfolios with any places they need. */
function withPlaces(program: Program, places: readonly Place[]): Program {
  const grown = <T>(list: Iterable<T>, value: T) => [...list, ...places.map(() => value)];
  const ones = new Float64Array(program.size).fill(1);
  const zeros = new Float64Array(program.size);
  return {
    ...program,
    size: program.size + places.length,
    gain: Float64Array.from([...zeros, ...places.map(({ costs }) => -costs)]),
    cost: Float64Array.from(grown(program.cost, 0)),
    rows: [
      ...program.rows.map(({ use, amount }, r) => ({
        use: Float64Array.from([...use, ...places.map(({ row, gives }) => (row === r ? -gives : 0))]),
        amount,
      })),
      { use: Float64Array.from(grown(ones, 0)), amount: program.atMost },
    ],
    atMost: program.size + places.length,
    needs: grown(program.needs, []),
    excludes: grown(program.excludes, []),
  };
}
