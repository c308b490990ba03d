/**
 * A text as it is compared: full-width and other compatible forms made plain, invisible characters dropped, spaces
 * folded, case ignored. What an officer cannot see does not tell two names apart.
 */
export const comparable = (text: string): string =>
  PLAIN.test(text)
    ? text.toLowerCase()
    : text
        .normalize("NFKC")
        .replace(/\p{Cf}/gu, "")
        .replace(/\s+/g, " ")
        .trim()
        .toLocaleLowerCase("en-GB");

/** Most names are letters of this alphabet with single spaces between them, and are compared a million times. */
const PLAIN = /^[!-~]+(?: [!-~]+)*$/;

/** A text as it goes on within a sentence: without its capital, unless that is one of an abbreviation. */
export const lowerFirst = (text: string): string =>
  /^[A-Z][a-z]/.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text;

/** A text as it is compared when plurals do not count either: "Community engagements" is "Community Engagement". */
export const singular = (text: string): string =>
  comparable(text)
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== "")
    .map((word) =>
      word.length > 4 && word.endsWith("ies")
        ? `${word.slice(0, -3)}y`
        : word.length > 3 && word.endsWith("s") && !word.endsWith("ss")
          ? word.slice(0, -1)
          : word,
    )
    .join(" ");

/** The parts of a cell that lists several names: "P01, P03; P07" → three. */
export const namesIn = (text: string): string[] =>
  text
    .split(/[,;\n]/)
    .map((part) => part.trim())
    .filter((part) => part !== "");

/** The one of `names` nearest to what was typed, if near enough to be what was meant; never a guess to act on. */
export function nearest(typed: string, names: Iterable<string>): string | undefined {
  const wanted = comparable(typed);
  let best: string | undefined;
  let least = Math.max(2, Math.floor(wanted.length / 4)) + 1;
  for (const name of names) {
    const distance = editDistance(wanted, comparable(name), least);
    if (distance < least) {
      least = distance;
      best = name;
    }
  }
  return best;
}

/** The fewest insertions, deletions and replacements from one text to the other; gives up at `limit`. */
function editDistance(from: string, to: string, limit: number): number {
  if (Math.abs(from.length - to.length) >= limit) return limit;
  let before = Array.from({ length: to.length + 1 }, (_, i) => i);
  for (let i = 1; i <= from.length; i++) {
    const row = [i];
    for (let j = 1; j <= to.length; j++)
      row[j] = Math.min(
        (before[j] ?? 0) + 1,
        (row[j - 1] ?? 0) + 1,
        (before[j - 1] ?? 0) + (from[i - 1] === to[j - 1] ? 0 : 1),
      );
    before = row;
  }
  return before[to.length] ?? limit;
}
