import type { Domain } from "./domain.ts";
import { decide, haveRoom, OPEN, retreat } from "./domain.ts";
import type { Incumbent } from "./incumbent.ts";
import { offer } from "./incumbent.ts";
import type { Relaxation } from "./relaxation.ts";
import { BASIC } from "./relaxation.ts";

/**
 * Offers the portfolio that follows the relaxation's prices: every open position in turn, the dearest first, is taken
 * with all it brings along if that still fits, and left out if not.
 */
export function fillByPrice(relaxation: Relaxation, incumbent: Incumbent): void {
  const { open, openCount, reduced, status, level, place } = relaxation;
  const appeal = (j: number) =>
    status[j] === BASIC ? (level[place[j] ?? 0] ?? 0) * 1e-9 : (reduced[j] ?? 0);
  const order = Array.from(open.subarray(0, openCount)).sort((a, b) => appeal(b) - appeal(a));
  offerFilled(relaxation.domain, order, incumbent);
}

/** Takes positions in order where they fit with what is decided, and offers the result. */
function offerFilled(domain: Domain, order: readonly number[], incumbent: Incumbent): void {
  const { matrix, program, state } = domain;
  const start = domain.decided;
  const count = matrix.rows - 1;
  for (const j of order) {
    if (state[j] !== OPEN) continue;
    const before = domain.decided;
    if (decide(domain, j, 1) && haveRoom(domain) && (domain.left[count] ?? 0) >= 0) continue;
    retreat(domain, before);
    if (!decide(domain, j, 0)) {
      retreat(domain, start);
      return;
    }
  }
  const chosen = new Uint8Array(program.size);
  for (let j = 0; j < program.size; j++) chosen[j] = state[j] === 1 ? 1 : 0;
  offer(incumbent, chosen);
  retreat(domain, start);
}
