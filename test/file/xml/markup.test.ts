import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { isRefusal } from "../../../src/file/refusal.ts";
import { applyEdits, elementsIn, rootOf } from "../../../src/file/xml/markup.ts";
import {
  attributesOf,
  escapeMarkup,
  tagWith,
  textOf,
  unescapeMarkup,
} from "../../../src/file/xml/markupText.ts";

describe("elements found in the text of a part", () => {
  test.each<[text: string, expected: string[]]>([
    ["<a/><b></b>", ["<a/>", "<b></b>"]],
    ["<x:a q='>'><a></a></x:a >", ["<x:a q='>'><a></a></x:a >"]],
    ["<?xml version='1.0'?><!-- <b> --><a><![CDATA[</a>]]></a>", ["<a><![CDATA[</a>]]></a>"]],
    ["  words only ", []],
    ['<row r="1"/><rows/>', ['<row r="1"/>', "<rows/>"]],
  ])("%s", (text, expected) => {
    expect(elementsIn(text).map(({ start, end }) => text.slice(start, end))).toEqual(expected);
  });

  test.each([
    "<a>",
    "</a>",
    "<a></b>",
    "<a></ab>",
    "<ab></a>",
    "<a",
    "<!DOCTYPE a><a/>",
    "<a><!-- </a>",
    "<a q='>",
    "<a>".repeat(65),
  ])("what is not well formed is refused: %s", (text) => {
    expect(() => elementsIn(text)).toThrow(expect.objectContaining({ code: "DAMAGED-XML" }));
  });

  test("any text is taken apart or refused, and never anything else", () => {
    const pieces = fc.constantFrom(
      "<a>",
      "</a>",
      "<b/>",
      "<",
      ">",
      "/",
      "'",
      '"',
      "<!--",
      "-->",
      "<![CDATA[",
      "]]>",
      "<?",
      "a=1",
      "&",
    );
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 12 }), (some) => {
        try {
          elementsIn(some.join(""));
        } catch (caught) {
          expect(isRefusal(caught)).toBe(true);
        }
      }),
      { numRuns: 2000 },
    );
  });
});

test("attributes are read whatever quotes and spaces they stand in, and set without touching the others", () => {
  const tag = `<c r = 'A1' note="a &lt; 's=&quot;1&quot;'" s="4" />`;
  expect([...attributesOf(tag, rootOf(tag))]).toEqual([
    ["r", "A1"],
    ["note", `a < 's="1"'`],
    ["s", "4"],
  ]);
  expect(tagWith(tag, { s: null, r: "B2", t: "b" })).toBe(
    `<c r="B2" note="a &lt; 's=&quot;1&quot;'" t="b"/>`,
  );
});

test("text is read once, CDATA and numbered characters included", () => {
  const text = "<v>a &amp;lt; <![CDATA[&amp;]]><!-- no -->&#233;&#x1F600;</v>";
  expect(textOf(text, rootOf(text))).toBe("a &lt; &amp;é😀");
  expect(() => unescapeMarkup("&nothing;")).toThrow(expect.objectContaining({ code: "DAMAGED-XML" }));
  expect(unescapeMarkup(escapeMarkup(`<a b="c">&\r`))).toBe(`<a b="c">&\r`);
});

test("edits may come in any order, and may not overlap", () => {
  const edits = [
    { start: 3, end: 4, text: "D" },
    { start: 0, end: 1, text: "" },
    { start: 3, end: 3, text: "+" },
  ];
  expect(applyEdits("abcde", edits)).toBe("bc+De");
  expect(() =>
    applyEdits("abc", [
      { start: 0, end: 2, text: "" },
      { start: 1, end: 3, text: "" },
    ]),
  ).toThrow(RangeError);
});
