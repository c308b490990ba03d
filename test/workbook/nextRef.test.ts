import { expect, test } from "vitest";
import { nextRef } from "../../src/workbook/nextRef.ts";

// biome-ignore format: reads as a table
test.each([
  ["follows the highest", ["A16", "A17"], "A18"],
  ["follows the highest, in whatever order they stand", ["C003", "C001", "C002"], "C004"],
  ["keeps its digits", ["R009"], "R010"],
  ["takes another digit where they are used up", ["P98", "P99"], "P100"],
  ["is unknown where none is in use", [], undefined],
  ["is unknown where one has other letters", ["A1", "B2"], undefined],
  ["is unknown where one is no ref", ["A1", "the second"], undefined],
  ["is unknown where they are numbers alone", ["1", "2"], undefined],
])("the next ref %s", (_, used, expected) => {
  expect(nextRef(used)).toBe(expected);
});
