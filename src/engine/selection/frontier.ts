import type { Best } from "./best.ts";
import { bestOf } from "./best.ts";
import { type IsOver, oversee } from "./oversee.ts";
import type { Candidate, Options, Rules } from "./problem.ts";
import { programFromRules } from "./program.ts";
import type { Scale } from "./scale.ts";
import { amountAt, amountBelow, compareScales, scaleFrom, shareOf } from "./scale.ts";

/** A share of the limits from which on a better portfolio can be had. */
export interface FrontierStep {
  /** 1 is the limits as given. */
  readonly scale: number;
  /** The scaled limits at this share, whole, in the order of their names. */
  readonly amounts: readonly number[];
  /** The best value there, in whole pence. */
  readonly value: number;
  /** Whole pence, present value. */
  readonly cost: number;
  readonly chosen: readonly string[];
}

/** Best value against budget. */
export interface Frontier {
  /** Least share first; between two steps the lower one's value holds. */
  readonly steps: readonly FrontierStep[];
  /** Whether every step there is was found: if not, each given is still exact, and others lie between. */
  readonly isComplete: boolean;
}

/** What to trace, and how far. */
export interface FrontierOptions extends Options {
  /** The limits that are scaled together; the others stay. */
  readonly scaled: readonly string[];
  /** The most portfolios to solve for; 500 unless told. */
  readonly most?: number;
  /** The best portfolio under the limits as given, where it is known already: a step even of a frontier cut short. */
  readonly best?: readonly string[];
}

/** Shares that are looked at first, evenly up to the most that is of use, so that an incomplete frontier spans it. */
const EVENLY = 40;

/**
 * The efficient frontier: the best value at every share of the scaled limits that changes it, from the least at which
 * the rules can hold to the one beyond which more is of no use. Exact, by solving again just below each step until
 * nothing changes there. The steps are not nested: a project can leave as the budget rises. A limit of nothing, or
 * without limit, is not scaled.
 */
export function efficientFrontier(
  candidates: readonly Candidate[],
  rules: Rules,
  { scaled, most = 500, best: known, stop, nodeLimit = Infinity }: FrontierOptions,
): Frontier {
  const options = stop === undefined ? {} : { stop };
  const inAll = oversee({ ...options, nodeLimit });
  let isSpent = false;
  const isOver: IsOver = () => {
    isSpent ||= inAll();
    return isSpent;
  };
  const isScaled = rules.limits.map(
    ({ name, amount }) => scaled.includes(name) && amount > 0 && Number.isSafeInteger(amount),
  );
  const places = rules.limits.map((_, l) => l).filter((l) => isScaled[l]);
  let solves = 0;
  let isComplete = true;

  const stepAt = (amountOf: (amount: number) => number, isEnough: IsOver = isOver): Step | null => {
    isSpent ||= solves >= most;
    if (isSpent) {
      isComplete = false;
      return null;
    }
    solves++;
    const limits = rules.limits.map((limit, l) =>
      isScaled[l] ? { ...limit, amount: amountOf(limit.amount) } : limit,
    );
    const best = bestOf(programFromRules(candidates, { ...rules, limits }), isEnough);
    if (!best.isProved) isComplete = false;
    return best.isProved ? stepOf(best, leastScale(candidates, rules, places, best.chosen)) : null;
  };

  const found: Step[] = [];
  const keep = (step: Step | null): Step | null => {
    if (step !== null) found.push(step);
    return step;
  };
  const top = keep(stepAt(() => Infinity));
  if (top === null || places.length === 0)
    return frontierOf(candidates, rules, places, { found, isComplete });
  for (let part = EVENLY - 1; part > 0; part--) {
    const share = { over: top.scale.over * BigInt(part), under: top.scale.under * BigInt(EVENLY) };
    // The best at a larger share that fits this one is the best here too.
    const above = found.at(-1);
    if (above !== undefined && compareScales(above.scale, share) <= 0) continue;
    // One that is hard leaves the others their turn.
    const own = oversee({ ...options, nodeLimit: Math.floor(nodeLimit / (2 * EVENLY)) });
    keep(
      stepAt(
        (amount) => amountAt(share, amount),
        () => own() || isOver(),
      ),
    );
  }
  if (known !== undefined) {
    const refs = new Set(known);
    const chosen = Uint8Array.from(candidates, ({ ref }) => (refs.has(ref) ? 1 : 0));
    const value = candidates.reduce((sum, each) => sum + (refs.has(each.ref) ? each.value : 0), 0);
    keep({ scale: leastScale(candidates, rules, places, chosen), value, chosen });
  }
  const queue = [...found].sort((a, b) => compareScales(b.scale, a.scale));
  const seen = new Set(found.map(keyOf));
  for (let step = queue.shift(); step !== undefined && !isSpent; step = queue.shift()) {
    const { scale } = step;
    const below = stepAt((amount) => amountBelow(scale, amount));
    if (below === null || seen.has(keyOf(below))) continue;
    seen.add(keyOf(below));
    found.push(below);
    queue.push(below);
  }
  return frontierOf(candidates, rules, places, { found, isComplete });
}

interface Step {
  readonly scale: Scale;
  readonly value: number;
  readonly chosen: Uint8Array;
}

const stepOf = ({ chosen, gain }: Best, scale: Scale): Step | null =>
  chosen === null ? null : { scale, value: gain, chosen };

const keyOf = ({ scale, value }: Step): string => `${value} ${scale.over}/${scale.under}`;

/** The least share at which a portfolio fits: that of the limit it uses most of. */
function leastScale(
  candidates: readonly Candidate[],
  { limits }: Rules,
  places: readonly number[],
  chosen: Uint8Array | null,
): Scale {
  let least: Scale = { over: 0n, under: 1n };
  for (const l of places) {
    const used = candidates.reduce((sum, { use }, j) => sum + (chosen?.[j] === 1 ? (use[l] ?? 0) : 0), 0);
    const scale = scaleFrom(used, limits[l]?.amount ?? 0);
    if (scale !== null && compareScales(scale, least) > 0) least = scale;
  }
  return least;
}

/** Of what was found, the steps that beat everything at a lower or equal share. */
function frontierOf(
  candidates: readonly Candidate[],
  { limits }: Rules,
  places: readonly number[],
  { found, isComplete }: { readonly found: readonly Step[]; readonly isComplete: boolean },
): Frontier {
  const ordered = [...found].sort((a, b) => compareScales(a.scale, b.scale) || b.value - a.value);
  const steps: FrontierStep[] = [];
  for (const { scale, value, chosen } of ordered) {
    if (value <= (steps.at(-1)?.value ?? -Infinity)) continue;
    const members = candidates.filter((_, j) => chosen[j] === 1);
    steps.push({
      scale: shareOf(scale),
      amounts: places.map((l) => amountAt(scale, limits[l]?.amount ?? 0)),
      value,
      cost: members.reduce((sum, { cost }) => sum + cost, 0),
      chosen: members.map(({ ref }) => ref),
    });
  }
  return { steps, isComplete };
}
