import { type Clash, clashingRules, type Rule } from "../engine/selection/clashes.ts";
import { efficientFrontier, type Frontier } from "../engine/selection/frontier.ts";
import type { Candidate, Options, Rules, Selection } from "../engine/selection/problem.ts";
import { type RankingChoice, rankingChoice } from "../engine/selection/ranking.ts";
import { cheapestReliefTogether, type Rise } from "../engine/selection/relief.ts";
import {
  bestPairs,
  type CheapestPair,
  cheapestPair,
  countPairs,
  type RankedPair,
  twinTrackPrice,
} from "../engine/selection/twinTrack.ts";
import { type LimitKind, limitsThatAre } from "./limits.ts";

/** What else could have been chosen, and what each rule and budget is worth. Money in whole pence. */
export interface Alternatives {
  /** What taking projects in order of rank would choose. */
  readonly ranking: RankingChoice;
  /** What the twin-track rule costs; null where it is off, or no portfolio keeps it. */
  readonly twinTrackPrice: number | null;
  /** How many pairs of activity and service could start together, and the best three. */
  readonly pairs: number;
  readonly bestPairs: readonly RankedPair[];
  /** The cheapest pair, where the twin-track rule and a limit clash. */
  readonly cheapestPair: CheapestPair | null;
  readonly frontier: Frontier;
  /** Where no set keeps every rule: the fewest that clash, and the least extra cash, or else days, that would do. */
  readonly clash: Clash | null;
  readonly relief: { readonly of: LimitKind; readonly rises: readonly Rise[] } | null;
}

/**
 * The most portfolios solved for the frontier, and branches looked at: enough for every step of a council's own size,
 * and for some hundred spread evenly where a hundred projects share five budgets.
 */
const MOST_STEPS = 400;
const MOST_BRANCHES = 150_000;

/** Solves again for everything that the portfolio is set beside. */
export function findAlternatives(
  candidates: readonly Candidate[],
  rules: Rules,
  { byRank, selection, options }: { byRank: readonly string[]; selection: Selection; options: Options },
): Alternatives {
  const place = new Map(byRank.map((ref, at) => [ref, at]));
  const ranked = [...candidates].sort((a, b) => (place.get(a.ref) ?? 0) - (place.get(b.ref) ?? 0));
  const cash = limitsThatAre("cash", rules).map(({ name }) => name);
  const isInfeasible = selection.status === "infeasible";
  const clash = isInfeasible ? clashingRules(candidates, rules, options) : null;
  const clashes = (of: Rule["rule"]) => clash?.rules.some(({ rule }) => rule === of) ?? false;
  const pairs = countPairs(candidates);
  return {
    ranking: rankingChoice(ranked, rules),
    twinTrackPrice: rules.twinTrack ? twinTrackPrice(candidates, rules, options) : null,
    pairs,
    bestPairs: pairs > 0 ? (bestPairs(candidates, rules, 3, options) ?? []) : [],
    cheapestPair: clashes("twinTrack") && clashes("limit") ? cheapestPair(candidates, options) : null,
    frontier: efficientFrontier(candidates, rules, {
      scaled: cash,
      most: MOST_STEPS,
      nodeLimit: MOST_BRANCHES,
      ...(selection.status === "optimal" ? { best: selection.chosen } : {}),
      ...options,
    }),
    clash,
    relief: isInfeasible ? reliefOf(candidates, rules, options) : null,
  };
}

/** The least rise of the cash budgets together that lets every rule hold, or of the staff days where cash does not. */
function reliefOf(candidates: readonly Candidate[], rules: Rules, options: Options): Alternatives["relief"] {
  for (const kind of ["cash", "days"] as const) {
    const names = limitsThatAre(kind, rules).map(({ name }) => name);
    const rises = cheapestReliefTogether(candidates, rules, names, options);
    if (rises !== null) return { of: kind, rises };
  }
  return null;
}
