/**
 * A number as the engine takes it: itself, or 0 where it is none or beyond all bounds. What is given to the engine is
 * checked where it is read, and `notNumbers` finds what is not; here it only may not spoil everything else.
 *
 * @example 5 is 5; NaN and Infinity are 0
 */
export const counted = (value: number): number => (Number.isFinite(value) ? value : 0);

/** The same where there may be no answer: null for what is no number. */
export const countedOrNull = (value: number): number | null => (Number.isFinite(value) ? value : null);

/**
 * Where in what is about to be handed to the engine a number is none, or beyond all bounds: to be said before figures
 * are believed, since the engine counts such a number as nothing. Objects, lists and maps are looked into, however
 * deep; the last band of a discount schedule may be without end.
 *
 * @returns the path of each, in order; none where all are numbers
 * @example `{ quantities: [1, NaN], rate: 5 }` gives `["quantities.1"]`
 */
export function notNumbers(given: unknown, path = ""): readonly string[] {
  if (typeof given === "number")
    return Number.isFinite(given) || (given === Number.POSITIVE_INFINITY && path.endsWith("untilYear"))
      ? []
      : [path];
  if (typeof given !== "object" || given === null) return [];
  const parts = given instanceof Map ? [...given] : Object.entries(given);
  return parts.flatMap(([key, value]) => notNumbers(value, path === "" ? String(key) : `${path}.${key}`));
}
