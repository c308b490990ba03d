import { bestOf } from "./best.ts";
import type { IsOver } from "./oversee.ts";
import { oversee } from "./oversee.ts";
import type { Candidate, Options, Rules } from "./problem.ts";
import type { Program } from "./program.ts";
import { programFromRules } from "./program.ts";
import { solve } from "./solve.ts";

/** An activity and a service that start together, two different projects; either may be one that counts as both. */
export interface Pair {
  readonly activity: string;
  readonly service: string;
}

/** A pair, and the best portfolio that holds it. */
export interface RankedPair extends Pair {
  /** Whole pence. */
  readonly value: number;
  readonly chosen: readonly string[];
}

/** A pair, all that has to come in with it, and what that costs together in whole pence. */
export interface CheapestPair extends Pair {
  readonly chosen: readonly string[];
  readonly cost: number;
}

type Places = readonly [activity: number, service: number];

/**
 * What the twin-track rule costs: the best value without it less the best value with it, in whole pence. Null where
 * no portfolio respects the rules with it, or where `options` ended the search before both were proved.
 */
export function twinTrackPrice(
  candidates: readonly Candidate[],
  rules: Rules,
  options: Options = {},
): number | null {
  const isOver = oversee(options);
  const [freely, paired] = [false, true].map((twinTrack) =>
    bestOf(programFromRules(candidates, { ...rules, twinTrack }), isOver),
  );
  if (!freely?.isProved || !paired?.isProved || paired.chosen === null) return null;
  return freely.gain - paired.gain;
}

/** How many pairs the first phase could hold, before any rule but the track: 11 activities and 6 services make 66. */
export const countPairs = (candidates: readonly Candidate[]): number => pairsOf(candidates).length;

/**
 * The pairs whose best portfolios are worth most, best first; of equals those of the best portfolio first, then the one
 * with the earlier activity, then service. Fewer than asked where fewer pairs hold with the rules. Exact: a pair is
 * worth no more than the best portfolio with either of its two, so pairs are solved in the order of that bound until
 * none left can matter.
 *
 * @returns null where `options` ended the search first
 */
export function bestPairs(
  candidates: readonly Candidate[],
  rules: Rules,
  count: number,
  options: Options = {},
): readonly RankedPair[] | null {
  const program = programFromRules(candidates, { ...rules, twinTrack: true });
  const isOver = oversee(options);
  const { chosen, gain, isProved } = bestOf(program, isOver);
  if (!isProved) return null;
  if (program === null || chosen === null) return [];
  const pairs = pairsOf(candidates);
  const isHeld = ([a, s]: Places) => chosen[a] === 1 && chosen[s] === 1;
  const held = pairs.filter(isHeld).slice(0, count);
  const found: Held[] = held.map((places) => ({ places, value: gain, chosen }));
  if (found.length < count) {
    const others = pairs.filter((places) => !isHeld(places));
    const rest = solvePairs(program, others, count - found.length, isOver);
    if (rest === null) return null;
    found.push(...rest);
  }
  return found.map(({ places, value, chosen }) => ({
    ...named(candidates, places),
    value,
    chosen: refsIn(candidates, chosen),
  }));
}

interface Held {
  readonly places: Places;
  readonly value: number;
  readonly chosen: Uint8Array;
}

function solvePairs(
  program: Program,
  pairs: readonly Places[],
  count: number,
  isOver: IsOver,
): readonly Held[] | null {
  const alone = boundsAlone(program, new Set(pairs.flat()), isOver);
  if (alone === null) return null;
  const order = new Map(pairs.map((places, p) => [places, p]));
  const boundOf = ([a, s]: Places) => Math.min(alone.get(a) ?? -Infinity, alone.get(s) ?? -Infinity);
  const queue = pairs.map((places) => ({ places, bound: boundOf(places) })).sort((a, b) => b.bound - a.bound);
  const found: Held[] = [];
  for (const { places, bound } of queue) {
    if (bound === -Infinity || bound < (found[count - 1]?.value ?? -Infinity)) break;
    const best = bestOf(withAll(program, places), isOver);
    if (!best.isProved) return null;
    if (best.chosen === null) continue;
    found.push({ places, value: best.gain, chosen: best.chosen });
    found.sort((a, b) => b.value - a.value || (order.get(a.places) ?? 0) - (order.get(b.places) ?? 0));
    found.length = Math.min(found.length, count);
  }
  return found;
}

/**
 * The pair that costs least with all it needs, whatever the limits and the other projects: what to name where the
 * budget allows no pair. Null where needs and exclusions allow none (or `options` ended the search first).
 */
export function cheapestPair(candidates: readonly Candidate[], options: Options = {}): CheapestPair | null {
  const optional = candidates.map((candidate) => ({ ...candidate, mustDo: false }));
  const program = programFromRules(optional, { limits: [], atMost: null, twinTrack: true });
  if (program === null) return null;
  const byCost = {
    ...program,
    gain: program.cost.map((whole) => -Math.max(0, whole)),
    cost: new Float64Array(program.size).fill(1),
  };
  const { chosen, gain, isProved } = bestOf(byCost, oversee(options));
  if (chosen === null || !isProved) return null;
  const places = pairsOf(candidates).find(([a, s]) => chosen[a] === 1 && chosen[s] === 1);
  if (places === undefined) return null;
  return { ...named(candidates, places), chosen: refsIn(candidates, chosen), cost: Math.abs(gain) };
}

/** Every pair by position, earliest activity first, then service; two that each count as both make one pair. */
function pairsOf(candidates: readonly Candidate[]): readonly Places[] {
  const first = candidates.map((_, j) => j).filter((j) => candidates[j]?.startsFirst);
  const standsFor = (track: "Activity" | "Service", j: number) =>
    candidates[j]?.track === track || candidates[j]?.track === "Both";
  const canBe = (a: number, s: number) => a !== s && standsFor("Activity", a) && standsFor("Service", s);
  return first.flatMap((a) =>
    first.filter((s) => canBe(a, s) && !(s < a && canBe(s, a))).map((s): Places => [a, s]),
  );
}

/** The best value with each position in, by position; null if the search was ended. */
function boundsAlone(program: Program, positions: ReadonlySet<number>, isOver: IsOver) {
  const alone = new Map<number, number>();
  for (const j of positions) {
    const { isProved, gain } = solve({ program: withAll(program, [j]), wanted: "gain", isOver });
    if (!isProved) return null;
    alone.set(j, gain);
  }
  return alone;
}

const withAll = (program: Program, positions: readonly number[]): Program => ({
  ...program,
  settled: [...program.settled, ...positions.map((j) => [j, 1] as const)],
});

const named = (candidates: readonly Candidate[], [a, s]: Places): Pair => ({
  activity: candidates[a]?.ref ?? "",
  service: candidates[s]?.ref ?? "",
});

const refsIn = (candidates: readonly Candidate[], chosen: Uint8Array): readonly string[] =>
  candidates.filter((_, j) => chosen[j] === 1).map(({ ref }) => ref);
