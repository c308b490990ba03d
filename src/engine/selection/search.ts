import type { Division } from "./branching.ts";
import { anyDivision, chooseDivision } from "./branching.ts";
import { provesNone, safeBound } from "./certificate.ts";
import { decide, fitRows, OPEN, retreat } from "./domain.ts";
import { fillByPrice } from "./fill.ts";
import type { Incumbent } from "./incumbent.ts";
import { offer, target } from "./incumbent.ts";
import { prepare } from "./prepare.ts";
import { gainOf } from "./program.ts";
import type { Relaxation } from "./relaxation.ts";
import { BASIC, partOf } from "./relaxation.ts";
import { separate } from "./separate.ts";
import { reoptimise } from "./simplex.ts";

/** A price nearer to nothing than this may be nothing: an equal portfolio may lie next to this one. */
const MAYBE_NOTHING = 1e-7;
/** Branches that could hold only an equal, beyond as many others, before equals are passed over. */
const EQUALS_FOLLOWED = 500;

/** A search under way. */
export interface Search {
  readonly relaxation: Relaxation;
  readonly incumbent: Incumbent;
  /** Asked before every branch whether to go no further. */
  readonly isOver: () => boolean;
  /** Branches looked at, and those among them that could hold no better, only an equal. */
  nodes: number;
  equals: number;
}

/** One division on the way down: what stood before it, and which halves are done. */
interface Step {
  readonly division: Division;
  readonly before: number;
  readonly after: number;
  readonly slackLow: number;
  readonly slackHigh: number;
  readonly bound: number;
  halves: number;
}

/**
 * Depth-first branch and bound from what is decided now, without recursion, so that its depth is bounded by memory
 * and not by the stack. Leaves everything as it was.
 *
 * @param most branches to look at
 * @returns the scaled gain that nothing left unlooked at can exceed: −Infinity when all was looked at
 */
export function searchBelow(search: Search, most: number): number {
  const { relaxation } = search;
  const limit = search.nodes + most;
  const path: Step[] = [];
  let step = visit(search, 0, Infinity);
  for (;;) {
    if (step !== null) path.push(step);
    const last = path.at(-1);
    if (last === undefined) return -Infinity;
    resume(relaxation, last);
    step = null;
    if (last.halves === 2 || (last.halves === 1 && isShort(search, last.bound))) {
      retreat(relaxation.domain, last.before);
      relaxation.isPriced = false;
      path.pop();
    } else if (search.nodes >= limit || search.isOver()) {
      const left = path.filter(({ halves }) => halves < 2).map(({ bound }) => bound);
      abandon(relaxation, path);
      return Math.max(...left);
    } else if (enter(relaxation, last)) step = visit(search, path.length, last.bound);
  }
}

/** Whether a scaled gain is too little to matter. */
export const isShort = ({ relaxation, incumbent }: Search, bound: number): boolean =>
  bound < target(incumbent) * relaxation.matrix.unit;

function resume({ domain, matrix, slackLow, slackHigh }: Relaxation, step: Step): void {
  retreat(domain, step.after);
  slackLow[matrix.rows - 1] = step.slackLow;
  slackHigh[matrix.rows - 1] = step.slackHigh;
}

function abandon(relaxation: Relaxation, path: readonly Step[]): void {
  const [first] = path;
  if (first === undefined) return;
  resume(relaxation, first);
  retreat(relaxation.domain, first.before);
  relaxation.isPriced = false;
}

/** Enters the next half of a division; false where it cannot hold. */
function enter({ domain, matrix, slackLow, slackHigh }: Relaxation, step: Step): boolean {
  const { position, below, first } = step.division;
  const upper = step.halves++ === 0 ? first : 1 - first;
  if (position >= 0) return decide(domain, position, upper);
  const count = matrix.rows - 1;
  if (upper === 1) slackLow[count] = below + 1;
  else slackHigh[count] = below;
  return (slackLow[count] ?? 0) <= (slackHigh[count] ?? 0);
}

/** Looks at one branch: null, with everything put back, if it holds nothing more of interest; else where to divide. */
function visit(search: Search, depth: number, boundAbove: number): Step | null {
  search.nodes++;
  const { relaxation } = search;
  const { domain, matrix, slackLow, slackHigh } = relaxation;
  const before = domain.decided;
  const found = examine(search, depth, boundAbove);
  if (found === null) {
    retreat(domain, before);
    relaxation.isPriced = false;
    return null;
  }
  const count = matrix.rows - 1;
  return {
    division: found.division,
    before,
    after: domain.decided,
    slackLow: slackLow[count] ?? 0,
    slackHigh: slackHigh[count] ?? 0,
    bound: found.bound,
    halves: 0,
  };
}

