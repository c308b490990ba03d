import type { Relaxation } from "./relaxation.ts";
import { BASIC, LOWER } from "./relaxation.ts";

/** Takes a side row into the relaxation, its slack in the basis at `level`. */
export function takeSideRow(relaxation: Relaxation, side: number, level: number): void {
  const { matrix, sides, head, place, status } = relaxation;
  const row = relaxation.rows;
  if (row === relaxation.stride) widen(relaxation);
  const { inverse, stride } = relaxation;
  const from = row * stride;
  for (let k = 0; k < row; k++) inverse[from + k] = inverse[k * stride + row] = 0;
  const { members, signs } = sides[side] ?? { members: [], signs: [] };
  members.forEach((j, e) => {
    if (status[j] !== BASIC) return;
    const basic = (place[j] ?? 0) * stride;
    const sign = signs[e] ?? 0;
    for (let k = 0; k < row; k++)
      inverse[from + k] = (inverse[from + k] ?? 0) - sign * (inverse[basic + k] ?? 0);
  });
  inverse[from + row] = 1;
  const slack = matrix.size + row;
  head[row] = slack;
  place[slack] = row;
  status[slack] = BASIC;
  relaxation.level[row] = level;
  enter(relaxation, side);
  relaxation.isPriced = false;
}

/**
 * Leaves out every side row that the basis at hand does not rest on, its own slack being basic: where it is broken
 * again it is taken in again, and until then every pivot is so much cheaper. The inverse has to be computed afresh.
 */
export function dropIdleSideRows(relaxation: Relaxation): void {
  const { matrix, sides, rowOfSide, taken, sideRows, sideSigns, head, place, status, rows } = relaxation;
  const { size, rows: dense } = matrix;
  const kept = taken.filter((_, t) => status[size + dense + t] !== BASIC);
  if (kept.length === taken.length) return;
  const columns: number[] = [];
  for (let i = 0; i < rows; i++) if ((head[i] ?? 0) < size + dense) columns.push(head[i] ?? 0);
  for (const side of taken) {
    rowOfSide[side] = -1;
    for (const j of sides[side]?.members ?? []) {
      (sideRows[j] ?? []).length = 0;
      (sideSigns[j] ?? []).length = 0;
    }
  }
  taken.length = 0;
  relaxation.rows = dense;
  for (const side of kept) enter(relaxation, side);
  for (let slack = size + dense; slack < size + rows; slack++) {
    status[slack] = LOWER;
    place[slack] = -1;
  }
  columns.forEach((column, i) => {
    head[i] = column;
    place[column] = i;
  });
}

/** Gives a side row the next row, and its members their place in it. */
function enter(relaxation: Relaxation, side: number): void {
  const { sides, rowOfSide, taken, sideRows, sideSigns } = relaxation;
  const row = relaxation.rows++;
  const { members, signs } = sides[side] ?? { members: [], signs: [] };
  members.forEach((j, e) => {
    sideRows[j]?.push(row);
    sideSigns[j]?.push(signs[e] ?? 0);
  });
  rowOfSide[side] = row;
  taken.push(side);
}

/** Doubles the room for the inverse. */
function widen(relaxation: Relaxation): void {
  const { inverse, stride, rows } = relaxation;
  const wider = Math.min(relaxation.head.length, 2 * stride);
  const roomier = new Float64Array(wider * wider);
  for (let i = 0; i < rows; i++) roomier.set(inverse.subarray(i * stride, i * stride + rows), i * wider);
  relaxation.inverse = roomier;
  relaxation.stride = wider;
}
