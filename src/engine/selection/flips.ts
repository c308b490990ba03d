import type { IsOver } from "./oversee.ts";
import { oversee } from "./oversee.ts";
import type { Candidate, Options, Rules, Selection } from "./problem.ts";
import type { Program } from "./program.ts";
import { programFromRules } from "./program.ts";
import { solve } from "./solve.ts";

/** What it would take for a candidate to change sides: to come into the best portfolio, or to drop out of it. */
export interface Flip {
  readonly ref: string;
  readonly isChosen: boolean;
  /**
   * Best value with it less best value without it, in whole pence: so much may its value fall before it drops out, or
   * has it to rise (where below zero) before it can come in. Null where a rule decides, whatever its value.
   */
  readonly margin: number | null;
  /**
   * The least change of its cost, as a share in steps of 0.0001: its cost and every use change by that share, and its
   * value by what is saved or spent. Below zero brings it in, above zero drives it out; null where none within does.
   */
  readonly costShare: number | null;
  /** For each limit told of, the least change, in its own whole units, that alone flips it; null where none within does. */
  readonly limits: readonly { readonly name: string; readonly change: number | null }[];
  /** False where `options` ended the search, and a null may only mean that nothing was found yet. */
  readonly isProved: boolean;
}

/** Whose flips, and how far to look. */
export interface FlipOptions extends Options {
  /** All candidates unless told. */
  readonly refs?: readonly string[];
  /** Tell only of the limit whose change is the least part of itself, which is found sooner; all unless told. */
  readonly easiestLimit?: boolean;
  /** The greatest share by which a cost or a limit may change; 1 (down to nothing, up to double) unless told. */
  readonly within?: number;
}

/** Shares of cost are looked at to the ten-thousandth. */
const STEPS = 10_000;

/**
 * For each candidate the least change that would flip it, found by solving again, not guessed. A candidate outside
 * comes in where the best value with it is no less than the best without it; one inside drops out where it is less.
 *
 * @param selection what was chosen of these candidates under these rules; where nothing was, every change is null
 */
export function flips(
  candidates: readonly Candidate[],
  rules: Rules,
  selection: Selection,
  { refs, within = 1, easiestLimit = false, ...options }: FlipOptions = {},
): readonly Flip[] {
  const isOver = oversee(options);
  const chosen = new Set("chosen" in selection ? selection.chosen : []);
  const asked = new Set(refs ?? candidates.map(({ ref }) => ref));
  return candidates.flatMap(({ ref }, position) =>
    asked.has(ref)
      ? [flipOf({ candidates, rules, position, within, easiestLimit, isOver }, chosen.has(ref))]
      : [],
  );
}

interface Asked {
  readonly candidates: readonly Candidate[];
  readonly rules: Rules;
  readonly position: number;
  readonly within: number;
  readonly easiestLimit: boolean;
  readonly isOver: IsOver;
}

function flipOf(asked: Asked, isChosen: boolean): Flip {
  const { candidates, rules, position, isOver } = asked;
  let isProved = true;
  const gain = (program: Program | null): number => {
    if (program === null) return -Infinity;
    const answer = solve({ program, wanted: "gain", isOver });
    isProved &&= answer.isProved;
    return answer.isProved ? answer.gain : Number.NaN;
  };
  const reaches = (program: Program | null, least: number): boolean => {
    if (program === null) return false;
    const answer = solve({ program, least, wanted: "any", isOver });
    isProved &&= answer.isProved || answer.chosen !== null;
    return answer.chosen !== null;
  };
  const program = programFromRules(candidates, rules);
  const within = gain(settled(program, position, 1));
  const without = gain(settled(program, position, 0));
  const ask = { ...asked, gain, reaches, isChosen, without };
  const isOpen = isProved && Math.max(within, without) > -Infinity;
  const proved = <Change>(change: () => Change | null): Change | null => {
    const found = isOpen ? change() : null;
    return isProved ? found : null;
  };
  return {
    ref: candidates[position]?.ref ?? "",
    isChosen,
    margin: Number.isFinite(within) && Number.isFinite(without) ? within - without : null,
    costShare: proved(() => costShare(ask)),
    limits: asked.easiestLimit
      ? (proved(() => easiestLimitChange(ask)) ?? [])
      : rules.limits.map(({ name }, limit) => ({ name, change: proved(() => limitChange(ask, limit)) })),
    isProved,
  };
}

interface Ask extends Asked {
  readonly isChosen: boolean;
  /** The best gain without the candidate, as things are. */
  readonly without: number;
  /** The best gain of a program; −Infinity where nothing holds. */
  readonly gain: (program: Program | null) => number;
  /** Whether a program can gain so much. */
  readonly reaches: (program: Program | null, least: number) => boolean;
}

const settled = (program: Program | null, position: number, chosen: 0 | 1): Program | null =>
  program && { ...program, settled: [...program.settled, [position, chosen]] };

