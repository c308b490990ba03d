import type { Asked } from "./flipAsked.ts";
import { settled } from "./flipAsked.ts";
import type { Candidate } from "./problem.ts";
import type { Program } from "./program.ts";
import { gainOf, respects } from "./program.ts";

/** Shares of cost are looked at to the ten-thousandth. */
const STEPS = 10_000;
/** Climbs that are taken a step at a time. */
const SHORT_CLIMB = 8;

/**
 * The least share of its cost that flips a candidate, below zero to bring it in; null where none within does. What is
 * looked for is the highest cost at which a portfolio with it still matches the best without it. Every such portfolio
 * found says how much more it would bear, so the search goes on from there; that none bears the next step is proved
 * once.
 */
export function leastCostShare(asked: Asked): number | null {
  const { candidates, rules, program, position, within, isChosen, inside, outside, ask, isProved } = asked;
  if (outside.gain === -Infinity) return null;
  const least = isChosen ? 0 : -Math.floor(Math.min(within, 1) * STEPS);
  const most = isChosen ? Math.floor(within * STEPS) : -1;
  if (most < Math.max(least, isChosen ? 1 : least)) return null;
  const limitOf = rules.limits.map((_, l) => l).filter((l) => rules.limits[l]?.amount !== Infinity);
  const own = candidates[position];
  if (own === undefined) return null;
  const programAt = (steps: number): Program => {
    const { value, use } = atCost(own, steps / STEPS);
    const rows = program.rows.map((row, r) => ({
      ...row,
      use: row.use.with(position, use[limitOf[r] ?? 0] ?? 0),
    }));
    return settled({ ...program, gain: program.gain.with(position, value), rows }, position, 1);
  };
  const bears = (chosen: Uint8Array, steps: number): boolean => {
    const at = programAt(steps);
    return respects(at, chosen) && gainOf(at, chosen) >= outside.gain;
  };
  const found = (steps: number): Uint8Array | null =>
    ask(programAt(steps), { least: outside.gain, wanted: "any" }).chosen;
  const start = inside.chosen !== null && bears(inside.chosen, least) ? inside.chosen : found(least);
  if (start === null) return null;
  let borne = lastOf(least, most, (steps) => bears(start, steps));
  for (let climbs = 0, unborne = most + 1; unborne - borne > 1; ) {
    const steps = Math.min(borne + reachAfter(climbs), unborne - 1);
    const next = found(steps);
    if (!isProved()) return null;
    if (next === null) unborne = steps;
    else borne = lastOf(steps, unborne - 1, (further) => bears(next, further));
    climbs = next === null ? 0 : climbs + 1;
  }
  if (!isChosen) return borne / STEPS;
  return borne < most ? (borne + 1) / STEPS : null;
}

/** How far to reach after so many climbs: one step, for finding is cheap and failing is not; further in a long climb. */
const reachAfter = (climbs: number): number => 2 ** Math.max(0, climbs - SHORT_CLIMB);

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

/** The last whole number up to `most` of which something holds that holds of `first` and up to some number. */
function lastOf(first: number, most: number, holds: (at: number) => boolean): number {
  let last = first;
  for (let beyond = most + 1; beyond - last > 1; ) {
    const middle = Math.floor((last + beyond) / 2);
    if (holds(middle)) last = middle;
    else beyond = middle;
  }
  return last;
}