function examine(search: Search, depth: number, boundAbove: number) {
  const { relaxation, incumbent } = search;
  const relaxed = relax(search);
  if (relaxed === null) return null;
  const bound = Math.min(boundAbove, relaxed);
  let division = chooseDivision(relaxation);
  if (division === null) {
    if (settlesWhole(search, bound)) return null;
  } else if (depth < 3 || search.nodes % 256 === 0) {
    fillByPrice(relaxation, incumbent);
    if (isShort(search, bound)) return null;
  }
  weighEquals(search, bound);
  if (isShort(search, bound) || !tighten(search, bound, target(incumbent))) return null;
  division ??= anyDivision(relaxation);
  return division === null ? null : { division, bound };
}

/** Solves the relaxation of a branch: its safe bound, or null if it is proved to hold nothing of interest. */
export function relax(search: Search): number | null {
  const { relaxation, incumbent } = search;
  prepare(relaxation);
  let cut = target(incumbent) * relaxation.matrix.unit - 1e-9;
  for (let lost = 0; lost < 3; ) {
    const outcome = reoptimise(relaxation, cut);
    if (outcome.kind === "lost") lost++;
    else if (outcome.kind === "none")
      return provesNone(relaxation, outcome.row, outcome.sign) ? null : Infinity;
    else if (outcome.kind === "short" || separate(relaxation) === 0) {
      const bound = safeBound(relaxation);
      if (isShort(search, bound)) return null;
      if (outcome.kind === "solved") return bound;
      cut = -Infinity;
    }
  }
  return Infinity;
}

/** Passes equals over from here on, where following them has come to cost as much as the proof. */
function weighEquals(search: Search, bound: number): void {
  const { relaxation, incumbent } = search;
  const { chosen, gain, step } = incumbent;
  if (chosen === null || !incumbent.followsEquals || bound >= (gain + step) * relaxation.matrix.unit) return;
  search.equals++;
  if (2 * search.equals <= search.nodes + EQUALS_FOLLOWED) return;
  incumbent.followsEquals = false;
  incumbent.mayHaveEqual = true;
}

/** Offers a solution without parts as a portfolio; true if that settles the branch. */
function settlesWhole(search: Search, bound: number): boolean {
  const { relaxation, incumbent } = search;
  const { size, unit } = relaxation.matrix;
  const chosen = new Uint8Array(size);
  for (let j = 0; j < size; j++) chosen[j] = partOf(relaxation, j) > 0.5 ? 1 : 0;
  if (!offer(incumbent, chosen)) return false;
  if (isShort(search, bound)) return true;
  if (bound >= (incumbent.gain + incumbent.step) * unit || gainOf(incumbent.program, chosen) < incumbent.gain)
    return false;
  return !mayHaveEqual(relaxation);
}

/** Whether some move from the relaxation's solution may cost nothing. */
function mayHaveEqual(relaxation: Relaxation): boolean {
  const { matrix, rows, domain, open, openCount, status, reduced, worth, slackLow, slackHigh } = relaxation;
  for (let t = 0; t < openCount; t++) {
    const j = open[t] ?? 0;
    if (domain.state[j] === OPEN && status[j] !== BASIC && Math.abs(reduced[j] ?? 0) <= MAYBE_NOTHING)
      return true;
  }
  for (let k = 0; k < rows; k++) {
    const isHeld = status[matrix.size + k] !== BASIC && slackLow[k] !== slackHigh[k];
    if (isHeld && Math.abs(worth[k] ?? 0) <= MAYBE_NOTHING) return true;
  }
  return false;
}

/** Decides every position that must be so for the branch to gain `least`, in whole gain; false if that cannot hold. */
export function tighten({ relaxation }: Search, bound: number, least: number): boolean {
  const { domain, matrix, open, openCount, reduced } = relaxation;
  for (let t = 0; t < openCount; t++) {
    const j = open[t] ?? 0;
    const price = reduced[j] ?? 0;
    if (domain.state[j] !== OPEN || bound - Math.abs(price) >= least * matrix.unit) continue;
    if (!decide(domain, j, price > 0 ? 1 : 0)) return false;
  }
  return fitRows(domain, open, openCount);
}