/** The least share of its cost that flips a candidate: a cheaper one is never worth less, so halving finds it. */
function costShare({ candidates, rules, position, within, isChosen, without, reaches }: Ask): number | null {
  if (without === -Infinity) return null;
  const sign = isChosen ? 1 : -1;
  const hasFlipped = (steps: number): boolean => {
    const share = (sign * steps) / STEPS;
    const changed = candidates.map((candidate, j) => (j === position ? atCost(candidate, share) : candidate));
    return reaches(settled(programFromRules(changed, rules), position, 1), without) !== isChosen;
  };
  let above = Math.floor((isChosen ? within : Math.min(within, 1)) * STEPS);
  if (above < 1 || !hasFlipped(above)) return null;
  for (let below = 0; above - below > 1; ) {
    const middle = (above + below) >> 1;
    if (hasFlipped(middle)) above = middle;
    else below = middle;
  }
  return (sign * above) / STEPS;
}

/** A candidate at another cost: uses rounded up to whole units, value changed by what is saved or spent. */
function atCost(candidate: Candidate, share: number): Candidate {
  const cost = Math.ceil(candidate.cost * (1 + share));
  return {
    ...candidate,
    cost,
    value: candidate.value - (cost - candidate.cost),
    use: candidate.use.map((use) => Math.ceil(use * (1 + share))),
  };
}

/**
 * The least change of one limit that flips a candidate. To come in, the limit has to leave the candidate's best
 * portfolio room to match the best without it; to drop out, it has to be just too low for that. Either way the least
 * use of that limit at which the match is reached says where to look next, and the best without the candidate, solved
 * again there, whether it still is the match. Each look goes past only what cannot be the answer.
 */
function limitChange(ask: Ask, limit: number): number | null {
  const { position, isChosen, gain, reaches } = ask;
  for (let match = ask.without; ; ) {
    const change = looksAt(ask, limit, match);
    if (change === null) return null;
    const there = limited(ask, limit, (ask.rules.limits[limit]?.amount ?? 0) + change);
    const without = gain(settled(there, position, 0));
    if (without === -Infinity || Number.isNaN(without)) return null;
    if (without === match || reaches(settled(there, position, 1), without) !== isChosen) return change;
    match = without;
  }
}

/** The first change of a limit that could flip a candidate if `match` were the best without it; null past the bounds. */
function looksAt(ask: Ask, limit: number, match: number): number | null {
  const { candidates, rules, position, within, isChosen, gain } = ask;
  const given = rules.limits[limit]?.amount ?? Infinity;
  if (!Number.isFinite(given) || given < 0) return null;
  const lifted = limited(ask, limit, Number.MAX_SAFE_INTEGER);
  const use = -gain(settled(usingLeast(lifted, candidates, limit, match), position, 1));
  const amount = isChosen ? Math.min(given, use - 1) : Math.max(given, use);
  const inBounds = amount >= Math.ceil(given * (1 - within)) && amount <= Math.floor(given * (1 + within));
  return inBounds ? amount - given : null;
}

/**
 * The limit whose change flips a candidate with the least part of itself; nothing where none does. No limit's change is
 * less than what its first look says, so limits are gone through in that order until the next could not be less.
 */
function easiestLimitChange(ask: Ask): { readonly name: string; readonly change: number }[] {
  const partOf = (limit: number, change: number) =>
    Math.abs(change) / Math.max(1, ask.rules.limits[limit]?.amount ?? 1);
  const looks = ask.rules.limits
    .flatMap(({ name }, limit) => {
      const first = looksAt(ask, limit, ask.without);
      return first === null ? [] : [{ name, limit, least: partOf(limit, first) }];
    })
    .sort((a, b) => a.least - b.least);
  let best: { readonly name: string; readonly change: number; readonly part: number } | undefined;
  for (const { name, limit, least } of looks) {
    if (best !== undefined && best.part <= least) break;
    const change = limitChange(ask, limit);
    if (change === null) continue;
    const part = partOf(limit, change);
    if (best === undefined || part < best.part) best = { name, change, part };
  }
  return best === undefined ? [] : [{ name: best.name, change: best.change }];
}

/** The program with one limit at another amount. */
const limited = ({ candidates, rules }: Ask, limit: number, amount: number): Program | null =>
  programFromRules(candidates, {
    ...rules,
    limits: rules.limits.map((each, l) => (l === limit ? { ...each, amount } : each)),
  });

/** The program that reaches a value with the least use of a limit (which is itself lifted). */
function usingLeast(
  program: Program | null,
  candidates: readonly Candidate[],
  limit: number,
  value: number,
): Program | null {
  if (program === null) return null;
  const use = Float64Array.from(candidates, (candidate) =>
    Number.isFinite(candidate.use[limit]) ? -(candidate.use[limit] ?? 0) : 0,
  );
  const atLeast = { use: program.gain.map((whole) => -whole), amount: -value };
  const rows = value === -Infinity ? program.rows : [...program.rows, atLeast];
  return { ...program, gain: use, rows };
}
