import { countedOrNull } from "./counted.ts";

/**
 * The value that a share of the sorted numbers does not exceed, between two where it falls between: `PERCENTILE.INC`.
 *
 * @param sorted ascending
 * @param share 0–1: 0 the least, 0.5 the median, 1 the most
 * @returns null of nothing
 * @source R. J. Hyndman and Y. Fan, The American Statistician 50 (1996), definition 7
 * @example of 1 to 10, 0.1 gives 1.9
 */
export function percentile(sorted: ArrayLike<number>, share: number): number | null {
  const place = (sorted.length - 1) * Math.min(1, Math.max(0, share));
  const below = sorted[Math.floor(place)];
  const above = sorted[Math.ceil(place)];
  if (below === undefined || above === undefined) return null;
  return countedOrNull(below + (place - Math.floor(place)) * (above - below));
}
