import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Candidate, Rules } from "../../../src/engine/selection/problem.ts";
import { selectPortfolio } from "../../../src/engine/selection/select.ts";
import { anyInstance, noRules, plain, respectsRules, total, tryAll } from "./instances.ts";

const limit = (amount: number): Rules => ({ ...noRules, limits: [{ name: "Cash", amount }] });
const best = (candidates: readonly Candidate[], rules: Rules) => selectPortfolio(candidates, rules);

describe("Against every portfolio there is", () => {
  test("The portfolio is the one found by trying every portfolio, ties included", () => {
    fc.assert(
      fc.property(anyInstance(10), (instance) => {
        const tried = tryAll(instance);
        const value = tried && total(tried, "value");
        expect(best(instance.candidates, instance.rules)).toEqual(
          tried
            ? { status: "optimal", chosen: tried.map(({ ref }) => ref), value, bound: value }
            : { status: "infeasible" },
        );
      }),
      { numRuns: 10_000, seed: 20_261_122 },
    );
  });
});

describe("Laws", () => {
  const law = { numRuns: 400, seed: 7 };

  test("The chosen portfolio respects every rule, and is worth what it says", () => {
    fc.assert(
      fc.property(anyInstance(40), (instance) => {
        const selection = best(instance.candidates, instance.rules);
        if (!("chosen" in selection)) return;
        const chosen = instance.candidates.filter(({ ref }) => selection.chosen.includes(ref));
        expect(respectsRules(instance, chosen)).toBe(true);
        expect(total(chosen, "value")).toBe(selection.value);
        expect(chosen.map(({ ref }) => ref)).toEqual(selection.chosen);
      }),
      law,
    );
  });

  test("The order of the candidates changes neither value nor cost", () => {
    fc.assert(
      fc.property(anyInstance(25), ({ candidates, rules }) => {
        const worth = (order: readonly Candidate[]) => {
          const selection = best(order, rules);
          if (!("chosen" in selection)) return selection;
          const cost = total(
            order.filter(({ ref }) => selection.chosen.includes(ref)),
            "cost",
          );
          return { status: selection.status, value: selection.value, cost };
        };
        expect(worth(candidates.toReversed())).toEqual(worth(candidates));
      }),
      law,
    );
  });

  test("The order of the candidates changes nothing but the order, where no two portfolios are equal", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 1000 }), { minLength: 1, maxLength: 30 }), (uses) => {
        const candidates = plain(
          uses.map((_, j) => 2 ** j),
          [uses],
        );
        const rules = limit(uses.reduce((sum, use) => sum + use, 0) / 2);
        const there = best(candidates, rules);
        const back = best(candidates.toReversed(), rules);
        expect(back).toEqual({ ...there, chosen: "chosen" in there ? there.chosen.toReversed() : [] });
      }),
      law,
    );
  });

  test("A larger budget never lowers the best value", () => {
    fc.assert(
      fc.property(anyInstance(25), fc.nat(1_000_000), ({ candidates, rules }, more) => {
        const value = (selection: ReturnType<typeof best>) =>
          "value" in selection ? selection.value : -Infinity;
        const raised = rules.limits.map((each) => ({ ...each, amount: each.amount + more }));
        expect(value(best(candidates, { ...rules, limits: raised }))).toBeGreaterThanOrEqual(
          value(best(candidates, rules)),
        );
      }),
      law,
    );
  });

  test("Money in pence instead of pounds scales the value and keeps the portfolio", () => {
    fc.assert(
      fc.property(anyInstance(25), ({ candidates, rules }) => {
        const inPence = best(
          candidates.map((each) => ({
            ...each,
            value: each.value * 100,
            cost: each.cost * 100,
            use: each.use.map((use) => use * 100),
          })),
          { ...rules, limits: rules.limits.map((each) => ({ ...each, amount: each.amount * 100 })) },
        );
        const inPounds = best(candidates, rules);
        expect(inPence).toEqual(
          "value" in inPounds
            ? { ...inPounds, value: inPounds.value * 100, bound: inPounds.value * 100 }
            : inPounds,
        );
      }),
      law,
    );
  });

  test("A dominated project never displaces the one that dominates it", () => {
    const amounts = fc.array(fc.tuple(fc.nat(200), fc.nat(100)), { minLength: 2, maxLength: 25 });
    fc.assert(
      fc.property(amounts, fc.nat(1200), (drawn, amount) => {
        const candidates = plain(
          drawn.map(([value]) => value),
          [drawn.map(([, use]) => use)],
        );
        const selection = best(candidates, limit(amount));
        const isIn = ({ ref }: Candidate) => "chosen" in selection && selection.chosen.includes(ref);
        const use = (candidate: Candidate) => candidate.use[0] ?? 0;
        for (const worse of candidates.filter(isIn))
          for (const better of candidates)
            if (better.value > worse.value && use(better) <= use(worse)) expect(isIn(better)).toBe(true);
      }),
      law,
    );
  });
});

