import type { Candidate, Rules } from "./problem.ts";

/** Σ use × chosen ≤ amount, over all candidates. */
export interface Row {
  readonly use: Float64Array;
  readonly amount: number;
}

/** At least `count` of `members` chosen. */
export interface Cover {
  readonly members: readonly number[];
  readonly count: number;
}

/**
 * Choosing as a 0–1 program: candidates are positions 0 to size − 1, every number whole, the gain of the chosen to be
 * as large as it can.
 */
export interface Program {
  readonly size: number;
  readonly gain: Float64Array;
  /** Of equals the one that costs less is wanted, and of those the one holding the earlier positions. */
  readonly cost: Float64Array;
  readonly rows: readonly Row[];
  readonly atMost: number;
  /** By position: the positions it needs. */
  readonly needs: readonly (readonly number[])[];
  /** By position: the positions it cannot be chosen with, written on both sides. */
  readonly excludes: readonly (readonly number[])[];
  readonly covers: readonly Cover[];
  /** Positions decided at the outset. */
  readonly settled: readonly Settled[];
}

/** A position that is in (1) or out (0) of every portfolio looked at. */
export type Settled = readonly [position: number, chosen: 0 | 1];

/** The 0–1 program of candidates under rules, or null where a rule is broken before any choice (no such amount). */
export function programFromRules(candidates: readonly Candidate[], rules: Rules): Program | null {
  const { limits, atMost, twinTrack } = rules;
  const amounts = [...limits.map((limit) => limit.amount), atMost ?? Infinity];
  if (amounts.some((amount) => !(amount >= 0))) return null;
  const binding = limits.map((_, l) => l).filter((l) => limits[l]?.amount !== Infinity);
  const positions = new Map<string, number>();
  candidates.forEach(({ ref }, j) => {
    if (!positions.has(ref)) positions.set(ref, j);
  });
  const { needs, excludes, barred } = relations(candidates, positions);
  const settled: Settled[] = [];
  candidates.forEach((candidate, j) => {
    if (barred.has(j) || !isSound(candidate, binding)) settled.push([j, 0]);
    if (candidate.mustDo) settled.push([j, 1]);
  });
  const sound = (amount: number | undefined) => (Number.isFinite(amount) ? (amount ?? 0) : 0);
  return {
    size: candidates.length,
    gain: Float64Array.from(candidates, ({ value }) => sound(value)),
    cost: Float64Array.from(candidates, ({ cost }) => sound(cost)),
    rows: binding.map((l) => ({
      use: Float64Array.from(candidates, ({ use }) => sound(use[l])),
      amount: limits[l]?.amount ?? 0,
    })),
    atMost: Math.min(Math.floor(atMost ?? Infinity), candidates.length),
    needs,
    excludes,
    covers: twinTrack ? pairCovers(candidates) : [],
    settled,
  };
}

const isSound = ({ value, cost, use }: Candidate, binding: readonly number[]): boolean =>
  Number.isFinite(value) &&
  Number.isFinite(cost) &&
  binding.every((l) => {
    const amount = use[l] ?? 0;
    return amount >= 0 && amount < Infinity;
  });

function relations(candidates: readonly Candidate[], positions: ReadonlyMap<string, number>) {
  const needs: number[][] = candidates.map(() => []);
  const excluded = candidates.map(() => new Set<number>());
  const barred = new Set<number>();
  candidates.forEach((candidate, j) => {
    for (const ref of new Set(candidate.needs)) {
      const needed = positions.get(ref);
      if (needed === undefined) barred.add(j);
      else if (needed !== j) needs[j]?.push(needed);
    }
    for (const ref of candidate.excludes) {
      const other = positions.get(ref);
      if (other === j) barred.add(j);
      else if (other !== undefined) {
        excluded[j]?.add(other);
        excluded[other]?.add(j);
      }
    }
  });
  return { needs, excludes: excluded.map((others) => [...others]), barred };
}

/** The pair of the first phase: an activity (or both), a service (or both), and two different projects. */
function pairCovers(candidates: readonly Candidate[]): readonly Cover[] {
  const first = candidates.map((_, j) => j).filter((j) => candidates[j]?.startsFirst);
  return [
    { members: first.filter((j) => candidates[j]?.track !== "Service"), count: 1 },
    { members: first.filter((j) => candidates[j]?.track !== "Activity"), count: 1 },
    { members: first, count: 2 },
  ];
}

/** What the chosen (1) of a program gain together. */
export function gainOf(program: Program, chosen: Uint8Array): number {
  let gain = 0;
  for (let j = 0; j < program.size; j++) if (chosen[j] === 1) gain += program.gain[j] ?? 0;
  return gain;
}

/** Whether the chosen (1) respect every rule of a program, in whole numbers and so without tolerance. */
export function respects(program: Program, chosen: Uint8Array): boolean {
  const { size, rows, atMost, needs, excludes, covers, settled } = program;
  const isIn = (j: number) => chosen[j] === 1;
  let count = 0;
  for (let j = 0; j < size; j++) {
    if (!isIn(j)) continue;
    count++;
    if (!needs[j]?.every(isIn) || excludes[j]?.some(isIn)) return false;
  }
  return (
    count <= atMost &&
    settled.every(([j, value]) => chosen[j] === value) &&
    covers.every(({ members, count }) => members.filter(isIn).length >= count) &&
    rows.every(({ use, amount }) => {
      let used = 0;
      for (let j = 0; j < size; j++) if (isIn(j)) used += use[j] ?? 0;
      return used <= amount;
    })
  );
}
