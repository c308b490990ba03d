import type { Asked } from "./flipAsked.ts";
import { settled } from "./flipAsked.ts";
import { leastCostShare } from "./flipCost.ts";
import { easiestLimitChange, leastLimitChange } from "./flipLimit.ts";
import type { IsOver } from "./oversee.ts";
import { oversee } from "./oversee.ts";
import type { Candidate, Options, Rules, Selection } from "./problem.ts";
import type { Program } from "./program.ts";
import { gainOf, programFromRules, respects } from "./program.ts";
import type { Answer } from "./solve.ts";
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
 * Each candidate in turn may look at an equal share of the branches that those before it left of `nodeLimit`.
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
  const asked = new Set(refs ?? candidates.map(({ ref }) => ref));
  const program = programFromRules(candidates, rules);
  const best = program && bestKnown(program, candidates, selection);
  const positions = candidates.map((_, j) => j).filter((j) => asked.has(candidates[j]?.ref ?? ""));
  const isOverOf = sharedOut(options, positions.length);
  return positions.map((position) =>
    flipOf(
      { candidates, rules, position, within, isChosen: chosen.has(candidates[position]?.ref ?? "") },
      { program, best, easiestLimit, isOver: isOverOf() },
    ),
  );
}

/** Gives each of so many in turn its own question whether to go no further. */
function sharedOut(options: Options, count: number): () => IsOver {
  const { nodeLimit = Infinity } = options;
  const isAllOver = oversee(options);
  let nodes = 0;
  let waiting = count;
  return () => {
    const until = nodes + Math.ceil((nodeLimit - nodes) / waiting--);
    return () => {
      if (nodes >= until) return true;
      nodes++;
      return isAllOver();
    };
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

interface Means {
  readonly program: Program | null;
  /** The best portfolio as things are; null where it is not known. */
  readonly best: Uint8Array | null;
  readonly easiestLimit: boolean;
  readonly isOver: IsOver;
}

type Whose = Pick<Asked, "candidates" | "rules" | "position" | "within" | "isChosen">;

function flipOf(whose: Whose, { program, best, easiestLimit, isOver }: Means): Flip {
  const { candidates, rules, position, isChosen } = whose;
  let isProved = true;
  const ask: Asked["ask"] = (program, question) => {
    if (program === null) return NONE;
    const answer = solve({ program, wanted: "gain", isOver, ...question });
    const { enough = question?.wanted === "any" ? -Infinity : Infinity } = question ?? {};
    isProved &&= answer.isProved || (answer.chosen !== null && answer.gain >= enough);
    return answer;
  };
  const bestWhere = (value: 0 | 1): Pick<Answer, "chosen" | "gain"> => {
    if (program !== null && best?.[position] === value) return { chosen: best, gain: gainOf(program, best) };
    const { chosen, gain } = ask(settled(program, position, value));
    return { chosen, gain: isProved ? gain : Number.NaN };
  };
  const inside = bestWhere(1);
  const outside = bestWhere(0);
  const isOpen = isProved && Math.max(inside.gain, outside.gain) > -Infinity;
  const asked: Asked = { ...whose, inside, outside, ask, isProved: () => isProved };
  const proved = <Change>(change: () => Change | null): Change | null => {
    const found = isOpen && isProved ? change() : null;
    return isProved ? found : null;
  };
  const margin = inside.gain - outside.gain;
  return {
    ref: candidates[position]?.ref ?? "",
    isChosen,
    margin: Number.isFinite(margin) ? margin : null,
    costShare: proved(() => leastCostShare(asked)),
    limits: easiestLimit
      ? (proved(() => easiestLimitChange(asked)) ?? [])
      : rules.limits.map(({ name }, limit) => ({
          name,
          change: proved(() => leastLimitChange(asked, limit)),
        })),
    isProved,
  };
}

/** The answer to a program whose rules cannot hold. */
const NONE: Answer = {
  chosen: null,
  gain: -Infinity,
  bound: -Infinity,
  isProved: true,
  mayHaveEqual: false,
  common: new Uint8Array(),
  nodes: 0,
};