describe("Edges", () => {
  const [a, b, c] = plain([60, 50, 40], [[3, 2, 2]]) as [Candidate, Candidate, Candidate];
  const cases: readonly [string, readonly Candidate[], Rules, unknown][] = [
    ["no candidates", [], noRules, { status: "optimal", chosen: [], value: 0, bound: 0 }],
    ["no candidates and twin track", [], { ...noRules, twinTrack: true }, { status: "infeasible" }],
    [
      "the worked figure",
      [a, b, c],
      limit(4),
      { status: "optimal", chosen: ["P02", "P03"], value: 90, bound: 90 },
    ],
    ["a limit below zero", [a], limit(-1), { status: "infeasible" }],
    ["a limit that is no number", [a], limit(Number.NaN), { status: "infeasible" }],
    [
      "no limit",
      [a, b],
      limit(Infinity),
      { status: "optimal", chosen: ["P01", "P02"], value: 110, bound: 110 },
    ],
    ["at most below zero", [a], { ...noRules, atMost: -1 }, { status: "infeasible" }],
    [
      "at most one",
      [a, b],
      { ...noRules, atMost: 1 },
      { status: "optimal", chosen: ["P01"], value: 60, bound: 60 },
    ],
    [
      "a need that names nobody",
      [{ ...a, needs: ["P99"] }],
      noRules,
      { status: "optimal", chosen: [], value: 0, bound: 0 },
    ],
    [
      "a must-do whose need names nobody",
      [{ ...a, needs: ["P99"], mustDo: true }],
      noRules,
      { status: "infeasible" },
    ],
    [
      "a candidate that excludes itself",
      [{ ...a, excludes: ["P01"] }],
      noRules,
      { status: "optimal", chosen: [], value: 0, bound: 0 },
    ],
    [
      "a circle of needs that does not fit",
      [
        { ...a, needs: ["P02"] },
        { ...b, needs: ["P01"] },
      ],
      limit(4),
      { status: "optimal", chosen: [], value: 0, bound: 0 },
    ],
    [
      "a circle of needs that fits",
      [
        { ...a, needs: ["P02"] },
        { ...b, needs: ["P01"] },
      ],
      limit(5),
      { status: "optimal", chosen: ["P01", "P02"], value: 110, bound: 110 },
    ],
    [
      "a loss that nothing forces",
      [{ ...a, value: -1 }],
      noRules,
      { status: "optimal", chosen: [], value: 0, bound: 0 },
    ],
    [
      "a loss that must be done",
      [{ ...a, value: -1, mustDo: true }],
      noRules,
      { status: "optimal", chosen: ["P01"], value: -1, bound: -1 },
    ],
    [
      "a value that is no number",
      [{ ...a, value: Number.NaN }, b],
      noRules,
      { status: "optimal", chosen: ["P02"], value: 50, bound: 50 },
    ],
    [
      "a use below zero",
      [{ ...a, use: [-5] }, b],
      limit(1),
      { status: "optimal", chosen: [], value: 0, bound: 0 },
    ],
    [
      "an endless use",
      [{ ...a, use: [Infinity] }, b],
      limit(9),
      { status: "optimal", chosen: ["P02"], value: 50, bound: 50 },
    ],
    [
      "a use not given",
      [{ ...a, use: [] }],
      limit(0),
      { status: "optimal", chosen: ["P01"], value: 60, bound: 60 },
    ],
    [
      "one project that counts as both is no pair",
      [a],
      { ...noRules, twinTrack: true },
      { status: "infeasible" },
    ],
    [
      "an activity and one that counts as both are a pair",
      [{ ...a, track: "Activity" }, b],
      { ...noRules, twinTrack: true, atMost: 2 },
      { status: "optimal", chosen: ["P01", "P02"], value: 110, bound: 110 },
    ],
    [
      "a service that starts later is in no pair",
      [
        { ...a, track: "Activity" },
        { ...b, startsFirst: false },
      ],
      { ...noRules, twinTrack: true },
      { status: "infeasible" },
    ],
    [
      "equal value, less cost",
      [
        { ...a, cost: 2 },
        { ...a, ref: "Q", cost: 1 },
      ],
      { ...noRules, atMost: 1 },
      { status: "optimal", chosen: ["Q"], value: 60, bound: 60 },
    ],
    [
      "equal value and cost, earlier",
      [a, { ...a, ref: "Q" }],
      { ...noRules, atMost: 1 },
      { status: "optimal", chosen: ["P01"], value: 60, bound: 60 },
    ],
  ];
  test.each(cases)("%s", (_, candidates, rules, expected) => {
    expect(best(candidates, rules)).toEqual(expected);
  });

  test("Amounts of a hundred million pounds are chosen among to the penny", () => {
    const candidates = plain(
      [10_000_000_001, 10_000_000_002, 10_000_000_003],
      [[10_000_000_000, 10_000_000_001, 10_000_000_002]],
    );
    expect(best(candidates, limit(20_000_000_002))).toMatchObject({
      chosen: ["P01", "P03"],
      value: 20_000_000_004,
    });
  });

  test("Whatever is given, there is an answer and no error", () => {
    const anyNumber = fc.oneof(
      fc.double(),
      fc.integer(),
      fc.constantFrom(0, -0, Infinity, -Infinity, Number.NaN, 2 ** 60),
    );
    const ref = fc.constantFrom("A", "B", "C", "");
    const candidate = fc.record({
      ref,
      value: anyNumber,
      use: fc.array(anyNumber, { maxLength: 3 }),
      cost: anyNumber,
      track: fc.constantFrom("Activity", "Service", "Both"),
      startsFirst: fc.boolean(),
      needs: fc.array(ref, { maxLength: 2 }),
      excludes: fc.array(ref, { maxLength: 2 }),
      mustDo: fc.boolean(),
    }) as fc.Arbitrary<Candidate>;
    const rules = fc.record({
      limits: fc.array(fc.record({ name: fc.string(), amount: anyNumber }), { maxLength: 3 }),
      atMost: fc.option(anyNumber),
      twinTrack: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(candidate, { maxLength: 6 }), rules, (candidates, anyRules) => {
        const selection = selectPortfolio(candidates, anyRules, { nodeLimit: 10_000 });
        expect(["optimal", "stopped", "unknown", "infeasible"]).toContain(selection.status);
        if ("value" in selection) expect(selection.value).not.toBeNaN();
        if ("bound" in selection) expect(selection.bound).not.toBeNaN();
      }),
      { numRuns: 1_000, seed: 3 },
    );
  });

  test("Ten thousand candidates do not overflow the stack", () => {
    const values = Array.from({ length: 10_000 }, (_, j) => 1 + ((j * 7_919) % 10_007));
    const uses = Array.from({ length: 10_000 }, (_, j) => 1 + ((j * 104_729) % 9_973));
    const selection = best(plain(values, [uses]), limit(20_000_000));
    expect(selection).toMatchObject({ status: "optimal" });
  });
});

