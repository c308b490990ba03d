import type { Pass } from "./book.ts";
import { failure, isArea, isMatrix, type Matrix, type Operand, type Scalar } from "./values.ts";

/** The values of an operand: those of its cells, or the one that it is. */
export const matrixOf = (operand: Operand, pass: Pass): Matrix =>
  isArea(operand)
    ? pass.valuesOf(operand)
    : isMatrix(operand)
      ? operand
      : { is: "matrix", rows: 1, columns: 1, cells: [operand] };

/** The one value of an operand; of several the first, as a cell shows a list that has no room to spill. */
export function scalarOf(operand: Operand, pass: Pass): Scalar {
  if (isArea(operand)) return pass.valueAt(operand.sheet, operand.top, operand.left);
  return isMatrix(operand) ? (operand.cells[0] ?? null) : operand;
}

/** An operand with a single cell read, and several left as they are. */
export function settled(operand: Operand, pass: Pass): Scalar | Matrix {
  if (!isArea(operand)) return operand;
  const { top, left, bottom, right } = operand;
  return top === bottom && left === right ? pass.valueAt(operand.sheet, top, left) : pass.valuesOf(operand);
}

/**
 * What a function of single values gives for operands of which some are lists: a list, each place from the same place
 * of every list; a list of one row or column is the same all the way, and a place that one list lacks is `#N/A`.
 */
export function lifted(
  operands: readonly (Scalar | Matrix)[],
  work: (...values: readonly Scalar[]) => Scalar,
): Scalar | Matrix {
  if (!operands.some(isMatrix)) return work(...(operands as readonly Scalar[]));
  const matrices = operands.filter(isMatrix);
  const rows = Math.max(...matrices.map((matrix) => matrix.rows));
  const columns = Math.max(...matrices.map((matrix) => matrix.columns));
  const cells: Scalar[] = [];
  for (let row = 0; row < rows; row++)
    for (let column = 0; column < columns; column++)
      cells.push(
        work(...operands.map((operand) => (isMatrix(operand) ? placeIn(operand, row, column) : operand))),
      );
  return { is: "matrix", rows, columns, cells };
}

function placeIn({ rows, columns, cells }: Matrix, row: number, column: number): Scalar {
  const r = rows === 1 ? 0 : row;
  const c = columns === 1 ? 0 : column;
  const value = r < rows && c < columns ? cells[r * columns + c] : failure("#N/A");
  return value === undefined ? null : value;
}
