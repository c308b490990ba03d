import fc from "fast-check";
import { expect, test } from "vitest";
import { codeText, toCell } from "../../../src/file/write/toCell.ts";
import { unescapeText } from "../../../src/file/xml/xml.ts";
import type { Cell } from "../../../src/workbook/grid.ts";

test.each<[given: Cell, expected: Cell, why: string]>([
  [12.5, 12.5, "a number"],
  [-0, 0, "a negative zero is zero to Excel"],
  [true, true, "a yes"],
  [null, null, "an empty cell"],
  ["", null, "empty text is an empty cell"],
  ["=SUM(A1)", "=SUM(A1)", "text stays as typed"],
  ["a\r\nb\rc\n\td", "a\nb\nc\n\td", "line breaks become Excel's own; tabs stay"],
  ["a\u0000b\u0007\u001f\ufffec", "abc", "what XML cannot hold is dropped"],
  ["\u0007", null, "and what is left may be nothing"],
  ["\ud83d\ude00", "\ud83d\ude00", "a character of two halves is whole"],
  ["\ud83d-\ude00", "\ufffd-\ufffd", "half a character is marked"],
  ["é\u00a0\u200b", "é\u00a0\u200b", "what can be held is kept, also what is not seen"],
])("%j goes into a cell as %j: %s", (given, expected) => {
  expect(Object.is(toCell(given, "sheet A, cell B2"), expected)).toBe(true);
});

test.each<[given: Cell, code: string]>([
  [Number.NaN, "NOT-A-NUMBER"],
  [Number.POSITIVE_INFINITY, "NOT-A-NUMBER"],
  ["x".repeat(32_768), "TEXT-TOO-LONG"],
])("what no cell can hold is refused with its cell, case %#", (given, code) => {
  expect(() => toCell(given, "sheet A, cell B2")).toThrow(
    expect.objectContaining({ code, message: expect.stringMatching(/^Sheet A, cell B2 /) }),
  );
});

test("a text of exactly 32,767 characters goes in", () => {
  expect(toCell("x".repeat(32_767), "sheet A, cell B2")).toHaveLength(32_767);
});

test("any text reads as it was once it is spelt for the file, also where it looks spelt already", () => {
  const pieces = fc.constantFrom("_", "x", "_x", "0041", "_x0041_", "x005F_", "a", "_x000d_");
  fc.assert(
    fc.property(fc.array(pieces, { maxLength: 8 }), (some) => {
      expect(unescapeText(codeText(some.join("")))).toBe(some.join(""));
    }),
    { numRuns: 1000 },
  );
});
