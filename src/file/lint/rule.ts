import type { LintedBook } from "./book.ts";

/** One kind of mistake that Excel repairs, refuses or shows as an error, though the format's schema may allow it. */
export interface LintRule {
  /** Stable, in capitals. */
  readonly code: string;
  /** What must be so. */
  readonly asks: string;
  /** Where it is not so, each place in a few words. */
  readonly find: (book: LintedBook) => readonly string[];
}

/** Every value that is there more than once, compared without case, each once. */
export function repeated(values: readonly string[]): readonly string[] {
  const seen = new Set<string>();
  const twice = new Set<string>();
  for (const value of values) {
    const name = value.toLowerCase();
    if (seen.has(name)) twice.add(value);
    seen.add(name);
  }
  return [...twice];
}

/** Every pair of things, the earlier first. */
export const pairs = <T>(things: readonly T[]): readonly (readonly [T, T])[] =>
  things.flatMap((one, at) => things.slice(at + 1).map((other) => [one, other] as const));
