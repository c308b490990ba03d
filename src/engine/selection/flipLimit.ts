import type { Asked } from "./flipAsked.ts";
import { rowOf, settled } from "./flipAsked.ts";
import type { Program } from "./program.ts";
import { solve } from "./solve.ts";

/**
 * The least change of one limit that flips a candidate, in the limit's units; null where none within does. To come in,
 * the limit has to leave the candidate's best portfolio room to match the best without it; to drop out, it has to be
 * just too low for that. Either way the least use of that limit at which the match is reached says where to look next,
 * and the best without the candidate, solved again there, whether it still is the match. Each look goes past only what
 * cannot be the answer.
 *
 * @param most the largest change, either way, that is of interest
 */
export function leastLimitChange(
  asked: Asked,
  limit: number,
  most: number = mostWithin(asked, limit),
): number | null {
  const { position, isChosen, outside, ask, isProved } = asked;
  const given = amountOf(asked, limit);
  if (!Number.isFinite(given) || given < 0) return null;
  let change: number | null = null;
  for (let match = outside; ; ) {
    const use = leastUse(asked, { limit, match: match.gain, most, change });
    if (!isProved()) return null;
    if (isChosen) {
      if (use === Infinity) return change;
      if (use <= given - most) return null;
      change = Math.min(0, use - 1 - given);
      // A lower limit that leaves the best without it room leaves it the best.
      if (usedBy(asked, limit, match.chosen) <= given + change) return change;
    } else {
      if (use === Infinity) return null;
      if (change !== null && use <= given + change) return change;
      change = Math.max(0, use - given);
    }
    const there = settled(limited(asked, limit, given + change), position, 0);
    const rival = ask(there, isChosen ? {} : { least: match.gain + 1 });
    if (!isProved()) return null;
    if (rival.chosen === null) return isChosen || match.gain === -Infinity ? null : change;
    if (rival.gain === match.gain) return change;
    match = rival;
  }
}

/**
 * The limit whose change flips a candidate with the least part of itself; nothing where none does. Limits are gone
 * through in the order of what their change must be at least, and none is looked at beyond the best before it.
 */
export function easiestLimitChange(asked: Asked): { readonly name: string; readonly change: number }[] {
  const sizeOf = (limit: number) => Math.max(1, amountOf(asked, limit));
  const looks = asked.rules.limits
    .flatMap(({ name }, limit) => {
      const change = boundOfChange(asked, limit);
      return change === null ? [] : [{ name, limit, least: change / sizeOf(limit) }];
    })
    .sort((a, b) => a.least - b.least);
  let best: { readonly name: string; readonly change: number; readonly part: number } | undefined;
  for (const { name, limit, least } of looks) {
    if (best !== undefined && best.part <= least) break;
    const within = mostWithin(asked, limit);
    const most = best === undefined ? within : Math.min(within, mostBelow(best.part, sizeOf(limit)));
    const change = leastLimitChange(asked, limit, most);
    if (change !== null) best = { name, change, part: Math.abs(change) / sizeOf(limit) };
  }
  return best === undefined ? [] : [{ name: best.name, change: best.change }];
}

/** The largest whole change that is less than a part of a limit of a size. */
function mostBelow(part: number, size: number): number {
  const most = Math.ceil(part * size);
  return most / size < part ? most : most - 1;
}

function mostWithin({ rules, isChosen, within }: Asked, limit: number): number {
  const given = rules.limits[limit]?.amount ?? Infinity;
  return isChosen ? given - Math.ceil(given * (1 - within)) : Math.floor(given * (1 + within)) - given;
}

const amountOf = ({ rules }: Asked, limit: number): number => rules.limits[limit]?.amount ?? Infinity;

/** What the change of a limit has to be at least, before any search; null where none can flip the candidate. */
function boundOfChange(asked: Asked, limit: number): number | null {
  const { isChosen, inside, outside } = asked;
  const given = amountOf(asked, limit);
  if (!Number.isFinite(given) || given < 0) return null;
  if (isChosen) return Math.max(0, given - usedBy(asked, limit, inside.chosen) + 1);
  const least = -(given + mostWithin(asked, limit));
  const program = byUse(asked, limit, outside.gain);
  const { bound, chosen, isProved } = solve({ program, least, wanted: "gain", isOver: () => true });
  return isProved && chosen === null ? null : Math.max(0, -bound - given);
}

/** How a limit is to be looked at. */
interface Look {
  readonly limit: number;
  /** What the best portfolio with the candidate has to gain. */
  readonly match: number;
  /** The largest change that is of interest. */
  readonly most: number;
  /** The change looked at before, when less had to be matched by one outside, or more by one inside. */
  readonly change: number | null;
}

/**
 * The least use of a limit with which the candidate reaches a match: Infinity where none of interest does, and no less
 * exact than it has to be. What drops out is past the bounds as soon as one portfolio leaves so much of the limit, and
 * has dropped out if none matches within the change before; what comes in has come in if one does.
 */
function leastUse(asked: Asked, { limit, match, most, change }: Look): number {
  const { isChosen, inside, ask } = asked;
  const given = amountOf(asked, limit);
  const before = change === null ? Infinity : given + change;
  const question = isChosen
    ? { known: inside.chosen, least: -before, enough: most - given }
    : { least: -(given + most), enough: change === null ? Infinity : -before };
  return -ask(byUse(asked, limit, match), question).gain;
}

/** What a portfolio uses of a limit. */
function usedBy({ program, rules }: Asked, limit: number, chosen: Uint8Array | null): number {
  const use = program.rows[rowOf(rules, limit)]?.use;
  if (use === undefined || chosen === null) return Infinity;
  return use.reduce((sum, each, j) => sum + (chosen[j] === 1 ? each : 0), 0);
}

/** The program with one limit at another amount. */
function limited({ program, rules }: Asked, limit: number, amount: number): Program {
  const at = rowOf(rules, limit);
  return { ...program, rows: program.rows.map((row, r) => (r === at ? { ...row, amount } : row)) };
}

/** The program that reaches a value, with the candidate, by the least use of a limit (which is itself lifted). */
function byUse(asked: Asked, limit: number, value: number): Program {
  const { program, rules, position } = asked;
  const lifted = program.rows.filter((_, r) => r !== rowOf(rules, limit));
  const atLeast = { use: program.gain.map((whole) => -whole), amount: -value };
  const gain = (program.rows[rowOf(rules, limit)]?.use ?? program.gain).map((use) => -use);
  const rows = value === -Infinity ? lifted : [...lifted, atLeast];
  return settled({ ...program, gain, rows }, position, 1);
}
