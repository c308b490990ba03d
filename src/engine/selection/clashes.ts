import { bestOf } from "./best.ts";
import type { IsOver } from "./oversee.ts";
import { oversee } from "./oversee.ts";
import type { Candidate, Options, Rules } from "./problem.ts";
import { programFromRules } from "./program.ts";
import { solve } from "./solve.ts";

/** One rule, as a value. */
export type Rule =
  | { readonly rule: "limit"; readonly name: string }
  | { readonly rule: "mustDo"; readonly ref: string }
  | { readonly rule: "needs"; readonly ref: string; readonly needs: string }
  | { readonly rule: "excludes"; readonly refs: readonly [string, string] }
  | { readonly rule: "twinTrack" }
  | { readonly rule: "atMost" };

/** Rules that cannot hold together, though they can without any one of them. */
export interface Clash {
  readonly rules: readonly Rule[];
  /** Whether no fewer rules clash: false where only that each is needed was proved. */
  readonly isSmallest: boolean;
}

/** Rounds of looking for a smaller clash before the one at hand will do. */
const MOST_ROUNDS = 200;

/**
 * A smallest set of rules that cannot hold together, to say why no portfolio is possible; null where there is one
 * (or `options` ended the search before a clash was proved). First every rule is dropped in turn that the clash does
 * not need; then, while there may be a smaller one: the fewest rules that touch every way found so far of making the
 * rest hold are themselves tried, and if they hold too, what they leave out is a further such way (implicit hitting
 * sets; Ignatiev et al., "Smallest MUS extraction with minimal hitting set dualization", 2015).
 */
export function clashingRules(
  candidates: readonly Candidate[],
  rules: Rules,
  options: Options = {},
): Clash | null {
  const all = rulesOf(candidates, rules);
  const isOver = oversee(options);
  const holds = (kept: readonly Rule[]) => heldBy(candidates, rules, kept, isOver);
  if (holds(all) !== "none") return null;
  const clash = new Set(all);
  halving(all, (block) => {
    const isDropped = holds([...clash].filter((rule) => !block.includes(rule))) === "none";
    if (isDropped) for (const rule of block) clash.delete(rule);
    return isDropped;
  });
  return smallest(all, [...clash], holds, isOver);
}

/** Tries a whole list, and where that fails each half in turn, down to single ones. */
function halving<T>(list: readonly T[], works: (block: readonly T[]) => boolean): void {
  if (list.length === 0 || works(list) || list.length === 1) return;
  const middle = list.length >> 1;
  halving(list.slice(0, middle), works);
  halving(list.slice(middle), works);
}

type Held = "held" | "none" | "stopped";

function smallest(
  all: readonly Rule[],
  clash: readonly Rule[],
  holds: (kept: readonly Rule[]) => Held,
  isOver: IsOver,
): Clash {
  const ways: number[][] = [];
  const places = all.map((_, r) => r);
  const isClashing = (r: number) => clash.some((rule) => rule === all[r]);
  const inLikelyOrder = [places.filter((r) => !isClashing(r)), places.filter(isClashing)];
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const fewest = hittingSet(all.length, ways, isOver);
    if (fewest === null) return { rules: clash, isSmallest: false };
    if (fewest.length >= clash.length) return { rules: clash, isSmallest: true };
    const kept = new Set(fewest);
    const keptWith = (block: readonly number[]) => all.filter((_, r) => kept.has(r) || block.includes(r));
    const found = holds(keptWith([]));
    if (found === "stopped") return { rules: clash, isSmallest: false };
    if (found === "none") return { rules: keptWith([]), isSmallest: true };
    for (const part of inLikelyOrder)
      halving(
        part.filter((r) => !kept.has(r)),
        (block) => {
          const isAdded = holds(keptWith(block)) === "held";
          if (isAdded) for (const r of block) kept.add(r);
          return isAdded;
        },
      );
    ways.push(places.filter((r) => !kept.has(r)));
  }
  return { rules: clash, isSmallest: false };
}

/** The fewest positions that meet every set; null if the search was ended. */
function hittingSet(
  size: number,
  sets: readonly (readonly number[])[],
  isOver: IsOver,
): readonly number[] | null {
  const none = Array.from({ length: size }, () => []);
  const { chosen, isProved } = bestOf(
    {
      size,
      gain: new Float64Array(size).fill(-1),
      cost: new Float64Array(size),
      rows: [],
      atMost: size,
      needs: none,
      excludes: none,
      covers: sets.map((members) => ({ members, count: 1 })),
      settled: [],
    },
    isOver,
  );
  if (chosen === null || !isProved) return null;
  return Array.from(chosen.keys()).filter((j) => chosen[j] === 1);
}

/** Every rule there is to break, each once, in the order of limits, candidates, count and pair. */
function rulesOf(candidates: readonly Candidate[], { limits, atMost, twinTrack }: Rules): readonly Rule[] {
  const pairs = new Map<string, Rule>();
  for (const { ref, excludes } of candidates)
    for (const other of excludes) {
      const refs = [ref, other] as const;
      const key = JSON.stringify([...refs].sort());
      if (!pairs.has(key)) pairs.set(key, { rule: "excludes", refs });
    }
  return [
    ...limits.map(({ name }): Rule => ({ rule: "limit", name })),
    ...candidates.flatMap(({ ref, mustDo, needs }): readonly Rule[] => [
      ...(mustDo ? [{ rule: "mustDo", ref } as const] : []),
      ...[...new Set(needs)].map((needed): Rule => ({ rule: "needs", ref, needs: needed })),
    ]),
    ...pairs.values(),
    ...(atMost === null ? [] : [{ rule: "atMost" } as const]),
    ...(twinTrack ? [{ rule: "twinTrack" } as const] : []),
  ];
}

/** Whether some portfolio respects the rules kept. */
function heldBy(candidates: readonly Candidate[], rules: Rules, kept: readonly Rule[], isOver: IsOver): Held {
  const keys = new Set(kept.map(keyOf));
  const isKept = (rule: Rule) => keys.has(keyOf(rule));
  const program = programFromRules(
    candidates.map((candidate) => ({
      ...candidate,
      value: 0,
      mustDo: candidate.mustDo && isKept({ rule: "mustDo", ref: candidate.ref }),
      needs: candidate.needs.filter((needs) => isKept({ rule: "needs", ref: candidate.ref, needs })),
      excludes: candidate.excludes.filter((ref) => isKept({ rule: "excludes", refs: [candidate.ref, ref] })),
    })),
    {
      limits: rules.limits.map((limit) =>
        isKept({ rule: "limit", name: limit.name }) ? limit : { ...limit, amount: Infinity },
      ),
      atMost: isKept({ rule: "atMost" }) ? rules.atMost : null,
      twinTrack: rules.twinTrack && isKept({ rule: "twinTrack" }),
    },
  );
  if (program === null) return "none";
  const { chosen, isProved } = solve({ program, wanted: "any", isOver });
  if (chosen !== null) return "held";
  return isProved ? "none" : "stopped";
}

const keyOf = (rule: Rule): string =>
  JSON.stringify(rule.rule === "excludes" ? { rule: rule.rule, refs: [...rule.refs].sort() } : rule);
