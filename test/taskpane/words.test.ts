import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { inWords } from "../../taskpane/views/words.ts";
import { countWords } from "../../taskpane/words/count.ts";
import { drawWords } from "../../taskpane/words/picture.ts";

describe("the words of objectives and outcomes", () => {
  // biome-ignore format: reads as a table
  const counted: readonly (readonly [string, readonly string[], readonly (readonly [string, number])[]])[] = [
    ["the most first, equals by the alphabet", ["Trees, roads and trees", "roads; bins"], [["roads", 2], ["trees", 2], ["bins", 1]]],
    ["case and marks do not count",            ["HELP! help? (Help)"],                    [["help", 3]]],
    ["plain and very short words are left out", ["It is up to us to go on"],              []],
    ["a plural joins its singular",            ["library", "libraries", "libraries"],     [["libraries", 3]]],
    ["a word that only looks like a plural",   ["business", "busines", "less"],           [["busines", 1], ["business", 1]]],
    ["an owner is the word itself",            ["the council’s plan", "council's plan"],  [["council", 2], ["plan", 2]]],
    ["joined words stay together",             ["self-directed learning"],                [["learning", 1], ["self-directed", 1]]],
    ["other letters are letters",              ["Gŵyl Élan"],                             [["gŵyl", 1], ["élan", 1]]],
    ["nothing gives nothing",                  [],                                        []],
  ];
  test.each(counted)("are counted: %s", (_, texts, wanted) => {
    expect(countWords(texts).map(({ word, count }) => [word, count])).toEqual(wanted);
  });

  test("no word is lost or made up when plurals are joined", () => {
    const word = fc.constantFrom("bin", "bins", "city", "cities", "road", "roads", "class", "glass", "park");
    fc.assert(
      fc.property(fc.array(word, { maxLength: 40 }), (said) => {
        const total = countWords(said).reduce((sum, { count }) => sum + count, 0);
        expect(total).toBe(said.length);
      }),
    );
  });

  const texts = fc.array(fc.stringMatching(/^[a-z]{3,12}$/), { minLength: 1, maxLength: 80 });

  test("S32: the same text gives the same picture, in which no two words touch and all are inside", () => {
    fc.assert(
      fc.property(texts, (said) => {
        const picture = drawWords(countWords(said));
        expect(drawWords(countWords(said))).toEqual(picture);
        for (const [at, a] of picture.words.entries()) {
          expect(a.x - a.width / 2).toBeGreaterThanOrEqual(-0.1);
          expect(a.x + a.width / 2).toBeLessThanOrEqual(picture.width + 0.1);
          expect(a.y - a.size / 2).toBeGreaterThanOrEqual(-0.1);
          expect(a.y + a.size / 2).toBeLessThanOrEqual(picture.height + 0.1);
          for (const b of picture.words.slice(at + 1))
            expect(
              Math.abs(a.x - b.x) >= (a.width + b.width) / 2 || Math.abs(a.y - b.y) >= (a.size + b.size) / 2,
              `${a.word} and ${b.word}`,
            ).toBe(true);
        }
      }),
      { numRuns: 60 },
    );
  });

  test("the oftener a word is said the larger it is drawn", () => {
    const { words } = drawWords(countWords(["help help help people people roads"]));
    const sizes = ["help", "people", "roads"].map(
      (word) => words.find((each) => each.word === word)?.size ?? 0,
    );
    expect(sizes[0]).toBeGreaterThan(sizes[1] ?? 0);
    expect(sizes[1]).toBeGreaterThan(sizes[2] ?? 0);
  });

  test("S32: the picture is also said in a sentence", () => {
    expect(
      inWords([
        { word: "people", count: 14 },
        { word: "help", count: 7 },
      ]),
    ).toBe("A picture of words. Said most: people (14) and help (7).");
  });
});
