import fc from "fast-check";
import { expect, test } from "vitest";
import type { Candidate, Track } from "../../../src/engine/selection/problem.ts";
import {
  bestPairs,
  cheapestPair,
  countPairs,
  twinTrackPrice,
} from "../../../src/engine/selection/twinTrack.ts";
import { anyInstance, noRules, plain, total, tryAll } from "./instances.ts";

const ofTracks = (
  tracks: readonly Track[],
  values: readonly number[],
  uses: readonly number[],
): Candidate[] =>
  plain(values, [uses]).map((each, j) => ({ ...each, cost: uses[j] ?? 0, track: tracks[j] ?? "Both" }));

test("S29: eleven activities and six services make 66 pairs", () => {
  const tracks: Track[] = [...Array<Track>(11).fill("Activity"), ...Array<Track>(6).fill("Service")];
  expect(countPairs(ofTracks(tracks, Array(17).fill(1), Array(17).fill(1)))).toBe(66);
});

const counts: readonly [string, readonly Track[], number][] = [
  ["nobody", [], 0],
  ["services alone", ["Service", "Service"], 0],
  ["one that counts as both", ["Both"], 0],
  ["two that count as both", ["Both", "Both"], 1],
  ["one of each", ["Activity", "Service", "Both"], 3],
];
test.each(counts)("Pairs of %s are counted once", (_, tracks, count) => {
  expect(
    countPairs(
      ofTracks(
        tracks,
        [],
        tracks.map(() => 1),
      )
        .concat(plain(tracks.map(() => 1)).map((each, j) => ({ ...each, track: tracks[j] ?? "Both" })))
        .slice(0, tracks.length),
    ),
  ).toBe(count);
});

test("S29: the price of the twin-track rule is what it costs in value", () => {
  const candidates = ofTracks(["Service", "Service", "Activity"], [60, 50, 10], [2, 2, 2]);
  const rules = { ...noRules, limits: [{ name: "Cash", amount: 4 }] };
  expect(twinTrackPrice(candidates, rules)).toBe(40);
  expect(twinTrackPrice(candidates, { ...rules, limits: [{ name: "Cash", amount: 6 }] })).toBe(0);
  expect(twinTrackPrice(candidates, { ...rules, limits: [{ name: "Cash", amount: 3 }] })).toBeNull();
});

test("S29: where no budget allows a pair, the cheapest pair is named with what it needs", () => {
  const candidates = ofTracks(["Service", "Service", "Activity", "Activity"], [1, 1, 1, 1], [5, 4, 3, 9]);
  expect(cheapestPair(candidates)).toEqual({
    activity: "P03",
    service: "P02",
    chosen: ["P02", "P03"],
    cost: 7,
  });
  const dependent = candidates.map((each) => (each.ref === "P03" ? { ...each, needs: ["P04"] } : each));
  expect(cheapestPair(dependent)).toEqual({
    activity: "P04",
    service: "P02",
    chosen: ["P02", "P04"],
    cost: 13,
  });
  expect(cheapestPair(candidates.slice(0, 2))).toBeNull();
});

test("The cheapest pair is the one found by trying every portfolio", () => {
  fc.assert(
    fc.property(anyInstance(8), ({ candidates }) => {
      const freed = candidates.map((each) => ({ ...each, mustDo: false, value: -each.cost }));
      const tried = tryAll({ candidates: freed, rules: { ...noRules, twinTrack: true } });
      expect(cheapestPair(candidates)?.cost).toBe(tried ? total(tried, "cost") : undefined);
    }),
    { numRuns: 500, seed: 12 },
  );
});

test("The best pairs are those found by trying every portfolio for every pair", () => {
  fc.assert(
    fc.property(
      anyInstance(7),
      fc.integer({ min: 1, max: 4 }),
      fc.constantFrom(2, 3, null),
      (instance, count, atMost) => {
        const { candidates } = instance;
        const rules = { ...instance.rules, atMost };
        const first = candidates.filter(({ startsFirst }) => startsFirst);
        const isOn = (each: Candidate, track: Track) => each.track === track || each.track === "Both";
        const values: number[] = [];
        first.forEach((one, i) => {
          for (const other of first.slice(i + 1)) {
            const pairs =
              (isOn(one, "Activity") && isOn(other, "Service")) ||
              (isOn(other, "Activity") && isOn(one, "Service"));
            if (!pairs) continue;
            const forced = candidates.map((each) =>
              each === one || each === other ? { ...each, mustDo: true } : each,
            );
            const best = tryAll({ candidates: forced, rules: { ...rules, twinTrack: true } });
            if (best) values.push(total(best, "value"));
          }
        });
        const found = bestPairs(candidates, rules, count);
        expect(found?.map(({ value }) => value)).toEqual(values.sort((x, y) => y - x).slice(0, count));
        for (const { activity, service, chosen } of found ?? []) {
          expect(chosen).toContain(activity);
          expect(chosen).toContain(service);
          expect(activity).not.toBe(service);
        }
      },
    ),
    { numRuns: 500, seed: 13 },
  );
});

test("Pairs and price are not claimed where the search was ended first", () => {
  const candidates = ofTracks(["Service", "Activity", "Service", "Activity"], [7, 6, 5, 4], [4, 3, 3, 2]);
  const rules = { ...noRules, limits: [{ name: "Cash", amount: 6 }] };
  expect(twinTrackPrice(candidates, rules, { nodeLimit: 0 })).toBeNull();
  expect(bestPairs(candidates, rules, 3, { nodeLimit: 0 })).toBeNull();
});
