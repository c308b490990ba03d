import type { Domain } from "./domain.ts";
import { decide, haveRoom, OPEN, openDomain, retreat, settle } from "./domain.ts";
import { fillByPrice } from "./fill.ts";
import type { Incumbent } from "./incumbent.ts";
import { noIncumbent, offer, target } from "./incumbent.ts";
import { matrixFromProgram } from "./matrix.ts";
import type { IsOver } from "./oversee.ts";
import type { Program } from "./program.ts";
import { BASIC, openRelaxation } from "./relaxation.ts";
import type { Search } from "./search.ts";
import { isShort, relax, searchBelow, tighten } from "./search.ts";
import { sideRowsOf } from "./sideRows.ts";

/** The sizes of core tried before the whole, and how many branches each may take. */
const DIVES = [
  { core: 12, nodes: 1500 },
  { core: 25, nodes: 1500 },
  { core: 50, nodes: 3000 },
  { core: 100, nodes: 3000 },
  { core: 200, nodes: 3000 },
];

/** What is asked of the solver. */
export interface Question {
  readonly program: Program;
  /** Nothing that gains less is of interest. */
  readonly least?: number;
  /** A portfolio already known. */
  readonly known?: Uint8Array | null;
  /** The best of all, equals settled (unless told); the best gain, whichever of equals has it; or any that will do. */
  readonly wanted?: "best" | "gain" | "any";
  /** A gain that will do: the first portfolio that gains so much ends the search. */
  readonly enough?: number;
  /** Whether to go no further, asked before every branch. */
  readonly isOver: IsOver;
}

/** What the solver found. */
export interface Answer {
  /** The best found, 1 for in; null if none. */
  readonly chosen: Uint8Array | null;
  /** Its whole gain. */
  readonly gain: number;
  /** The whole gain that nothing can exceed; below `least` where nothing reaches that. */
  readonly bound: number;
  /** Whether the search was seen through: the best found is the best there is, or there is none. */
  readonly isProved: boolean;
  /** Whether a portfolio that gains as much, and is better by cost or place, may have been passed over. */
  readonly mayHaveEqual: boolean;
  /** By position, 1 or 0 where every portfolio with the best gain has it so; OPEN elsewhere. */
  readonly common: Uint8Array;
  /** Branches looked at. */
  readonly nodes: number;
}

/**
 * Solves a 0–1 program exactly: what follows from the rules alone, then the relaxation at the root, then ever larger
 * cores (the projects the relaxation is least sure of, the rest held as it says) for good portfolios early, then the
 * whole by branch and bound.
 */
export function solve(question: Question): Answer {
  const { program, least = -Infinity, known, wanted = "best", isOver } = question;
  const enough = wanted === "any" ? -Infinity : (question.enough ?? Infinity);
  const domain = openDomain(program, matrixFromProgram(program));
  const incumbent = noIncumbent(program, least);
  incumbent.followsEquals = wanted === "best";
  if (known) offer(incumbent, known);
  if (!settle(domain) || !probe(domain)) return answerOf(incumbent, domain.state, -Infinity, 0);
  const relaxation = openRelaxation(domain, sideRowsOf(program));
  const search: Search = {
    relaxation,
    incumbent,
    nodes: 0,
    equals: 0,
    isOver: () => (incumbent.chosen !== null && incumbent.gain >= enough) || isOver(),
  };
  const bound = searchAll(search);
  return answerOf(incumbent, domain.state, bound / relaxation.matrix.unit, search.nodes);
}

function answerOf(incumbent: Incumbent, common: Uint8Array, bound: number, nodes: number): Answer {
  const { chosen, gain, step, mayHaveEqual } = incumbent;
  const isProved = bound === -Infinity || bound < target(incumbent);
  const most = Math.max(gain, Math.floor(bound / step) * step);
  return {
    chosen,
    gain,
    bound: isProved && chosen !== null ? gain : most,
    isProved,
    mayHaveEqual,
    common,
    nodes,
  };
}

/** Puts out every position that cannot come in with all it brings along; false where the rules cannot hold. */
function probe(domain: Domain): boolean {
  const { program, state } = domain;
  const bound = state.map((_, j) => (program.needs[j]?.length || program.excludes[j]?.length ? 1 : 0));
  for (let round = 0, changed = true; changed && round < 5; round++) {
    changed = false;
    for (let j = 0; j < program.size; j++) {
      if (state[j] !== OPEN || bound[j] === 0) continue;
      const before = domain.decided;
      const holds = decide(domain, j, 1) && haveRoom(domain);
      retreat(domain, before);
      if (holds) continue;
      if (!decide(domain, j, 0)) return false;
      changed = true;
    }
  }
  return true;
}

/** The scaled gain that nothing unlooked at can exceed: −Infinity when the search was seen through. */
function searchAll(search: Search): number {
  const { relaxation, incumbent } = search;
  let bound = relaxRoot(search, mostOf(relaxation.domain));
  if (bound === null) return -Infinity;
  fillByPrice(relaxation, incumbent);
  for (const { core, nodes } of DIVES) {
    bound = narrow(search, bound);
    if (bound === null) return -Infinity;
    if (core >= relaxation.poolCount || isShort(search, bound)) break;
    if (search.isOver()) return bound;
    dive(search, core, nodes);
  }
  bound = narrow(search, bound);
  if (bound === null) return -Infinity;
  if (search.isOver()) return bound;
  return Math.min(bound, searchBelow(search, Infinity));
}

/** The scaled gain of all that is in or open and gains anything. */
function mostOf({ matrix, state, gain }: Domain): number {
  let most = gain;
  for (let j = 0; j < matrix.size; j++) if (state[j] === OPEN) most += Math.max(0, matrix.gain[j] ?? 0);
  return most;
}

/** The root's relaxation solved anew; null if it holds nothing of interest. */
function relaxRoot(search: Search, above: number): number | null {
  const bound = relax(search);
  return bound === null || isShort(search, above) ? null : Math.min(above, bound);
}

/** Decides for good what must be so for anything to equal the best found; null if nothing can. */
function narrow(search: Search, above: number): number | null {
  const { relaxation, incumbent } = search;
  const { domain, pool } = relaxation;
  const bound = relaxRoot(search, above);
  const least = incumbent.chosen === null ? incumbent.least : incumbent.gain;
  if (bound === null || !tighten(search, bound, least)) return null;
  let count = 0;
  for (let t = 0; t < relaxation.poolCount; t++) {
    const j = pool[t] ?? 0;
    if (domain.state[j] === OPEN) pool[count++] = j;
  }
  relaxation.poolCount = count;
  return bound;
}

/** Searches among the positions whose price is nearest to nothing, the others held where the relaxation has them. */
function dive(search: Search, core: number, nodes: number): void {
  const { relaxation, incumbent } = search;
  const { domain, pool, poolCount, status, reduced } = relaxation;
  const before = domain.decided;
  const doubt = (j: number) => (status[j] === BASIC ? 0 : Math.abs(reduced[j] ?? 0));
  const byDoubt = Array.from(pool.subarray(0, poolCount)).sort((a, b) => doubt(a) - doubt(b));
  const held = byDoubt.slice(core).map((j) => [j, reduced[j] ?? 0] as const);
  for (const [j, price] of held) {
    if (domain.state[j] !== OPEN) continue;
    const mark = domain.decided;
    if (!decide(domain, j, price > 0 ? 1 : 0)) retreat(domain, mark);
  }
  const { followsEquals } = incumbent;
  incumbent.followsEquals = false;
  searchBelow(search, nodes);
  incumbent.followsEquals = followsEquals;
  retreat(domain, before);
}
