import { OPEN } from "./domain.ts";
import type { IsOver } from "./oversee.ts";
import type { Program, Settled } from "./program.ts";
import type { Answer } from "./solve.ts";
import { solve } from "./solve.ts";

/** The choice among equals, and whether it was seen through. */
export interface Settlement {
  readonly chosen: Uint8Array;
  readonly isProved: boolean;
}

/**
 * Of all portfolios that gain as much as the best, the one that costs least; of those, the one that holds the earlier
 * positions (at the first position where two differ, the one that has it). For the rare program with so many equals
 * that the search gave up following them. Each step is an exact search of its own, over what the one before left
 * open: never a sum of gain, cost and place in one number, which would not be exact.
 *
 * @param answer proved, to `program`
 */
export function settleEquals(
  program: Program,
  answer: Answer & { readonly chosen: Uint8Array },
  isOver: IsOver,
): Settlement {
  const equals = narrowed(program, answer);
  const byCost = {
    ...equals,
    gain: program.cost.map((whole) => -whole),
    cost: new Float64Array(program.size),
  };
  const cheapest = solve({ program: byCost, known: answer.chosen, isOver });
  const chosen = cheapest.chosen ?? answer.chosen;
  if (!cheapest.isProved || !cheapest.mayHaveEqual) return { chosen, isProved: cheapest.isProved };
  return earliest(narrowed(byCost, cheapest), chosen, isOver);
}

/** The program of those that gain no less than the answer, with what they all have in common settled. */
function narrowed(program: Program, { gain, common }: Answer): Program {
  const settled: Settled[] = [...program.settled];
  common.forEach((state, j) => {
    if (state !== OPEN) settled.push([j, state === 1 ? 1 : 0]);
  });
  const atLeast = { use: program.gain.map((whole) => -whole), amount: -gain };
  return { ...program, rows: [...program.rows, atLeast], settled };
}

/** Asks at each position in turn that the best so far leaves out whether an equal has it, all before it unchanged. */
function earliest(program: Program, first: Uint8Array, isOver: IsOver): Settlement {
  let chosen = first;
  const settled: Settled[] = [...program.settled];
  for (let j = 0; j < program.size; j++) {
    if (chosen[j] === 0) {
      const asked: Program = { ...program, settled: [...settled, [j, 1]] };
      const answer = solve({ program: asked, wanted: "any", isOver });
      if (answer.chosen !== null) chosen = answer.chosen;
      else if (!answer.isProved) return { chosen, isProved: false };
    }
    settled.push([j, chosen[j] === 1 ? 1 : 0]);
  }
  return { chosen, isProved: true };
}
