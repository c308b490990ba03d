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

type Exported = {
  [Name in keyof typeof engine]: (typeof engine)[Name] extends (...given: never[]) => unknown ? Name : never;
}[keyof typeof engine];

const share = fc.double({ min: 0, max: 1, noNaN: true });
const ref = fc.constantFrom("P01", "P02", "__proto__", "");
const count = fc.integer({ min: -5, max: 30 });
const bands = [{ untilYear: 500, rate: 0.035 }];
const scales = [
  { family: "Sustainability", share: 0.5 },
  { family: "Reputation", share: 0.5 },
];
const few = <Thing>(thing: fc.Arbitrary<Thing>) => fc.array(thing, { maxLength: 4 });

/** An answer of every function of the engine, made of numbers of some kind. */
function answersOf(number: fc.Arbitrary<number>): Record<Exported, fc.Arbitrary<unknown>> {
  const numbers = fc.array(number, { maxLength: 8 });
  const doubt = fc.record({ bias: number, spread: number });
  const range = fc.record({ bias: share, spread: share }).map(engine.costRange);
  const line = fc.record({ ref, effect: number, cash: number, use: few(number), range });
  const doubts = fc.record({
    seed: number,
    weights: fc.record({ stated: fc.tuple(number, number), concentration: fc.option(number) }),
    correlation: number,
    pencePerPoint: number,
  });
  const candidate = fc.record({
    ref,
    value: number,
    use: few(number),
    cost: number,
    track: fc.constantFrom("Activity", "Service", "Both"),
    startsFirst: fc.boolean(),
    needs: few(ref),
    excludes: few(ref),
    mustDo: fc.boolean(),
  }) as fc.Arbitrary<engine.Candidate>;
  const core = fc
    .tuple(candidate, number, fc.tuple(number, number), few(line))
    .map(([each, fixed, byFamily, lines]) => ({ ...each, fixed, byFamily, lines }));
  const projects = fc.uniqueArray(core, { selector: (each) => each.ref, maxLength: 4 });
  const rules = fc.record({
    limits: few(fc.record({ name: fc.constantFrom("Cash", "Days"), amount: number })),
    atMost: fc.option(number),
    twinTrack: fc.boolean(),
  });
  const given = fc.tuple(few(candidate), rules);
  const names = ["Cash"];
  const nodeLimit = 2_000;
  const row = fc.record({
    project: ref,
    objective: ref,
    family: fc.constantFrom("Sustainability", "Reputation", "Unknown"),
    contribution: number,
    bias: number,
  });
  const ranked = fc.record({ ref, value: number, cost: number });
  const judgement = fc.record({ likelihood: number, impact: number });
  const task = fc.tuple(projects, doubts, fc.nat(20));
  const points = fc
    .tuple(few(row), number)
    .map(([rows, weight]) => [rows, engine.rowPoints(rows, new Map([["P01", weight]]), [])] as const);
  return {
    allocateByLargestRemainder: fc
      .tuple(number, numbers)
      .map(([total, by]) => engine.allocateByLargestRemainder(total, by)),
    benefitByYear: fc
      .tuple(numbers, number, number, number)
      .map(([quantities, unitValue, anyway, bias]) =>
        engine.benefitByYear({ quantities, unitValue, anyway, bias }),
      ),
    benefitCostRatio: fc.tuple(number, number).map(([a, b]) => engine.benefitCostRatio(a, b)),
    benefitRange: doubt.map(engine.benefitRange),
    bestPairs: given.map(([all, under]) => engine.bestPairs(all, under, 3, { nodeLimit })),
    capClaims: fc
      .tuple(numbers, number)
      .map(([quantities, quantity]) =>
        engine.capClaims([{ baseline: "Q", quantities }], [{ ref: "Q", quantity }]),
      ),
    cheapestPair: few(candidate).map((all) => engine.cheapestPair(all, { nodeLimit })),
    cheapestRelief: given.map(([all, under]) => engine.cheapestRelief(all, under, { nodeLimit })),
    cheapestReliefTogether: given.map(([all, under]) =>
      engine.cheapestReliefTogether(all, under, names, { nodeLimit }),
    ),
    clashingRules: given.map(([all, under]) => engine.clashingRules(all, under, { nodeLimit })),
    coreIndex: fc
      .tuple(task, rules)
      .map(([[all, doubt, draws], under]) =>
        engine.toEnd(
          engine.coreIndex({ projects: all, rules: under, doubts: doubt, draws, chosen: [], nodeLimit }),
        ),
      ),
    costByYear: fc
      .tuple(numbers, number, number)
      .map(([quantities, rate, bias]) => engine.costByYear({ quantities, rate, bias })),
    costRange: doubt.map(engine.costRange),
    countPairs: few(candidate).map(engine.countPairs),
    defaultPencePerPoint: numbers.map(engine.defaultPencePerPoint),
    discountFactor: count.map((year) => engine.discountFactor(bands, year)),
    discountFactors: count.map((years) => engine.discountFactors(bands, years)),
    dominatedBy: few(fc.record({ ref, net: number, cost: number, byFamily: numbers })).map(
      engine.dominatedBy,
    ),
    drawWeights: fc
      .tuple(numbers, fc.option(number), number, fc.nat(20))
      .map(([stated, concentration, seed, draws]) =>
        engine.drawWeights({ stated, concentration, seed }, draws),
      ),
    efficientFrontier: given.map(([all, under]) =>
      engine.efficientFrontier(all, under, { scaled: names, most: 50, nodeLimit }),
    ),
    equivalentAnnualCost: fc
      .tuple(number, count)
      .map(([cost, years]) => engine.equivalentAnnualCost(cost, bands, years)),
    expectedLoss: fc.tuple(number, number).map(([chance, loss]) => engine.expectedLoss(chance, loss)),
    flips: given.map(([all, under]) =>
      engine.flips(all, under, engine.selectPortfolio(all, under, { nodeLimit }), { nodeLimit }),
    ),
    gradedContribution: row.map(engine.gradedContribution),
    isCumulative: numbers.map((periods) => engine.isCumulative(periods, null)),
    netPresentValue: fc.tuple(number, number).map(([a, b]) => engine.netPresentValue(a, b)),
    normalisedWeights: numbers.map(engine.normalisedWeights),
    notNumbers: numbers.map((given) => engine.notNumbers(given)),
    objectiveWeights: numbers.map(engine.objectiveWeights),
    outliers: numbers.map(engine.outliers),
    pairwiseWeights: few(numbers).map(engine.pairwiseWeights),
    paybackYear: numbers.map(engine.paybackYear),
    percentile: fc.tuple(numbers, number).map(([sorted, at]) => engine.percentile(sorted, at)),
    presentValue: numbers.map((flow) => engine.presentValue(flow, bands)),
    presentValues: numbers.map((flow) => engine.presentValues(flow, bands)),
    projectPoints: points.map(([rows, earned]) => engine.projectPoints(rows, earned, scales)),
    projectValue: fc.tuple(number, number, number).map(([a, b, c]) => engine.projectValue(a, b, c)),
    rankAcceptability: fc
      .tuple(few(fc.tuple(number, number)), numbers)
      .map(([scores, weights]) => engine.rankAcceptability(scores, Float64Array.from(weights))),
    rankingChoice: given.map(([all, under]) => engine.rankingChoice(all, under)),
    rankOrderCentroidWeights: count.map(engine.rankOrderCentroidWeights),
    rankProjects: few(ranked).map(engine.rankProjects),
    repeatedRoundNumbers: numbers.map(engine.repeatedRoundNumbers),
    riskGrid: few(judgement).map(engine.riskGrid),
    riskScore: judgement.map(engine.riskScore),
    robustness: task.map(([all, doubt, draws]) =>
      engine.toEnd(engine.robustness({ projects: all, doubts: doubt, draws, chosen: ["P01"] })),
    ),
    rowPoints: points.map(([, earned]) => earned),
    selectPortfolio: given.map(([all, under]) => engine.selectPortfolio(all, under, { nodeLimit })),
    standingOf: ranked.map(engine.standingOf),
    swingWeights: numbers.map(engine.swingWeights),
    switchingValue: fc.tuple(number, number).map(([a, b]) => engine.switchingValue(a, b)),
    toEnd: number.map((answer) => engine.toEnd(endingIn(answer))),
    tornado: fc.tuple(number, few(line)).map(([net, lines]) => engine.tornado(net, lines)),
    totalByYear: few(numbers).map(engine.totalByYear),
    triangularQuantile: fc.tuple(range, number).map(([of, at]) => engine.triangularQuantile(of, at)),
    twinTrackPrice: given.map(([all, under]) => engine.twinTrackPrice(all, under, { nodeLimit })),
    valuePerPound: fc.tuple(number, number).map(([value, cost]) => engine.valuePerPound(value, cost)),
    weightedPoints: numbers.map((byFamily) => engine.weightedPoints(byFamily, scales)),
    withinAppetite: fc.tuple(number, number).map(([score, at]) => engine.withinAppetite(score, at)),
  };
}

