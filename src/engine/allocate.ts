/**
 * Divides a whole amount in proportion to weights without losing or making a penny: each part is rounded down, and
 * the pennies left go one each to the largest remainders, the first of equals first.
 *
 * @param total whole, may be negative; what is no such number is nothing to divide
 * @param weights 0 or more; below 0, or no number, counts as 0; where all are 0 the parts are equal
 * @returns whole parts that add up to the total, in the order of the weights; none for no weights
 * @source M. L. Balinski and H. P. Young, Fair Representation (1982), Hamilton's method
 * @example 100 among 1, 1, 1 gives 34, 33, 33
 */
export function allocateByLargestRemainder(total: number, weights: readonly number[]): number[] {
  if (!Number.isSafeInteger(total)) return weights.map(() => 0);
  // Beyond this no weight is one that a person states, and their sum may pass the range of a number.
  const positive = weights.map((weight) => (weight > 0 && weight < 1e300 ? weight : 0));
  const sum = positive.reduce((all, weight) => all + weight, 0);
  const shares = positive.map((weight) => (sum > 0 ? weight / sum : 1 / weights.length));
  const exact = shares.map((share) => Math.abs(total) * share);
  const parts = exact.map(Math.floor);
  const order = exact
    .map((amount, position) => ({ position, remainder: amount - Math.floor(amount) }))
    .sort((a, b) => b.remainder - a.remainder || a.position - b.position);
  let left = Math.abs(total) - parts.reduce((all, part) => all + part, 0);
  // Floors of doubles can miss by more than one each only beyond 2^53; going round again still loses nothing.
  for (let turn = 0; left !== 0 && order.length > 0; turn++) {
    const position = order[turn % order.length]?.position ?? 0;
    const step = left > 0 ? Math.min(1, left) : -1;
    parts[position] = (parts[position] ?? 0) + step;
    left -= step;
  }
  return total < 0 ? parts.map((part) => (part === 0 ? 0 : -part)) : parts;
}
