/** What two projects are compared on. */
export interface Compared {
  readonly ref: string;
  /** Net present value, pence. */
  readonly net: number;
  /** Cash cost at present value, pence. */
  readonly cost: number;
  /** Points of each family, every project in the same order. */
  readonly byFamily: readonly number[];
}

/** Whether one project is no worse than another in money, cost and every family, and better in at least one. */
function dominates(a: Compared, b: Compared): boolean {
  if (a.net < b.net || a.cost > b.cost) return false;
  if (b.byFamily.some((points, family) => (a.byFamily[family] ?? 0) < points)) return false;
  return a.net > b.net || a.cost < b.cost || a.byFamily.some((points, at) => points > (b.byFamily[at] ?? 0));
}

/**
 * Which projects another beats on every count, whatever the weights: no less net present value, no less in any family,
 * no more cash, and better in one. Equals do not dominate each other.
 *
 * @returns for each dominated project the first, in the order given, of those that dominate it
 * @source M. Ehrgott, Multicriteria Optimization (2005)
 */
export function dominatedBy(projects: readonly Compared[]): Map<string, string> {
  const found = new Map<string, string>();
  for (const project of projects) {
    const better = projects.find((other) => dominates(other, project));
    if (better) found.set(project.ref, better.ref);
  }
  return found;
}
