import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { checkWorkbook } from "../../src/appraise/check.ts";
import { reweigh, sharesOf, weightsByOrder } from "../../src/appraise/reweigh.ts";
import { families, weightKey } from "../../src/workbook/families.ts";
import { orderOf } from "../../taskpane/actions/weigh.ts";
import { movedInOrder, movesBetween, saidOf } from "../../taskpane/weigh/places.ts";
import { familySwings, inUnit } from "../../taskpane/weigh/swing.ts";
import { lookAt } from "../../taskpane/work/look.ts";
import { example } from "./page/workbooks.ts";

const look = lookAt(example);
const checked = checkWorkbook(example);

describe("weighing the five families", () => {
  // biome-ignore format: reads as a table
  test.each([
    [182000, "calls", "182,000 calls"], [61, "%", "61%"], [11.4, "£", "£11.40"], [38200, "£", "£38,200"],
    [3.1, "applications", "3.1 applications"], [17, null, "17"],
  ] as const)("an end of a swing is said with its unit: %s %s", (amount, unit, words) => {
    expect(inUnit(amount, unit)).toBe(words);
  });

  test("each question shows the council's own objectives at both ends, the weightiest first", () => {
    const swings = familySwings(checked.facts);
    expect(swings.map(({ family }) => family)).toEqual(families.map(({ title }) => title));
    const [costs] = swings.filter(({ family }) => family === "Lower operating costs");
    expect(costs?.swings[0]).toEqual({
      ref: "O04",
      objective: "Answer common questions where people already ask them",
      ends: {
        measure: "Telephone calls to the contact centre in a year",
        from: "182,000 calls",
        to: "154,000 calls",
      },
    });
    for (const { family, swings: served } of swings)
      for (const { ref } of served)
        expect(
          checked.facts.entries.mapping.some((line) => line.objective === ref && line.family === family),
        ).toBe(true);
  });

  test("the weights of Settings give the ranking of the plan", () => {
    const weights = families.map(({ key }) => checked.settings?.[weightKey(key)] ?? 0);
    const { projects, pencePerPoint } = look.weighing;
    const ranks = new Map(reweigh(projects, weights, pencePerPoint).map(({ ref, rank }) => [ref, rank]));
    for (const { ref, rank } of checked.figures?.projects ?? []) expect(ranks.get(ref), ref).toBe(rank);
  });

  test("only proportions count: all weights doubled change nothing", () => {
    const { projects, pencePerPoint } = look.weighing;
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 50 }), { minLength: 5, maxLength: 5 }), (weights) => {
        const doubled = weights.map((weight) => weight * 2);
        expect(reweigh(projects, doubled, pencePerPoint)).toEqual(reweigh(projects, weights, pencePerPoint));
      }),
    );
  });

  test("no weight at all is no share at all", () => {
    expect(sharesOf([0, 0, 0, 0, 0])).toEqual([0, 0, 0, 0, 0]);
  });

  test("an order of five gives 45.67, 25.67, 15.67, 9 and 4 (Barron and Barrett 1996)", () => {
    expect(weightsByOrder(5)).toEqual([45.67, 25.67, 15.67, 9, 4]);
  });

  test("families are ordered by weight, equals as they stand", () => {
    expect(orderOf([15, 25, 15, 20, 25])).toEqual([1, 4, 3, 0, 2]);
  });

  // biome-ignore format: reads as a table
  test.each([
    ["up",               1, -1, ["b", "a", "c"]],
    ["down",             1,  1, ["a", "c", "b"]],
    ["up from the top",  0, -1, ["a", "b", "c"]],
    ["down at the foot", 2,  1, ["a", "b", "c"]],
  ] as const)("a family is moved %s", (_, at, by, wanted) => {
    expect(movedInOrder(["a", "b", "c"], at, by)).toEqual(wanted);
  });

  test("what changes places is said, the longest way first", () => {
    const ranked = (...refs: string[]) => refs.map((ref, at) => ({ ref, rank: at + 1, value: 0 }));
    const said = (now: readonly string[]) =>
      saidOf(movesBetween(ranked("P1", "P2", "P3", "P4", "P5"), ranked(...now)));
    expect(said(["P1", "P2", "P3", "P4", "P5"])).toBe("No project changes its place.");
    expect(said(["P2", "P1", "P3", "P4", "P5"])).toBe(
      "2 projects change places: P2 goes from 2 to 1 and P1 goes from 1 to 2.",
    );
    expect(said(["P5", "P1", "P2", "P3", "P4"])).toBe(
      "5 projects change places: P5 goes from 5 to 1, P1 goes from 1 to 2, P2 goes from 2 to 3 and 2 others move less.",
    );
  });
});
