import type { Weighed } from "../../src/appraise/reweigh.ts";
import { countOf, listed } from "../../src/appraise/say.ts";

/** A project in the ranking as it was and as it would be. */
export interface Move extends Weighed {
  readonly before: number;
  /** Places won; below 0 lost. */
  readonly by: number;
}

/** Each project of the new ranking beside its place in the old one. */
export function movesBetween(before: readonly Weighed[], now: readonly Weighed[]): readonly Move[] {
  const old = new Map(before.map(({ ref, rank }) => [ref, rank]));
  return now.map((each) => {
    const was = old.get(each.ref) ?? each.rank;
    return { ...each, before: was, by: was - each.rank };
  });
}

/** What changes places, in a sentence: "3 projects change places: P02 goes from 5 to 3, …". */
export function saidOf(moves: readonly Move[], atMost = 3): string {
  const moved = moves.filter(({ by }) => by !== 0).sort((a, b) => Math.abs(b.by) - Math.abs(a.by));
  if (moved.length === 0) return "No project changes its place.";
  const told = moved.slice(0, atMost).map(({ ref, before, rank }) => `${ref} goes from ${before} to ${rank}`);
  const rest = moved.length - told.length;
  const words = rest > 0 ? [...told, `${countOf(rest, "other")} move${rest === 1 ? "s" : ""} less`] : told;
  return `${countOf(moved.length, "project")} change${moved.length === 1 ? "s" : ""} places: ${listed(words)}.`;
}

/** One thing of a list moved up (−1) or down (1); at either end it stays. */
export function movedInOrder<T>(order: readonly T[], at: number, by: -1 | 1): readonly T[] {
  const to = at + by;
  const [from, other] = [order[at], order[to]];
  if (from === undefined || other === undefined) return order;
  return order.map((each, position) => (position === at ? other : position === to ? from : each));
}
