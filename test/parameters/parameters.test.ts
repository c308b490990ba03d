import { describe, expect, test } from "vitest";
import { contributionScale } from "../../src/parameters/anchors.ts";
import { discountSchedules, greenBookStandard } from "../../src/parameters/discounting.ts";
import { evidenceScheme } from "../../src/parameters/evidence.ts";

test.each([...discountSchedules, evidenceScheme, contributionScale])(
  "$name says its edition, date, source and licence",
  ({ name, edition, date, source, licence }) => {
    for (const words of [name, edition, source, licence]) expect(words).toMatch(/\S/);
    expect(new Date(date).toISOString().slice(0, 10)).toBe(date);
  },
);

describe("discount schedules", () => {
  test("the default is the Green Book's standard schedule, as published", () => {
    expect(discountSchedules[0]).toBe(greenBookStandard);
    expect(greenBookStandard.bands.map(({ untilYear, rate }) => [untilYear, rate])).toEqual([
      [30, 0.035],
      [75, 0.03],
      [125, 0.025],
      [200, 0.02],
      [300, 0.015],
      [500, 0.01],
    ]);
  });

  test.each(discountSchedules)(
    "$name has a name of its own, and bands that follow each other",
    ({ name, bands }) => {
      expect(discountSchedules.filter((other) => other.name === name)).toHaveLength(1);
      for (const [at, band] of bands.entries())
        expect(band.untilYear).toBeGreaterThan(bands[at - 1]?.untilYear ?? 0);
    },
  );
});

describe("grades of evidence", () => {
  test("there are six, each poorer than the one before in bias and in spread", () => {
    expect(evidenceScheme.grades.map(({ grade }) => grade)).toEqual([1, 2, 3, 4, 5, 6]);
    for (const [at, { bias, spread }] of evidenceScheme.grades.entries()) {
      expect(bias).toBeGreaterThan(evidenceScheme.grades[at - 1]?.bias ?? -1);
      expect(spread).toBeGreaterThan(evidenceScheme.grades[at - 1]?.spread ?? -1);
    }
  });

  test("the biases say that they have yet to be confirmed", () => {
    expect(evidenceScheme.caution).toMatch(/confirmed/);
  });
});

describe("the scale of contribution", () => {
  test("each of the five families words each of the five marks, and no two families alike", () => {
    expect(contributionScale.families).toHaveLength(5);
    const meanings = contributionScale.families.flatMap(({ anchors }) => {
      expect(anchors.map(({ contribution }) => contribution)).toEqual([0, 25, 50, 75, 100]);
      return anchors.slice(1).map(({ meaning }) => meaning);
    });
    expect(new Set(meanings).size).toBe(20);
  });
});
