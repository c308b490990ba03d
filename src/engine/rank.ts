import { roundHalfAway } from "../units.ts";
import { counted } from "./counted.ts";

/** Decimals a value per pound is rounded to, on the sheet and here, before it is compared. */
const RATIO_DECIMALS = 6;

/** Half of the scale on which a sum of money without bounds becomes a key within bounds: £1 million. */
const HALF_SCALE = 1e8;

/** What is ranked. */
export interface Ranked {
  readonly ref: string;
  /** Whole pence, may be negative. */
  readonly value: number;
  /** Cash cost at present value, whole pence, 0 or more. */
  readonly cost: number;
}

/** Where a project stands before it is compared: first by tier (1 before 3), then by the larger key. */
export interface Standing {
  /** 1 brings value and costs no cash, 2 brings value for cash, 3 brings none. */
  readonly tier: 1 | 2 | 3;
  /** The value, but in tier 2 the value per pound of cash cost, to 6 decimals. */
  readonly key: number;
}

/** A place in the ranking. */
export interface Place {
  readonly ref: string;
  /** From 1; equals share the better rank and the next is left out: 1, 2, 2, 4. */
  readonly rank: number;
  /** Pounds of value for each pound of cash cost, to 6 decimals; null where it costs no cash. */
  readonly perPound: number | null;
}

/**
 * Value for each pound of cash cost: `=ROUND(value/cost,6)`; null where it costs no cash.
 *
 * @example £41,625 over £30,000: 1.3875
 */
export const valuePerPound = (value: number, cost: number): number | null =>
  cost > 0 && Number.isFinite(value / cost) ? roundHalfAway(value / cost, RATIO_DECIMALS) : null;

/**
 * How a project stands: free and worth having; worth its cash, by value per pound; or not worth having, by value, since
 * a loss per pound would put the dearer of two equal losses first.
 *
 * @example worth £5 for nothing: tier 1; £5 for £2: tier 2, 2.5; −£5 for anything: tier 3, −500
 */
export function standingOf({ value: given, cost }: Pick<Ranked, "value" | "cost">): Standing {
  const value = counted(given);
  if (value <= 0) return { tier: 3, key: value };
  const perPound = valuePerPound(value, cost);
  return perPound === null ? { tier: 1, key: value } : { tier: 2, key: perPound };
}

/**
 * A project's standing as one number between −1 and 2, so that many draws can be ranked fast: the order
 * is that of `standingOf`, before rounding.
 *
 * @example nothing is 0; £1 of value for £1 of cash 0.5; £1 million for nothing 1.5; a loss of £1 million −0.5
 */
export function standingKey(value: number, cash: number): number {
  if (value <= 0) return value / (HALF_SCALE - value);
  if (cash <= 0) return 1 + value / (HALF_SCALE + value);
  return value / (value + cash);
}

/**
 * Projects in order of value per pound of cash cost, free ones first; on the sheet
 * `=1+COUNTIFS(tiers,"<"&tier)+COUNTIFS(tiers,tier,keys,">"&key)`. Adding, dropping or copying a project never turns
 * two others round, because each standing is a project's own.
 *
 * @returns places from the first; equals in the order given
 * @example values per pound 3, 2, 2, 1 rank 1, 2, 2, 4 (as Excel's RANK.EQ)
 */
export function rankProjects(projects: readonly Ranked[]): Place[] {
  const standings = projects.map(({ ref, value, cost }) => ({
    ref,
    perPound: valuePerPound(value, cost),
    ...standingOf({ value, cost }),
  }));
  standings.sort((a, b) => a.tier - b.tier || b.key - a.key);
  const places: Place[] = [];
  for (const [position, { ref, tier, key, perPound }] of standings.entries()) {
    const before = standings[position - 1];
    const tied = before?.tier === tier && before.key === key;
    places.push({ ref, perPound, rank: tied ? (places[position - 1]?.rank ?? 1) : position + 1 });
  }
  return places;
}
