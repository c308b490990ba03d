import { expect, it } from "vitest";
import { limitsInWords } from "../../../src/file/build/limitsInWords.ts";

it.each([
  ["whole", 1, 6, "#,##0", "a whole number from 1 to 6"],
  ["whole", 0, 100_000_000, "#,##0", "a whole number from 0 to 100,000,000"],
  ["decimal", 0, 1, "0%", "a percentage from 0% to 100%"],
  ["decimal", 0, 1e9, "£#,##0.00", "a number from 0 up"],
  ["decimal", -1e12, 1e12, "0.00", "a number"],
  ["decimal", -250, 5_000, "0.00", "a number from −250 to 5,000"],
] as const)(
  "a %s between %d and %d, shown as %s, is asked for as %s",
  (...[kind, min, max, format, words]) => {
    expect(limitsInWords({ kind, min, max }, format)).toBe(words);
  },
);
