import { type MoneySpread, moneySpread } from "./moneySpread.ts";
import { standingKey } from "./rank.ts";
import { columnsOf, weigh } from "./rankAcceptability.ts";
import { countRanks, rankCounter } from "./rankCounts.ts";
import {
  BLOCK,
  type Doubts,
  drawMoney,
  type MoneyDraws,
  pointsWorth,
  type UncertainProject,
} from "./uncertainty.ts";

/** What to draw for. */
export interface RobustnessTask {
  readonly projects: readonly UncertainProject[];
  readonly doubts: Doubts;
  readonly draws: number;
  /** Refs of the chosen portfolio. */
  readonly chosen: readonly string[];
  /** How many of the first ranks to tell; all unless told, but memory grows with ranks × projects. */
  readonly ranks?: number;
}

/** Amounts of money to keep between the passes rather than draw again: 4 million are 64 MB. */
const KEPT = 4e6;
const NOTHING = new Float64Array(BLOCK);

/** The money of a project, by position, in each draw of a block. */
export type Drawer = (position: number, block: number) => MoneyDraws;

/** Draws money once where it may be kept, else afresh each time: the same either way, as each block has its stream. */
export function drawer({ projects, doubts, draws }: RobustnessTask): Drawer {
  const kept = new Map<number, MoneyDraws>();
  const keeps = projects.length * draws <= KEPT;
  return (position, block) => {
    const place = block * projects.length + position;
    const known = kept.get(place);
    if (known) return known;
    const project = projects[position];
    const money = project ? drawMoney(project, doubts, block) : { net: NOTHING, cash: NOTHING };
    if (keeps) kept.set(place, money);
    return money;
  };
}

/** The first pass: ranks in each draw, and the mean weights of those that come first. */
export function* rankAll(
  { projects, doubts, draws, ranks: asked }: RobustnessTask,
  draw: Drawer,
  weights: Float64Array,
) {
  const families = doubts.weights.stated.length;
  const ranks = Math.min(projects.length, asked ?? projects.length);
  const counter = rankCounter(projects.length, ranks);
  const sums = projects.map(() => new Float64Array(families));
  const firsts = new Uint32Array(projects.length);
  const keys = new Float64Array(projects.length);
  const points = columnsOf(projects.map(({ byFamily }) => byFamily));
  for (const [block, size] of blocksOf(draws)) {
    const money = projects.map((_, position) => draw(position, block));
    for (let at = 0; at < size; at++) {
      const from = (block * BLOCK + at) * families;
      weigh(points, weights, from, keys);
      const most = turnIntoKeys(keys, money, at, doubts.pencePerPoint);
      countRanks(counter, keys);
      for (let position = 0; position < keys.length; position++) {
        if (keys[position] !== most) continue;
        firsts[position] = (firsts[position] ?? 0) + 1;
        const sum = sums[position];
        for (let family = 0; sum && family < families; family++)
          sum[family] = (sum[family] ?? 0) + (weights[from + family] ?? 0);
      }
    }
    yield (block * BLOCK + size) / draws / 3;
  }
  const central = sums.map((sum, at) =>
    firsts[at] ? Array.from(sum, (all) => all / (firsts[at] ?? 1)) : null,
  );
  return { counts: counter.counts, ranks, central };
}

/** The second pass: in how many draws each project's own central weights put it first. */
export function* countConfident(
  { projects, doubts, draws }: RobustnessTask,
  draw: Drawer,
  central: readonly (readonly number[] | null)[],
) {
  const confident = new Uint32Array(projects.length);
  const worthsUnder = (weights: readonly number[]): number[] =>
    projects.map((project) => pointsWorth(project, doubts.pencePerPoint, Float64Array.from(weights), 0));
  const held = central.flatMap((weights, position) =>
    weights ? [{ position, worths: worthsUnder(weights) }] : [],
  );
  for (const [block, size] of blocksOf(held.length > 0 ? draws : 0)) {
    const money = projects.map((_, position) => draw(position, block));
    for (const { position, worths } of held) {
      for (let at = 0; at < size; at++) {
        const own = keyIn(money[position], at, worths[position] ?? 0);
        if (money.every((other, rival) => keyIn(other, at, worths[rival] ?? 0) <= own))
          confident[position] = (confident[position] ?? 0) + 1;
      }
    }
    yield (1 + (block * BLOCK + size) / draws) / 3;
  }
  return confident;
}

/** The third pass, project by project so that memory does not grow with projects × draws: spreads of money. */
export function* spreadMoney(
  { projects, doubts, draws, chosen }: RobustnessTask,
  draw: Drawer,
  weights: Float64Array,
) {
  const families = doubts.weights.stated.length;
  const chosenNet = new Float64Array(draws);
  const chosenValue = new Float64Array(draws);
  const spreads: MoneySpread[] = [];
  for (const [position, project] of projects.entries()) {
    const net = new Float64Array(draws);
    for (const [block, size] of blocksOf(draws))
      net.set(draw(position, block).net.subarray(0, size), block * BLOCK);
    const value = net.map(
      (amount, at) => amount + pointsWorth(project, doubts.pencePerPoint, weights, at * families),
    );
    if (chosen.includes(project.ref)) {
      for (let at = 0; at < draws; at++) {
        chosenNet[at] = (chosenNet[at] ?? 0) + (net[at] ?? 0);
        chosenValue[at] = (chosenValue[at] ?? 0) + (value[at] ?? 0);
      }
    }
    spreads.push(moneySpread(value, net));
    yield (2 + (position + 1) / projects.length) / 3;
  }
  return { spreads, chosen: chosen.length > 0 ? moneySpread(chosenValue, chosenNet) : null };
}

/** Turns each project's points into the key of its standing in one draw; gives the largest. */
function turnIntoKeys(
  points: Float64Array,
  money: readonly MoneyDraws[],
  at: number,
  pencePerPoint: number,
): number {
  let most = Number.NEGATIVE_INFINITY;
  for (let position = 0; position < points.length; position++) {
    const key = keyIn(money[position], at, (points[position] as number) * pencePerPoint);
    points[position] = key;
    if (key > most) most = key;
  }
  return most;
}

const keyIn = (money: MoneyDraws | undefined, at: number, worth: number): number =>
  standingKey((money?.net[at] ?? 0) + worth, money?.cash[at] ?? 0);

/** The blocks that so many draws fall into, and how many fall into each. */
const blocksOf = (draws: number): (readonly [number, number])[] =>
  Array.from(
    { length: Math.ceil(draws / BLOCK) },
    (_, block) => [block, Math.min(BLOCK, draws - block * BLOCK)] as const,
  );
