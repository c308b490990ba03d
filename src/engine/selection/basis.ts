import type { Relaxation } from "./relaxation.ts";
import { addColumn, BASIC, takeSlackBasis } from "./relaxation.ts";

/** A pivot smaller than this would make the basis singular. */
const LEAST_PIVOT = 1e-11;

/** Computes the inverse of the basis afresh; where it is singular, every slack comes back into the basis. */
export function refactorise(relaxation: Relaxation): void {
  const { rows, head, inverse, stride } = relaxation;
  const width = 2 * rows;
  const table = new Float64Array(rows * width);
  const column = new Float64Array(relaxation.level.length);
  for (let i = 0; i < rows; i++) {
    column.fill(0);
    addColumn(relaxation, head[i] ?? 0, 1, column);
    for (let k = 0; k < rows; k++) table[k * width + i] = column[k] ?? 0;
    table[i * width + rows + i] = 1;
  }
  if (!reduceToIdentity(table, rows)) {
    takeSlackBasis(relaxation);
    return;
  }
  for (let i = 0; i < rows; i++)
    for (let k = 0; k < rows; k++) inverse[i * stride + k] = table[i * width + rows + k] ?? 0;
  relaxation.pivots = 0;
  relaxation.isPriced = false;
}

/** Gauss–Jordan elimination with partial pivoting of [basis | identity]; false where the basis is singular. */
function reduceToIdentity(table: Float64Array, rows: number): boolean {
  const width = 2 * rows;
  for (let p = 0; p < rows; p++) {
    let largest = p;
    for (let i = p + 1; i < rows; i++)
      if (Math.abs(table[i * width + p] ?? 0) > Math.abs(table[largest * width + p] ?? 0)) largest = i;
    const pivot = table[largest * width + p] ?? 0;
    if (Math.abs(pivot) < LEAST_PIVOT) return false;
    for (let k = p; k < width; k++) {
      const swapped = table[p * width + k] ?? 0;
      table[p * width + k] = (table[largest * width + k] ?? 0) / pivot;
      if (largest !== p) table[largest * width + k] = swapped;
    }
    for (let i = 0; i < rows; i++) {
      const factor = i === p ? 0 : (table[i * width + p] ?? 0);
      if (factor === 0) continue;
      for (let k = p; k < width; k++)
        table[i * width + k] = (table[i * width + k] ?? 0) - factor * (table[p * width + k] ?? 0);
    }
  }
  return true;
}

/** The entering column in terms of the basis, into `entering`. */
export function expressInBasis(relaxation: Relaxation, column: number): void {
  const { rows, work, entering } = relaxation;
  work.fill(0, 0, rows);
  addColumn(relaxation, column, 1, work);
  multiplyInverse(relaxation, work, entering);
}

/** Inverse of the basis times a vector over the rows. */
export function multiplyInverse(relaxation: Relaxation, vector: Float64Array, to: Float64Array): void {
  const { rows, inverse, stride } = relaxation;
  for (let i = 0; i < rows; i++) {
    const start = i * stride;
    let sum = 0;
    for (let k = 0; k < rows; k++) sum += (inverse[start + k] ?? 0) * (vector[k] ?? 0);
    to[i] = sum;
  }
}

/** Replaces the basic column of a row by the column last expressed in `entering`. */
export function replaceInBasis(relaxation: Relaxation, row: number, column: number): void {
  const { rows, head, place, status, inverse, stride, entering } = relaxation;
  place[head[row] ?? 0] = -1;
  head[row] = column;
  place[column] = row;
  status[column] = BASIC;
  const from = row * stride;
  const pivot = entering[row] ?? 1;
  for (let k = 0; k < rows; k++) inverse[from + k] = (inverse[from + k] ?? 0) / pivot;
  for (let i = 0; i < rows; i++) {
    const factor = i === row ? 0 : (entering[i] ?? 0);
    if (factor === 0) continue;
    const to = i * stride;
    for (let k = 0; k < rows; k++)
      inverse[to + k] = (inverse[to + k] ?? 0) - factor * (inverse[from + k] ?? 0);
  }
  relaxation.pivots++;
  relaxation.isPriced = false;
}
