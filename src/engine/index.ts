export { allocateByLargestRemainder } from "./allocate.ts";
export { type Baseline, type CappedClaims, type Claim, capClaims, type OverClaim } from "./claims.ts";
export { discountFactor, discountFactors, presentValue, presentValues, type RateBand } from "./discount.ts";
export { type Compared, dominatedBy } from "./dominance.ts";
export { type BenefitLine, benefitByYear, type CostLine, costByYear, totalByYear } from "./flows.ts";
export { paybackYear } from "./payback.ts";
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
export { type Place, type Ranked, rankProjects, type Standing, standingOf, valuePerPound } from "./rank.ts";
export { expectedLoss, type Judgement, riskGrid, riskScore, withinAppetite } from "./risk.ts";
export { defaultPencePerPoint, projectValue } from "./value.ts";
export { benefitCostRatio, equivalentAnnualCost, netPresentValue, switchingValue } from "./worth.ts";
