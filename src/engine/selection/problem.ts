/** Which side of the twin track a project stands on: an activity that cuts across, a service, or either. */
export type Track = "Activity" | "Service" | "Both";

/**
 * What choosing needs to know of a project. Amounts are whole numbers; a candidate with an amount that is not a
 * number, not finite, or a use below zero breaks this contract and is never chosen.
 */
export interface Candidate {
  /** Its name, unlike any other's; the first of two alike is the one meant. */
  readonly ref: string;
  /** Whole pence; may be negative, and is then chosen only where a rule forces it. */
  readonly value: number;
  /** Whole units used of each limit, in the order of the limits; what is missing is nothing. */
  readonly use: readonly number[];
  /** Cash cost in whole pence, present value: of two portfolios of equal value the cheaper is taken. */
  readonly cost: number;
  readonly track: Track;
  /** Whether it starts in year 0, and so can stand in the first phase's pair. */
  readonly startsFirst: boolean;
  /** Refs that must be chosen too; one that names no candidate can never be met. */
  readonly needs: readonly string[];
  /** Refs that cannot be chosen with it, named on either side. */
  readonly excludes: readonly string[];
  readonly mustDo: boolean;
}

/** An amount that the chosen projects together may not exceed; Infinity is no limit. */
export interface Limit {
  readonly name: string;
  /** In the units of every candidate's `use` at the same position. */
  readonly amount: number;
}

/** What a portfolio has to respect. */
export interface Rules {
  readonly limits: readonly Limit[];
  /** The most projects it may hold; null is no limit. */
  readonly atMost: number | null;
  /** Whether its first phase must pair an activity with a service, two different projects. */
  readonly twinTrack: boolean;
}

/** How far to go before an answer that is not yet proved is good enough. */
export interface Options {
  /** Asked now and then; true ends the search with the best found and what is proved so far. */
  readonly stop?: () => boolean;
  /** The most branches to look at: like `stop`, but the same on every machine. */
  readonly nodeLimit?: number;
}

/**
 * The chosen portfolio, in whole pence. `optimal`: nothing better exists, and of its equals it is the one the
 * tie-break names. `stopped`: respects every rule, and no portfolio is worth more than `bound` (equal to `value`
 * where only the choice among equals was left open). `unknown`: stopped before any was found. `infeasible`: proved
 * that the rules cannot hold together.
 */
export type Selection =
  | {
      readonly status: "optimal" | "stopped";
      readonly chosen: readonly string[];
      readonly value: number;
      readonly bound: number;
    }
  | { readonly status: "unknown"; readonly bound: number }
  | { readonly status: "infeasible" };
