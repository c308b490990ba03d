import type { Relaxation } from "./relaxation.ts";
import { partOf } from "./relaxation.ts";
import { takeSideRow } from "./takenRows.ts";

/** Less than this broken is rounding, not broken. */
const BROKEN = 1e-6;

/**
 * Takes in every side row that the relaxation's solution breaks; how many. A row with an amount below zero is a cover,
 * and is read only until it is seen to hold.
 */
export function separate(relaxation: Relaxation): number {
  const { sides, rowOfSide } = relaxation;
  let count = 0;
  for (let side = 0; side < sides.length; side++) {
    const row = sides[side];
    if (row === undefined || (rowOfSide[side] ?? 0) >= 0) continue;
    const { members, signs, amount } = row;
    let sum = 0;
    for (let e = 0; e < members.length && (amount >= 0 || sum > amount); e++)
      sum += (signs[e] ?? 0) * partOf(relaxation, members[e] ?? 0);
    if (sum <= amount + BROKEN) continue;
    takeSideRow(relaxation, side, amount - sum);
    count++;
  }
  return count;
}
