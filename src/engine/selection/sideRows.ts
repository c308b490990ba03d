import type { Program } from "./program.ts";

/** Σ sign × chosen over the members ≤ amount: a rule between projects as a row of the relaxation. */
export interface SideRow {
  readonly members: readonly number[];
  /** 1 or −1, by member. */
  readonly signs: readonly number[];
  readonly amount: number;
}

/**
 * The rules between projects as rows: a need is `a − b ≤ 0`, a group of which one may be chosen is `Σ ≤ 1`, a cover
 * is `−Σ ≤ −count`. The relaxation takes one in only when its solution breaks it.
 */
export function sideRowsOf({ needs, excludes, covers }: Program): readonly SideRow[] {
  const all = (sign: number, members: readonly number[]) => members.map(() => sign);
  return [
    ...needs.flatMap((needed, j) =>
      needed.map((other): SideRow => ({ members: [j, other], signs: [1, -1], amount: 0 })),
    ),
    ...exclusiveGroups(excludes).map((members) => ({ members, signs: all(1, members), amount: 1 })),
    ...covers.map(({ members, count }) => ({ members, signs: all(-1, members), amount: -count })),
  ];
}

/**
 * Groups of which at most one may be chosen, such that every excluded pair is in one: with a, b, c excluding each
 * other, one row a + b + c ≤ 1 says more to the relaxation than three of two. Pairs are taken in order, and each
 * group is filled with the earliest positions that everyone in it excludes.
 *
 * @param excludes by position, the positions excluded; symmetric
 */
export function exclusiveGroups(excludes: readonly (readonly number[])[]): readonly (readonly number[])[] {
  const excluded = excludes.map((others) => new Set(others));
  const covered = new Set<string>();
  const groups: number[][] = [];
  excludes.forEach((others, a) => {
    for (const b of [...others].sort((x, y) => x - y)) {
      if (b < a || covered.has(`${a},${b}`)) continue;
      const group = [a, b];
      for (const c of others) if (group.every((member) => excluded[c]?.has(member))) group.push(c);
      group.sort((x, y) => x - y);
      group.forEach((x, i) => {
        for (const y of group.slice(i + 1)) covered.add(`${x},${y}`);
      });
      groups.push(group);
    }
  });
  return groups;
}