describe("Stopping", () => {
  const values = Array.from({ length: 60 }, (_, j) => 1_000 + ((j * 389) % 211));
  const uses = [31, 57, 83].map((step) => Array.from({ length: 60 }, (_, j) => 1_000 + ((j * step) % 223)));
  const rules: Rules = { ...noRules, limits: uses.map((_, l) => ({ name: `Limit ${l}`, amount: 20_000 })) };

  test("A search that is stopped says how far from the best it can be at most", () => {
    const stopped = selectPortfolio(plain(values, uses), rules, { nodeLimit: 300 });
    const proved = selectPortfolio(plain(values, uses), rules, { nodeLimit: 3_000_000 });
    expect(stopped.status).toBe("stopped");
    if (!("value" in stopped) || !("value" in proved)) throw new Error("Both find a portfolio.");
    expect(proved.status).toBe("optimal");
    expect(stopped.value).toBeLessThanOrEqual(proved.value);
    expect(stopped.bound).toBeGreaterThanOrEqual(proved.value);
    expect(stopped.bound).toBeLessThan(stopped.value * 1.01);
  });

  test("The caller's stop is asked again and again until it says so", () => {
    let asked = 0;
    const selection = selectPortfolio(plain(values, uses), rules, { stop: () => ++asked === 5 });
    expect(selection.status).toBe("stopped");
    expect(asked).toBe(5);
  });
});
