const REF = /^([A-Za-z]+)(\d{1,9})$/;

/**
 * The ref that follows the highest in use: after A16 and A17 it is A18, after R009 it is R010.
 *
 * @returns undefined where none is in use, or not all of them are the same letters with a number behind
 */
export function nextRef(used: readonly string[]): string | undefined {
  const parts = used.map((ref) => REF.exec(ref));
  const letters = parts[0]?.[1];
  if (letters === undefined || parts.some((part) => part?.[1] !== letters)) return undefined;
  const numbers = parts.map((part) => part?.[2] ?? "");
  const highest = numbers.reduce((most, number) => Math.max(most, Number(number)), 0);
  const digits = numbers.reduce((most, { length }) => Math.max(most, length), 0);
  return letters + String(highest + 1).padStart(digits, "0");
}
