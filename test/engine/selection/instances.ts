import fc from "fast-check";
import type { Candidate, Rules } from "../../../src/engine/selection/problem.ts";

/** Candidates and rules of every kind, small enough for every portfolio to be tried. */
export interface Instance {
  readonly candidates: readonly Candidate[];
  readonly rules: Rules;
}

const tracks = ["Activity", "Service", "Both"] as const;
const refOf = (j: number) => `P${String(j + 1).padStart(2, "0")}`;

/** Draws instances of up to `most` candidates; a coarse scale of amounts makes ties common. */
export const anyInstance = (most: number): fc.Arbitrary<Instance> =>
  fc
    .record({
      size: fc.integer({ min: 0, max: most }),
      limits: fc.integer({ min: 0, max: 4 }),
      grain: fc.constantFrom(1, 1, 7, 1_000, 123_457),
      spread: fc.constantFrom(2, 6, 40, 1_000_000),
    })
    .chain(({ size, limits, grain, spread }) => {
      const amount = (least: number) => fc.integer({ min: least, max: spread }).map((whole) => whole * grain);
      const ref = fc.integer({ min: 0, max: Math.max(0, size - 1) }).map(refOf);
      const few = (chance: number): fc.Arbitrary<string[]> =>
        fc
          .tuple(fc.integer({ min: 0, max: 99 }), fc.array(ref, { minLength: 1, maxLength: 2 }))
          .map(([drawn, refs]) => (drawn < chance ? refs : []));
      const candidate = fc.record({
        value: amount(-Math.ceil(spread / 4)),
        use: fc.array(amount(0), { minLength: limits, maxLength: limits }),
        cost: fc.constantFrom(0, 1, 2, 3).map((whole) => whole * grain),
        track: fc.constantFrom(...tracks),
        startsFirst: fc.boolean(),
        needs: few(12),
        excludes: few(12),
        mustDo: fc.integer({ min: 0, max: 29 }).map((drawn) => drawn === 0),
      });
      const limit = fc.oneof(
        {
          weight: 9,
          arbitrary: amount(0).chain((whole) =>
            fc.integer({ min: 1, max: Math.max(1, size) }).map((times) => Math.ceil((whole * times) / 2)),
          ),
        },
        { weight: 1, arbitrary: fc.constant(Infinity) },
      );
      return fc.record({
        candidates: fc
          .array(candidate, { minLength: size, maxLength: size })
          .map((drawn) => drawn.map((each, j) => ({ ref: refOf(j), ...each }))),
        rules: fc.record({
          limits: fc
            .array(limit, { minLength: limits, maxLength: limits })
            .map((amounts) => amounts.map((whole, l) => ({ name: `Limit ${l + 1}`, amount: whole }))),
          atMost: fc.option(fc.integer({ min: 0, max: most })),
          twinTrack: fc.boolean(),
        }),
      });
    });

/** Whether a portfolio respects every rule, read straight from the words of the rules. */
export function respectsRules({ candidates, rules }: Instance, chosen: readonly Candidate[]): boolean {
  const refs = new Set(chosen.map(({ ref }) => ref));
  const first = chosen.filter(({ startsFirst }) => startsFirst);
  const standsFor = (track: "Activity" | "Service") =>
    first.filter((each) => each.track === track || each.track === "Both");
  const isPaired = standsFor("Activity").some((activity) =>
    standsFor("Service").some((service) => service !== activity),
  );
  return (
    candidates.every(({ mustDo, ref }) => !mustDo || refs.has(ref)) &&
    chosen.every(
      ({ needs, excludes }) => needs.every((ref) => refs.has(ref)) && !excludes.some((ref) => refs.has(ref)),
    ) &&
    rules.limits.every(
      ({ amount }, l) => chosen.reduce((used, { use }) => used + (use[l] ?? 0), 0) <= amount,
    ) &&
    (rules.atMost === null || chosen.length <= rules.atMost) &&
    (!rules.twinTrack || isPaired)
  );
}

/** The best portfolio found by trying every one, or null: by value, then cost, then the earlier refs. */
export function tryAll(instance: Instance): readonly Candidate[] | null {
  const { candidates } = instance;
  let best: readonly Candidate[] | null = null;
  let bestValue = -Infinity;
  let bestCost = Infinity;
  // From the set holding the earliest refs downwards, so that the first of equals is the one wanted.
  for (let set = 2 ** candidates.length - 1; set >= 0; set--) {
    const chosen = candidates.filter((_, j) => (set >> (candidates.length - 1 - j)) & 1);
    const value = total(chosen, "value");
    const cost = total(chosen, "cost");
    if (value < bestValue || (value === bestValue && cost >= bestCost)) continue;
    if (!respectsRules(instance, chosen)) continue;
    best = chosen;
    bestValue = value;
    bestCost = cost;
  }
  return best;
}

/** The sum of an amount over candidates. */
export const total = (chosen: readonly Candidate[], amount: "value" | "cost"): number =>
  chosen.reduce((sum, each) => sum + each[amount], 0);

/** Candidates with nothing but value and use, named P01, P02, …; uses by limit, then candidate. */
export const plain = (values: readonly number[], uses: readonly (readonly number[])[] = []): Candidate[] =>
  values.map((value, j) => ({
    ref: refOf(j),
    value,
    use: uses.map((use) => use[j] ?? 0),
    cost: 0,
    track: "Both",
    startsFirst: true,
    needs: [],
    excludes: [],
    mustDo: false,
  }));

/** No rule at all. */
export const noRules: Rules = { limits: [], atMost: null, twinTrack: false };
