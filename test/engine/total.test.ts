import fc from "fast-check";
import { expect, test } from "vitest";
import * as engine from "../../src/engine/index.ts";

/** Every number reached from a value, however deep. */
function numbersIn(value: unknown): number[] {
  if (typeof value === "number") return [value];
  if (value instanceof Map) return numbersIn([...value]);
  if (ArrayBuffer.isView(value)) return [...(value as Float64Array)];
  if (typeof value === "object" && value !== null) return Object.values(value).flatMap(numbersIn);
  return [];
}

const whole = fc.integer({ min: -1e9, max: 1e9 });
const numbers = fc.array(whole, { maxLength: 8 });
const share = fc.double({ min: 0, max: 1, noNaN: true });
const ref = fc.constantFrom("P01", "P02", "__proto__", "");
const range = fc.record({ bias: share, spread: share }).map(engine.costRange);
const line = fc.record({ ref, effect: whole, cash: fc.nat(1e9), use: fc.array(fc.nat(1e6)), range });
const doubts = fc.record({
  seed: whole,
  weights: fc.record({
    stated: fc.tuple(fc.nat(3), fc.nat(3)),
    concentration: fc.option(fc.integer({ min: -5, max: 2000 })),
  }),
  correlation: fc.double({ min: -1, max: 2, noNaN: true }),
  pencePerPoint: fc.nat(1e6),
});
const projects = fc.uniqueArray(
  fc.record({ ref, fixed: whole, byFamily: fc.tuple(share, share), lines: fc.array(line, { maxLength: 3 }) }),
  { selector: ({ ref: name }) => name, maxLength: 4 },
);
const bands = [{ untilYear: 500, rate: 0.035 }];

test.each<[string, fc.Arbitrary<unknown>]>([
  ["present values", numbers.map((flow) => engine.presentValues(flow, bands))],
  ["payback", numbers.map(engine.paybackYear)],
  ["ratio", fc.tuple(whole, whole).map(([a, b]) => engine.benefitCostRatio(a, b))],
  ["switching value", fc.tuple(whole, whole).map(([a, b]) => engine.switchingValue(a, b))],
  [
    "equivalent annual cost",
    fc
      .tuple(whole, fc.integer({ min: -5, max: 50 }))
      .map(([a, years]) => engine.equivalentAnnualCost(a, bands, years)),
  ],
  ["allocation", fc.tuple(whole, numbers).map(([total, by]) => engine.allocateByLargestRemainder(total, by))],
  [
    "claims",
    numbers.map((quantities) =>
      engine.capClaims([{ baseline: "Q", quantities }], [{ ref: "Q", quantity: 0 }]),
    ),
  ],
  ["objective weights", numbers.map(engine.objectiveWeights)],
  ["centroid weights", fc.integer({ min: -5, max: 30 }).map(engine.rankOrderCentroidWeights)],
  ["pairwise weights", fc.array(numbers, { maxLength: 5 }).map(engine.pairwiseWeights)],
  ["ranking", fc.array(fc.record({ ref, value: whole, cost: fc.nat() })).map(engine.rankProjects)],
  [
    "dominance",
    fc.array(fc.record({ ref, net: whole, cost: whole, byFamily: numbers })).map(engine.dominatedBy),
  ],
  ["risk grid", fc.array(fc.record({ likelihood: whole, impact: whole })).map(engine.riskGrid)],
  ["tornado", fc.tuple(whole, fc.array(line)).map(([net, lines]) => engine.tornado(net, lines))],
  ["percentile", fc.tuple(numbers, share).map(([sorted, at]) => engine.percentile(sorted, at))],
  ["outliers", numbers.map(engine.outliers)],
  ["repeats", numbers.map(engine.repeatedRoundNumbers)],
  [
    "robustness",
    fc
      .tuple(projects, doubts, fc.nat(40))
      .map(([given, doubt, draws]) =>
        engine.toEnd(engine.robustness({ projects: given, doubts: doubt, draws, chosen: ["P01"] })),
      ),
  ],
])("law: %s never throws and never gives what is not a number", (_, answers) => {
  fc.assert(
    fc.property(answers, (answer) => {
      expect(numbersIn(answer).filter((number) => !Number.isFinite(number))).toEqual([]);
    }),
  );
});
