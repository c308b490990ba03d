import fc from "fast-check";
import { expect, test } from "vitest";
import type { Candidate, Rules } from "../../../src/engine/selection/problem.ts";
import { cheapestRelief, cheapestReliefTogether } from "../../../src/engine/selection/relief.ts";
import { anyInstance, type Instance, noRules, plain, respectsRules } from "./instances.ts";

const [a, b] = plain(
  [1, 1],
  [
    [3, 3],
    [1, 2],
  ],
).map((each) => ({ ...each, mustDo: true })) as [Candidate, Candidate];
const limits = (cash: number, days: number): Rules => ({
  ...noRules,
  limits: [
    { name: "Cash", amount: cash },
    { name: "Days", amount: days },
  ],
});

test("A limit that two must-dos overdraw has to rise by what is missing", () => {
  expect(cheapestRelief([a, b], limits(4, 5))).toEqual([{ name: "Cash", rise: 2, chosen: ["P01", "P02"] }]);
});

test("Where no single limit helps none is named, and both together are", () => {
  expect(cheapestRelief([a, b], limits(4, 1))).toEqual([]);
  expect(cheapestReliefTogether([a, b], limits(4, 1), ["Cash", "Days"])).toEqual([
    { name: "Cash", rise: 2 },
    { name: "Days", rise: 2 },
  ]);
  expect(cheapestReliefTogether([a, b], limits(4, 1), ["Cash"])).toBeNull();
});

test("Where the rules hold already nothing has to rise", () => {
  expect(cheapestRelief([a, b], limits(6, 3)).map(({ rise }) => rise)).toEqual([0, 0]);
  expect(cheapestReliefTogether([a, b], limits(6, 3), ["Cash", "Days"])).toEqual([]);
});

/** Every portfolio that respects the rules but for its limits. */
function withoutLimits({ candidates, rules }: Instance): readonly (readonly Candidate[])[] {
  const free = { candidates, rules: { ...rules, limits: [] } };
  return Array.from({ length: 2 ** candidates.length }, (_, set) =>
    candidates.filter((_, j) => (set >> j) & 1),
  ).filter((chosen) => respectsRules(free, chosen));
}

const overdraft = (rules: Rules, chosen: readonly Candidate[]) =>
  rules.limits.map(({ amount }, l) =>
    Math.max(0, chosen.reduce((sum, { use }) => sum + (use[l] ?? 0), 0) - amount),
  );

test("The least rise of each limit alone is the one found by trying every portfolio", () => {
  fc.assert(
    fc.property(anyInstance(8), ({ candidates, rules }) => {
      const drafts = withoutLimits({ candidates, rules }).map((chosen) => overdraft(rules, chosen));
      const expected = rules.limits.flatMap(({ name }, l) => {
        const alone = drafts
          .filter((draft) => draft.every((rise, o) => o === l || rise === 0))
          .map((draft) => draft[l] ?? 0);
        return alone.length > 0 ? [{ name, rise: Math.min(...alone) }] : [];
      });
      expect(cheapestRelief(candidates, rules).map(({ name, rise }) => ({ name, rise }))).toEqual(expected);
    }),
    { numRuns: 700, seed: 16 },
  );
});

test("The least rise in sum is the one found by trying every portfolio", () => {
  fc.assert(
    fc.property(anyInstance(8), fc.nat(15), ({ candidates, rules }, drawn) => {
      const isRising = rules.limits.map((_, l) => ((drawn >> l) & 1) === 1);
      const sums = withoutLimits({ candidates, rules })
        .map((chosen) => overdraft(rules, chosen))
        .filter((draft) => draft.every((rise, l) => isRising[l] || rise === 0))
        .map((draft) => draft.reduce((sum, rise) => sum + rise, 0));
      const names = rules.limits.filter((_, l) => isRising[l]).map(({ name }) => name);
      const found = cheapestReliefTogether(candidates, rules, names);
      expect(found?.reduce((sum, { rise }) => sum + rise, 0)).toBe(
        sums.length > 0 ? Math.min(...sums) : undefined,
      );
    }),
    { numRuns: 700, seed: 17 },
  );
});

test("Where every pair overdraws, the least rise in sum is that of the pair that overdraws least", () => {
  const drawn = fc.array(fc.tuple(fc.nat(30), fc.nat(30), fc.nat(30)), { minLength: 2, maxLength: 9 });
  fc.assert(
    fc.property(drawn, fc.array(fc.nat(12), { minLength: 3, maxLength: 3 }), (uses, amounts) => {
      const candidates = plain(
        uses.map(() => 1),
        [0, 1, 2].map((l) => uses.map((use) => use[l] ?? 0)),
      );
      const rules: Rules = {
        ...noRules,
        twinTrack: true,
        limits: amounts.map((amount, l) => ({ name: `Year ${l}`, amount })),
      };
      const sums = candidates.flatMap((one, i) =>
        candidates
          .slice(i + 1)
          .map((other) => overdraft(rules, [one, other]).reduce((sum, rise) => sum + rise, 0)),
      );
      const found = cheapestReliefTogether(candidates, rules, ["Year 0", "Year 1", "Year 2"]);
      expect(found?.reduce((sum, { rise }) => sum + rise, 0)).toBe(Math.min(...sums));
    }),
    { numRuns: 1_000, seed: 26 },
  );
});

test("Of two limits that share a name the one that is overdrawn rises", () => {
  const twice = { ...noRules, limits: [4, 20].map((amount) => ({ name: "Cash", amount })) };
  expect(cheapestReliefTogether([a, b], twice, ["Cash"])).toEqual([{ name: "Cash", rise: 2 }]);
});
