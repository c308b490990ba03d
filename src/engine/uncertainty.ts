import { counted } from "./counted.ts";
import { fillStratified, streamFor } from "./random.ts";
import { type FactorRange, triangularQuantile } from "./range.ts";
import type { WeightDoubt } from "./weightDraws.ts";

/** A cost or benefit line whose size is in doubt; every amount is what it would be for a factor of 1. */
export interface UncertainLine {
  readonly ref: string;
  /** What it adds to the net present value, pence: a benefit more, a cost less than nothing. */
  readonly effect: number;
  /** What it adds to the cash cost at present value, pence, 0 or more. */
  readonly cash: number;
  /** What it uses of each limit, in the limits' order: pence of a year's cash, hundredths of a staff day. */
  readonly use: readonly number[];
  readonly range: FactorRange;
}

/** A project as a draw sees it. */
export interface UncertainProject {
  readonly ref: string;
  /** What is not in doubt of its net present value, pence: expected losses, with a minus. */
  readonly fixed: number;
  /** Points by family, in the order of the weights. */
  readonly byFamily: readonly number[];
  readonly lines: readonly UncertainLine[];
}

/** How draws are made, and what turns points into money. */
export interface Doubts {
  /** Whole; the same seed gives the same draws on every machine. */
  readonly seed: number;
  readonly weights: Omit<WeightDoubt, "seed">;
  /** How far the lines of a project go right or wrong together: 0 not at all, 1 entirely. */
  readonly correlation: number;
  readonly pencePerPoint: number;
}

/** A project with every amount that is no number counted as nothing. */
export const soundProject = (project: UncertainProject): UncertainProject => ({
  ...project,
  fixed: counted(project.fixed),
  byFamily: project.byFamily.map(counted),
  lines: project.lines.map((line) => ({ ...line, effect: counted(line.effect), cash: counted(line.cash) })),
});

/** Doubts likewise. */
export const soundDoubts = (doubts: Doubts): Doubts => ({
  ...doubts,
  correlation: counted(doubts.correlation),
  pencePerPoint: counted(doubts.pencePerPoint),
});

/** Draws to a block: what one stream makes in a row, and what one worker takes at a time. */
export const BLOCK = 512;

/**
 * One block of draws of a project: for each line, its factor in each draw.
 *
 * Lines vary together by a shared throw of luck: in each draw a line takes the project's throw rather than its own with
 * chance √correlation, so that any two lines have that rank correlation and each keeps its own triangular
 * distribution. Bad luck is dear for a cost and poor for a benefit. Every line has its own stream, by project and line,
 * so that adding one changes no other.
 *
 * @param block from 0; draws block × 512 onwards
 */
export function drawFactors(
  { ref, lines }: UncertainProject,
  { seed, correlation }: Doubts,
  block: number,
): Float64Array[] {
  const luck = sharesFor(seed, ["luck", ref], block);
  const together = Math.sqrt(Math.min(1, Math.max(0, correlation)));
  return lines.map(({ ref: line, effect, range }) => {
    const factors = sharesFor(seed, ["line", ref, line], block);
    for (let draw = 0; draw < BLOCK; draw++) {
      const own = factors[draw] as number;
      const shared = effect < 0 ? 1 - (luck[draw] as number) : (luck[draw] as number);
      // What is left of a throw that did not share is as evenly spread as the throw itself.
      const chance = own < together ? shared : (own - together) / (1 - together);
      factors[draw] = triangularQuantile(range, chance);
    }
    return factors;
  });
}

/** A block of numbers from 0 to 1, evenly spread in random order, that belong to one thing alone. */
function sharesFor(seed: number, whose: readonly string[], block: number): Float64Array {
  const shares = new Float64Array(BLOCK);
  fillStratified(streamFor(seed, JSON.stringify(whose), block), shares);
  return shares;
}

/** One block of draws of a project's money, one number a draw. */
export interface MoneyDraws {
  /** Net present value, pence, unrounded. */
  readonly net: Float64Array;
  /** Cash cost at present value, pence, unrounded. */
  readonly cash: Float64Array;
}

/** A project's money in each draw of a block: its fixed part and each line at its factor. */
export function drawMoney(project: UncertainProject, doubts: Doubts, block: number): MoneyDraws {
  const net = new Float64Array(BLOCK).fill(project.fixed);
  const cash = new Float64Array(BLOCK);
  for (const [position, factors] of drawFactors(project, doubts, block).entries()) {
    const { effect, cash: perFactor } = project.lines[position] ?? { effect: 0, cash: 0 };
    for (let draw = 0; draw < BLOCK; draw++) {
      const factor = factors[draw] as number;
      net[draw] = (net[draw] as number) + effect * factor;
      cash[draw] = (cash[draw] as number) + perFactor * factor;
    }
  }
  return { net, cash };
}

/** What a project's points are worth in pence under one draw's weights, found at `from` in the rows of weights. */
export function pointsWorth(
  { byFamily }: UncertainProject,
  pencePerPoint: number,
  weights: Float64Array,
  from: number,
): number {
  let points = 0;
  for (let family = 0; family < byFamily.length; family++)
    points += (weights[from + family] ?? 0) * (byFamily[family] as number);
  return points * pencePerPoint;
}
