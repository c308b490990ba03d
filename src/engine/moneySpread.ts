import { type Pence, wholePence } from "../units.ts";
import { percentile } from "./percentile.ts";

/** The middle and the near-certain ends of an amount over many draws, whole pence; all 0 of no draws. */
export interface Spread {
  readonly p10: Pence;
  readonly p50: Pence;
  readonly p90: Pence;
}

/** What draws say of a project's or a portfolio's worth. */
export interface MoneySpread {
  readonly value: Spread;
  readonly net: Spread;
  /** Share of draws in which the net present value is below nothing; null of no draws. */
  readonly chanceNegative: number | null;
}

/** Spreads of value and net present value from an amount of each in every draw; sorts both in place. */
export function moneySpread(value: Float64Array, net: Float64Array): MoneySpread {
  return {
    value: spreadOf(value),
    net: spreadOf(net),
    chanceNegative: net.length > 0 ? net.filter((amount) => amount < 0).length / net.length : null,
  };
}

function spreadOf(amounts: Float64Array): Spread {
  amounts.sort();
  const at = (share: number): Pence => wholePence(percentile(amounts, share) ?? 0);
  return { p10: at(0.1), p50: at(0.5), p90: at(0.9) };
}
