import { BLOCK, type Doubts, drawFactors, type UncertainProject } from "./uncertainty.ts";

/** An input in doubt: a cost or benefit line, or the weight of a family by its place among the weights. */
export type Input =
  | { readonly kind: "line"; readonly project: string; readonly line: string }
  | { readonly kind: "weight"; readonly family: number };

/** How far one input decides what is chosen. */
export interface Decisive {
  readonly input: Input;
  /** The part of all doubt about who is chosen that knowing this input would take away, 0–1. */
  readonly share: number;
}

/** The draws to look into. */
export interface SolvedDraws {
  readonly projects: readonly UncertainProject[];
  readonly doubts: Doubts;
  /** One row of family weights for each draw made. */
  readonly weights: Float64Array;
  /** Which of the draws made were solved, ascending. */
  readonly draws: readonly number[];
  /** For each solved draw, 1 for each project that its best portfolio holds. */
  readonly memberships: readonly Uint8Array[];
}

const MOST_BINS = 10;
const FEWEST_IN_A_BIN = 10;

/**
 * The inputs whose resolution would most change the choice, the most decisive first: for each, how much of the variance
 * of the projects' membership lies between draws where the input is low, middling or high, rather than among draws
 * where it is alike. It is the first-order index of Sobol' for an answer of many parts, found from the draws already
 * solved by sorting them by the input into ten bins, less what chance alone would put between bins. Inputs that show
 * nothing are left out; so is everything where nothing about the choice is in doubt or draws are too few to tell.
 *
 * @source F. Gamboa, A. Janon, T. Klein and A. Lagnoux, Electronic Journal of Statistics 8 (2014); E. Plischke, E.
 *   Borgonovo and C. L. Smith, European Journal of Operational Research 226 (2013), given-data bins
 */
export function decisiveInputs(solved: SolvedDraws): Decisive[] {
  const { draws, memberships } = solved;
  const bins = Math.min(MOST_BINS, Math.floor(draws.length / FEWEST_IN_A_BIN));
  const columns = columnsInDoubt(memberships);
  if (bins < 2 || columns.length === 0) return [];
  const found: Decisive[] = [];
  for (const [input, values] of inputsOf(solved)) {
    if (values.every((value) => value === values[0])) continue;
    const order = Uint32Array.from(values, (_, at) => at).sort(
      (a, b) => (values[a] as number) - (values[b] as number) || a - b,
    );
    const share = shareExplained(columns, order, bins);
    if (share > 0) found.push({ input, share });
  }
  return found.sort((a, b) => b.share - a.share);
}

/** For each project that is in some solved draws and out of others, its membership in each. */
function columnsInDoubt(memberships: readonly Uint8Array[]): Uint8Array[] {
  const projects = memberships[0]?.length ?? 0;
  return Array.from({ length: projects }, (_, project) =>
    Uint8Array.from(memberships, (members) => members[project] ?? 0),
  ).filter((column) => column.some((member) => member !== column[0]));
}

/** Each input with its value in each solved draw. */
function* inputsOf({ projects, doubts, weights, draws }: SolvedDraws): Generator<[Input, Float64Array]> {
  const families = doubts.weights.stated.length;
  for (let family = 0; family < families; family++)
    yield [
      { kind: "weight", family },
      Float64Array.from(draws, (draw) => weights[draw * families + family] ?? 0),
    ];
  const blocks = Math.floor((draws.at(-1) ?? 0) / BLOCK) + 1;
  for (const project of projects) {
    const made = Array.from({ length: blocks }, (_, block) => drawFactors(project, doubts, block));
    for (const [position, line] of project.lines.entries())
      yield [
        { kind: "line", project: project.ref, line: line.ref },
        Float64Array.from(draws, (draw) => made[Math.floor(draw / BLOCK)]?.[position]?.[draw % BLOCK] ?? 0),
      ];
  }
}

/** The part of the columns' variance that lies between bins of equal count in the order given. */
function shareExplained(columns: readonly Uint8Array[], order: Uint32Array, bins: number): number {
  const count = order.length;
  let between = 0;
  let all = 0;
  for (const column of columns) {
    const members = column.reduce((sum, member) => sum + member, 0);
    const total = members - (members * members) / count;
    let explained = -(members * members) / count;
    for (let bin = 0; bin < bins; bin++) {
      const from = Math.floor((bin * count) / bins);
      const until = Math.floor(((bin + 1) * count) / bins);
      let inside = 0;
      for (let at = from; at < until; at++) inside += column[order[at] as number] as number;
      explained += (inside * inside) / (until - from);
    }
    between += explained - ((bins - 1) * (total - explained)) / (count - bins);
    all += total;
  }
  return between / all;
}
