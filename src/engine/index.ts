export { allocateByLargestRemainder } from "./allocate.ts";
export { type Baseline, type CappedClaims, type Claim, capClaims, type OverClaim } from "./claims.ts";
export { type CoreIndex, type CoreIndexTask, type CoreProject, coreIndex } from "./coreIndex.ts";
export { notNumbers } from "./counted.ts";
export type { Decisive, Input } from "./decisive.ts";
export { discountFactor, discountFactors, presentValue, presentValues, type RateBand } from "./discount.ts";
export { type Compared, dominatedBy } from "./dominance.ts";
export { type BenefitLine, benefitByYear, type CostLine, costByYear, totalByYear } from "./flows.ts";
export type { MoneySpread, Spread } from "./moneySpread.ts";
export {
  isCumulative,
  type Outlier,
  outliers,
  type RepeatedNumber,
  repeatedRoundNumbers,
} from "./patterns.ts";
export { paybackYear } from "./payback.ts";
export { percentile } from "./percentile.ts";
export {
  type Contribution,
  type FamilyShare,
  gradedContribution,
  normalisedWeights,
  objectiveWeights,
  type PricedLine,
  type ProjectPoints,
  projectPoints,
  rowPoints,
  weightedPoints,
} from "./points.ts";
export { benefitRange, costRange, type Doubt, type FactorRange, triangularQuantile } from "./range.ts";
export { type Place, type Ranked, rankProjects, type Standing, standingOf, valuePerPound } from "./rank.ts";
export { rankAcceptability } from "./rankAcceptability.ts";
export { expectedLoss, type Judgement, riskGrid, riskScore, withinAppetite } from "./risk.ts";
export {
  type ProjectRobustness,
  type Robustness,
  robustness,
  toEnd,
} from "./robustness.ts";
export type { RobustnessTask } from "./robustnessPasses.ts";
export { type Clash, clashingRules, type Rule } from "./selection/clashes.ts";
export { type Flip, type FlipOptions, flips } from "./selection/flips.ts";
export {
  efficientFrontier,
  type Frontier,
  type FrontierOptions,
  type FrontierStep,
} from "./selection/frontier.ts";
export type { Candidate, Limit, Options, Rules, Selection, Track } from "./selection/problem.ts";
export { type RankingChoice, rankingChoice } from "./selection/ranking.ts";
export { cheapestRelief, cheapestReliefTogether, type Relief } from "./selection/relief.ts";
export { selectPortfolio } from "./selection/select.ts";
export {
  bestPairs,
  type CheapestPair,
  cheapestPair,
  countPairs,
  type Pair,
  type RankedPair,
  twinTrackPrice,
} from "./selection/twinTrack.ts";
export { type Sway, type Swayed, tornado } from "./sensitivity.ts";
export type { Doubts, UncertainLine, UncertainProject } from "./uncertainty.ts";
export { defaultPencePerPoint, projectValue } from "./value.ts";
export { drawWeights, type WeightDoubt } from "./weightDraws.ts";
export { type PairwiseWeights, pairwiseWeights, rankOrderCentroidWeights, swingWeights } from "./weights.ts";
export { benefitCostRatio, equivalentAnnualCost, netPresentValue, switchingValue } from "./worth.ts";
