import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { rankProjects, standingKey, standingOf, valuePerPound } from "../../src/engine/rank.ts";

const ranked = fc.record({ value: fc.integer({ min: -1e9, max: 1e9 }), cost: fc.nat(1e9) });
/** Few different amounts, so that ties and free projects come up often. */
const tying = fc.record({ value: fc.integer({ min: -2, max: 4 }), cost: fc.nat(2) });
const list = fc
  .array(fc.oneof(ranked, tying), { maxLength: 12 })
  .map((projects) => projects.map((project, at) => ({ ...project, ref: `P${at}` })));
const rankOf = (projects: Parameters<typeof rankProjects>[0]) =>
  new Map(rankProjects(projects).map(({ ref, rank }) => [ref, rank]));

describe("ranking", () => {
  test("free projects come first by value, then value per pound, losses last by value; equals share a rank", () => {
    const places = rankProjects([
      { ref: "loss", value: -100, cost: 1_000_000 },
      { ref: "half", value: 50, cost: 100 },
      { ref: "twice", value: 200, cost: 100 },
      { ref: "twice too", value: 400, cost: 200 },
      { ref: "free", value: 1, cost: 0 },
      { ref: "freer", value: 2, cost: 0 },
      { ref: "free loss", value: -50, cost: 0 },
    ]);
    expect(places.map(({ ref, rank, perPound }) => [ref, rank, perPound])).toEqual([
      ["freer", 1, null],
      ["free", 2, null],
      ["twice", 3, 2],
      ["twice too", 3, 2],
      ["half", 5, 0.5],
      ["free loss", 6, null],
      ["loss", 7, -0.0001],
    ]);
  });

  test("what brings nothing ranks with what brings none, free or not, below all that brings something", () => {
    const places = rankProjects([
      { ref: "free and idle", value: 0, cost: 0 },
      { ref: "dear and idle", value: 0, cost: 500 },
      { ref: "barely worth it", value: 1, cost: 1_000_000 },
    ]);
    expect(places.map(({ ref, rank }) => [ref, rank])).toEqual([
      ["barely worth it", 1],
      ["free and idle", 2],
      ["dear and idle", 2],
    ]);
  });

  test("nothing ranks nothing", () => {
    expect(rankProjects([])).toEqual([]);
  });

  test("0.1 + 0.2 and 0.3 are a tie, as they are not to Excel's RANK unless rounded first", () => {
    expect(valuePerPound(3, 10)).toBe(0.3);
    expect(valuePerPound(0.1 + 0.2, 1)).toBe(0.3);
  });

  test("law: a rank is one more than the number of better projects", () => {
    fc.assert(
      fc.property(list, (projects) => {
        const ranks = rankOf(projects);
        for (const { ref } of projects) {
          const own = ranks.get(ref) ?? 0;
          const better = projects.filter((other) => (ranks.get(other.ref) ?? 0) < own).length;
          expect(own).toBe(better + 1);
        }
      }),
    );
  });

  test("law: the order of the list does not matter", () => {
    fc.assert(
      fc.property(list, (projects) => {
        expect(rankOf(projects.toReversed())).toEqual(rankOf(projects));
      }),
    );
  });

  test.each(["dropping", "adding", "copying"])("law: %s a project never turns two others round", (change) => {
    fc.assert(
      fc.property(list, ranked, fc.nat(), (projects, another, pick) => {
        fc.pre(projects.length > 2);
        const chosen = projects[pick % projects.length];
        const changed =
          change === "dropping"
            ? projects.filter((project) => project !== chosen)
            : [...projects, { ...(change === "copying" && chosen ? chosen : another), ref: "new" }];
        const before = rankOf(projects);
        const after = rankOf(changed);
        for (const a of changed)
          for (const b of changed)
            if (a.ref !== "new" && b.ref !== "new")
              expect(Math.sign((after.get(a.ref) ?? 0) - (after.get(b.ref) ?? 0))).toBe(
                Math.sign((before.get(a.ref) ?? 0) - (before.get(b.ref) ?? 0)),
              );
      }),
    );
  });

  test("law: counting in pence or in pounds ranks alike", () => {
    fc.assert(
      fc.property(list, (projects) => {
        const pence = projects.map(({ ref, value, cost }) => ({ ref, value: value * 100, cost: cost * 100 }));
        expect(rankOf(pence)).toEqual(rankOf(projects));
      }),
    );
  });

  test("law: more value never worsens a rank", () => {
    fc.assert(
      fc.property(list, fc.nat(1e6), (projects, extra) => {
        const [first, ...others] = projects;
        if (!first) return;
        const better = rankOf([{ ...first, value: first.value + extra }, ...others]).get(first.ref) ?? 0;
        expect(better).toBeLessThanOrEqual(rankOf(projects).get(first.ref) ?? 0);
      }),
    );
  });

  test("law: draws are ranked by a key in the same order", () => {
    fc.assert(
      fc.property(ranked, ranked, (a, b) => {
        const [one, two] = [standingOf(a), standingOf(b)];
        const difference = standingKey(a.value, a.cost) - standingKey(b.value, b.cost);
        if (one.tier !== two.tier) expect(Math.sign(difference)).toBe(Math.sign(two.tier - one.tier));
        else if (one.key !== two.key) expect(Math.sign(difference)).toBe(Math.sign(one.key - two.key));
      }),
    );
  });
});

test.each([
  [0, 100, 0],
  [100, 100, 0.5],
  [1e8, 0, 1.5],
  [-1e8, 5, -0.5],
])("a value of %i for %i pence has the key %f", (value, cash, expected) => {
  expect(standingKey(value, cash)).toBeCloseTo(expected, 12);
});
