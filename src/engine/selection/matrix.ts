import type { Program } from "./program.ts";

/**
 * The gains and limits of a program, scaled for solving. Every scale is a power of two, so that each number is still
 * exact: a sum that fits in the limits here fits in whole pence.
 */
export interface Matrix {
  readonly size: number;
  /** The limits' rows and, last, the row that counts the chosen. */
  readonly rows: number;
  /** Use of row k by position j at j × rows + k; at most 1 either way. */
  readonly use: Float64Array;
  readonly amount: Float64Array;
  /** At most 1 either way. */
  readonly gain: Float64Array;
  /** What one whole unit of gain (a penny) is in scaled gain. */
  readonly unit: number;
}

/** The scaled matrix of a program; limits that all candidates together respect are left out. */
export function matrixFromProgram(program: Program): Matrix {
  const { size, gain } = program;
  const kept = program.rows.filter(({ use, amount }) => sumOfPositive(use) > amount);
  const rows = kept.length + 1;
  const use = new Float64Array(size * rows).fill(1);
  const amount = new Float64Array(rows).fill(program.atMost);
  kept.forEach((row, k) => {
    const scale = scaleOf(row.use);
    const step = commonStep(row.use);
    amount[k] = Math.floor(row.amount / step) * step * scale;
    for (let j = 0; j < size; j++) use[j * rows + k] = (row.use[j] ?? 0) * scale;
  });
  const unit = scaleOf(gain);
  return { size, rows, use, amount, gain: gain.map((whole) => whole * unit), unit };
}

function sumOfPositive(numbers: Float64Array): number {
  let sum = 0;
  for (const number of numbers) if (number > 0) sum += number;
  return sum;
}

/**
 * The largest whole number that divides all of the numbers; 1 where all are nothing or one is not whole. Sums of them
 * go in such steps, so that a bound between two steps is as good as the lower one.
 */
export function commonStep(numbers: Float64Array): number {
  let step = 0;
  for (const number of numbers) {
    if (!Number.isSafeInteger(number)) return 1;
    let rest = Math.abs(number);
    while (rest > 0) [step, rest] = [rest, step % rest];
    if (step === 1) return 1;
  }
  return step || 1;
}

/** The power of two that brings the largest of the numbers to between ½ and 1; 1 where all are below that. */
function scaleOf(numbers: Float64Array): number {
  let largest = 0;
  for (const number of numbers) largest = Math.max(largest, Math.abs(number));
  return largest < 1 ? 1 : 2 ** -Math.ceil(Math.log2(largest));
}
