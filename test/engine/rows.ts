/** A flat list as rows of a width. */
export const rowsOf = (numbers: Float64Array, width: number): number[][] =>
  Array.from({ length: numbers.length / width }, (_, row) => [
    ...numbers.subarray(row * width, (row + 1) * width),
  ]);

/** The mean of some numbers. */
export const mean = (numbers: readonly number[]): number =>
  numbers.reduce((sum, number) => sum + number, 0) / numbers.length;
