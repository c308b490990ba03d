import type { Asked } from "./flipAsked.ts";
import { settled } from "./flipAsked.ts";
import { leastCostShare } from "./flipCost.ts";
import { easiestLimitChange, leastLimitChange } from "./flipLimit.ts";
import type { IsOver } from "./oversee.ts";
import { oversee } from "./oversee.ts";
import type { Candidate, Options, Rules, Selection } from "./problem.ts";
import type { Program } from "./program.ts";
import { gainOf, programFromRules, respects } from "./program.ts";
import type { Answer, Question } from "./solve.ts";
import { solve } from "./solve.ts";

/** What it would take for a candidate to change sides: to come into the best portfolio, or to drop out of it. */
export interface Flip {
  readonly ref: string;
  readonly isChosen: boolean;
  /**
   * Best value with it less best value without it, in whole pence: so much may its value fall before it drops out, or
   * has it to rise (where below zero) before it can come in. Null where a rule decides, whatever its value.
   */
  readonly margin: number | null;
  /**
   * The least change of its cost, as a share in steps of 0.0001: its cost and every use change by that share, and its
   * value by what is saved or spent. Below zero brings it in, above zero drives it out; null where none within does.
   */
  readonly costShare: number | null;
  /** For each limit told of, the least change, in its own whole units, that alone flips it; null where none within does. */
  readonly limits: readonly { readonly name: string; readonly change: number | null }[];
  /** False where `options` ended the search, and a null may only mean that nothing was found yet. */
  readonly isProved: boolean;
}

/** Whose flips, and how far to look. */
export interface FlipOptions extends Options {
  /** All candidates unless told. */
  readonly refs?: readonly string[];
  /** Tell only of the limit whose change is the least part of itself, which is found sooner; all unless told. */
  readonly easiestLimit?: boolean;
  /** The greatest share by which a cost or a limit may change; 1 (down to nothing, up to double) unless told. */
  readonly within?: number;
}

/**
 * For each candidate the least change that would flip it, found by solving again, not guessed. A candidate outside
 * comes in where the best value with it is no less than the best without it; one inside drops out where it is less.
 * All margins come first, then all costs, then limits; in each round every candidate in turn may look at an equal share
 * of the branches that are left of `nodeLimit`.
 *
 * @param selection what was chosen of these candidates under these rules; where nothing was, every change is null
 */
export function flips(
  candidates: readonly Candidate[],
  rules: Rules,
  selection: Selection,
  { refs, within = 1, easiestLimit = false, ...options }: FlipOptions = {},
): readonly Flip[] {
  const chosen = new Set("chosen" in selection ? selection.chosen : []);
  const wanted = new Set(refs ?? candidates.map(({ ref }) => ref));
  const positions = candidates.map((_, j) => j).filter((j) => wanted.has(candidates[j]?.ref ?? ""));
  const { ask, isProved, allow } = asker(options);
  /** Asks something of all in turn: what it finds is null, and not proved, where their share does not see it through. */
  const round = <Each, Found>(all: readonly Each[], find: (each: Each) => Found) =>
    all.map((each, at) => {
      allow(all.length - at);
      const found = find(each);
      return { found: isProved() ? found : null, isProved: isProved() };
    });

  const program = programFromRules(candidates, rules);
  const best = program && bestKnown(program, candidates, selection);
  const bestWhere = (position: number, value: 0 | 1): Side =>
    program === null
      ? { chosen: null, gain: -Infinity }
      : best?.[position] === value
        ? { chosen: best, gain: gainOf(program, best) }
        : ask(settled(program, position, value));
  const isChosen = (position: number) => chosen.has(candidates[position]?.ref ?? "");
  const sides = round(positions, (position): Sides | null => {
    const inside = bestWhere(position, 1);
    return isProved() ? { inside, outside: bestWhere(position, 0) } : null;
  });
  const asked = positions.map((position, at): Asked | null => {
    const found = sides[at]?.found ?? null;
    if (program === null || found === null) return null;
    const isOpen = Math.max(found.inside.gain, found.outside.gain) > -Infinity;
    const whose = {
      candidates,
      rules,
      program,
      position,
      within,
      isChosen: isChosen(position),
      ask,
      isProved,
    };
    return isOpen ? { ...whose, ...found } : null;
  });
  const costs = round(asked, (each) => each && leastCostShare(each));
  const limits = round(asked, (each) => changesOf(each, rules, easiestLimit));
  return positions.map((position, at) => ({
    ref: candidates[position]?.ref ?? "",
    isChosen: isChosen(position),
    margin: marginOf(sides[at]?.found ?? null),
    costShare: costs[at]?.found ?? null,
    limits: limits[at]?.found ?? changesOf(null, rules, easiestLimit),
    isProved: [sides, costs, limits].every((each) => each[at]?.isProved),
  }));
}

type Side = Asked["inside"];
type Sides = Pick<Asked, "inside" | "outside">;

function marginOf(sides: Sides | null): number | null {
  const margin = sides === null ? Number.NaN : sides.inside.gain - sides.outside.gain;
  return Number.isFinite(margin) ? margin : null;
}

/** The changes of limits told of; none, or null for each, of a candidate that nothing is asked of. */
const changesOf = (asked: Asked | null, rules: Rules, easiestLimit: boolean): Flip["limits"] =>
  easiestLimit
    ? asked === null
      ? []
      : easiestLimitChange(asked)
    : rules.limits.map(({ name }, limit) => ({ name, change: asked && leastLimitChange(asked, limit) }));

/** Solves what is asked, within the branches allowed, and knows whether all asked since was seen through. */
function asker(options: Options) {
  const { nodeLimit = Infinity } = options;
  const isAllOver = oversee(options);
  let nodes = 0;
  let until = 0;
  let wasProved = true;
  const isOver: IsOver = () => {
    if (nodes >= until) return true;
    nodes++;
    return isAllOver();
  };
  return {
    /** Begins the turn of the first of so many that are still to come. */
    allow: (waiting: number): void => {
      until = nodes + Math.ceil((nodeLimit - nodes) / waiting);
      wasProved = true;
    },
    isProved: (): boolean => wasProved,
    ask: (program: Program, question: Partial<Question> = {}): Answer => {
      const answer = solve({ program, wanted: "gain", isOver, ...question });
      const enough = question.wanted === "any" ? -Infinity : (question.enough ?? Infinity);
      wasProved &&= answer.isProved || (answer.chosen !== null && answer.gain >= enough);
      return answer;
    },
  };
}

/** The best portfolio by position where the selection is proved to be it, so that it need not be found again. */
function bestKnown(
  program: Program,
  candidates: readonly Candidate[],
  selection: Selection,
): Uint8Array | null {
  if (selection.status !== "optimal") return null;
  const refs = new Set(selection.chosen);
  const chosen = Uint8Array.from(candidates, ({ ref }) => (refs.has(ref) ? 1 : 0));
  return respects(program, chosen) && gainOf(program, chosen) === selection.value ? chosen : null;
}
