import type { Grid, Grids } from "./grid.ts";
import type { Find } from "./readTable.ts";
import { headingPositions, isFilled, type Table } from "./table.ts";
import { comparable, nearest } from "./words.ts";

/**
 * A {@link Find} over the grids: by ref first, then by label, case and spacing ignored. What is unknown or named
 * twice comes back as a sentence.
 */
export function finder(grids: Grids): Find {
  const indexes = new Map<string, Index>();
  return (of, typed) => {
    let index = indexes.get(of.name);
    if (index === undefined) {
      index = indexNames(of, grids.get(of.name));
      indexes.set(of.name, index);
    }
    const name = comparable(typed);
    const ref = index.refs.get(name) ?? index.labels.get(name);
    if (ref === undefined) {
      const near = nearest(typed, index.shown);
      return {
        problem: `“${typed}” is not on ${of.sheet}${near === undefined ? "" : `; did you mean “${near}”?`}`,
      };
    }
    if (ref === TWICE) return { problem: `Two rows of ${of.sheet} are called “${typed}”; use the ref` };
    return { ref };
  };
}

interface Index {
  readonly refs: ReadonlyMap<string, string>;
  readonly labels: ReadonlyMap<string, string>;
  readonly shown: readonly string[];
}
const TWICE = "\u0000twice";

function indexNames(of: Table, grid: Grid | undefined): Index {
  const refs = new Map<string, string>();
  const labels = new Map<string, string>();
  const shown: string[] = [];
  if (grid === undefined) return { refs, labels, shown };
  const where = headingPositions(grid);
  const at = (key: string | null) =>
    key === null ? -1 : (where.get(comparable(of.columns[key]?.title ?? "")) ?? -1);
  const [keyAt, labelAt, standInAt] = [at(of.key), at(of.label), at(of.standIn)];
  const given: (readonly [name: string, ref: string])[] = [];
  for (const cells of grid.rows) {
    const key = cells[keyAt];
    const label = cells[labelAt];
    if (!isFilled(key) || (labelAt >= 0 && !isFilled(label))) continue;
    const ref = String(key).trim();
    const name = labelAt >= 0 ? String(label).trim() : ref;
    refs.set(comparable(ref), ref);
    if (isFilled(cells[standInAt])) given.push([name, ref]);
    else enter(labels, shown, name, ref);
  }
  // A row that another stands for gives way to it where both have one name, and is found by its own name otherwise.
  for (const [name, ref] of given) if (!labels.has(comparable(name))) enter(labels, shown, name, ref);
  return { refs, labels, shown };
}

function enter(labels: Map<string, string>, shown: string[], name: string, ref: string): void {
  const known = labels.get(comparable(name));
  labels.set(comparable(name), known === undefined || known === ref ? ref : TWICE);
  shown.push(name);
}
