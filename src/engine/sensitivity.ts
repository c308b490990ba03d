import { type Pence, wholePence } from "../units.ts";
import { counted } from "./counted.ts";
import type { FactorRange } from "./range.ts";

/** A cost or benefit line as one bar of a tornado. */
export interface Swayed {
  readonly ref: string;
  /** What the line adds to the net present value before any bias, pence: a benefit more, a cost less than nothing. */
  readonly effect: number;
  readonly range: FactorRange;
}

/** How far one line alone moves the net present value. */
export interface Sway {
  readonly ref: string;
  /** The net present value with the line at its worse end, pence. */
  readonly low: Pence;
  /** The same at its better end. */
  readonly high: Pence;
}

/**
 * How far each line alone moves a project's net present value, every other line at its likeliest: the bars of a
 * tornado, the widest first, equals in the order given.
 *
 * @param net the project's net present value with every line at its likeliest, pence
 * @source M. Granger Morgan and M. Henrion, Uncertainty (1990)
 * @example £100 net with a benefit of £200 ranging over 0.6, 0.85, 0.975 gives £50 to £125
 */
export function tornado(net: number, lines: readonly Swayed[]): Sway[] {
  const bars = lines.map(({ ref, effect, range }) => {
    const ends = [range.least, range.most].map((end) =>
      wholePence(counted(net + effect * (end - range.likeliest))),
    );
    return { ref, low: Math.min(...ends) as Pence, high: Math.max(...ends) as Pence };
  });
  return bars.sort((a, b) => b.high - b.low - (a.high - a.low));
}
