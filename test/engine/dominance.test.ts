import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { dominatedBy } from "../../src/engine/dominance.ts";
import { rankProjects } from "../../src/engine/rank.ts";
import { projectValue } from "../../src/engine/value.ts";

describe("dominance", () => {
  const small = fc.integer({ min: 0, max: 3 });
  const compared = fc
    .array(fc.record({ net: small, cost: small, byFamily: fc.tuple(small, small) }), { maxLength: 8 })
    .map((projects) => projects.map((project, at) => ({ ...project, ref: `P${at}` })));

  test("a project that another beats on every count is marked with it", () => {
    const projects = [
      { ref: "P01", net: 10, cost: 5, byFamily: [1, 2] },
      { ref: "P02", net: 10, cost: 6, byFamily: [1, 2] },
      { ref: "P03", net: 99, cost: 5, byFamily: [1, 1] },
      { ref: "P04", net: 10, cost: 5, byFamily: [1, 2] },
    ];
    expect(dominatedBy(projects)).toEqual(new Map([["P02", "P01"]]));
  });

  test.each([
    ["more net present value at the same cost", { net: 11 }, true],
    ["less cost for the same", { cost: 4 }, true],
    ["more in one family alone", { byFamily: [1, 3] }, true],
    ["more in one family and less in another", { byFamily: [0, 9] }, false],
    ["more net present value at more cost", { net: 11, cost: 6 }, false],
    ["the very same", {}, false],
  ])("%s: %j dominates: %s", (_, difference, expected) => {
    const plain = { ref: "P01", net: 10, cost: 5, byFamily: [1, 2] };
    expect(dominatedBy([plain, { ...plain, ref: "P02", ...difference }]).get("P01") === "P02").toBe(expected);
  });

  test("law: nothing goes in circles, so something is always left undominated", () => {
    fc.assert(
      fc.property(compared, (projects) => {
        expect(dominatedBy(projects).size).toBeLessThan(Math.max(1, projects.length));
      }),
    );
  });

  test("law: a dominated project never ranks above the one that dominates it, whatever a point is worth", () => {
    fc.assert(
      fc.property(compared, fc.nat(5), (projects, pencePerPoint) => {
        const places = rankProjects(
          projects.map(({ ref, net, cost, byFamily: [one, two] }) => ({
            ref,
            cost,
            value: projectValue(net, one + two, pencePerPoint),
          })),
        );
        const ranks = new Map(places.map(({ ref, rank }) => [ref, rank]));
        for (const [worse, better] of dominatedBy(projects))
          expect(ranks.get(better)).toBeLessThanOrEqual(ranks.get(worse) ?? 0);
      }),
    );
  });
});