function* endingIn(answer: number): Generator<number, number> {
  yield 0;
  return answer;
}

/** Whole amounts as officers enter them, nothing and less than nothing among them. */
const whole = fc.oneof(fc.integer({ min: -1e9, max: 1e9 }), fc.constantFrom(0, 1, -1));
test("every function of the engine is tried below", () => {
  const functions = Object.entries(engine).filter(([, each]) => typeof each === "function");
  expect(Object.keys(answersOf(whole)).sort()).toEqual(functions.map(([name]) => name).sort());
});

/** The same with what no sheet can hold, and what a caller may hand over all the same. */
const any = fc.oneof(
  { arbitrary: whole, weight: 3 },
  fc.constantFrom(Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY),
);
// It hands on whatever the work that it ends gives.
const { toEnd: _handsOn, ...answersOfAny } = answersOf(any);

// biome-ignore format: reads as a table
test.each([
  ...Object.entries(answersOf(whole)).map(([name, answers]) => [name, "whole numbers", answers] as const),
  ...Object.entries(answersOfAny).map(([name, answers]) => [name, "what is no number too", answers] as const),
])("law: %s never throws and never gives what is not a number, given %s", (_, _given, answers) => {
  fc.assert(
    fc.property(answers, (answer) => {
      expect(numbersIn(answer).filter((number) => !Number.isFinite(number))).toEqual([]);
    }),
    { seed: 26 },
  );
});

test("what is no number is found by its path, so that it can be said before figures are believed", () => {
  expect(engine.notNumbers({ quantities: [1, Number.NaN], rate: 5 })).toEqual(["quantities.1"]);
  expect(engine.notNumbers(new Map([["O01", Number.POSITIVE_INFINITY]]))).toEqual(["O01"]);
  expect(engine.notNumbers([{ untilYear: Number.POSITIVE_INFINITY, rate: 0.01 }])).toEqual([]);
});
