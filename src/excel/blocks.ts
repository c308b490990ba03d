import type { Cell } from "../workbook/grid.ts";
import type { Formula, SnapshotColumn } from "./snapshot.ts";
import { type Spelt, spelt } from "./spelling.ts";
import type { TablePlan } from "./tablePlan.ts";

/** A rectangle of a table's body, small enough to be handed over, or read back, at one time. */
export interface Block {
  /** Its first row and column within the body, from 0. */
  readonly row: number;
  readonly column: number;
  /** What each cell is to hold. */
  readonly held: readonly (readonly (Cell | Formula)[])[];
  /** What is handed over; null where Excel fills the cells in by itself, and they are only read back. */
  readonly given: readonly (readonly Spelt[])[] | null;
  /** About how many characters it takes. */
  readonly size: number;
}

/** The most characters of one block: Excel's limit is 5 million a request, and a block is also read back. */
const LARGEST = 900_000;

/** The blocks of a plan: what is written, then the calculated columns, which are only looked at. */
export function blocksOf(plan: TablePlan): readonly Block[] {
  const { columns } = plan.before;
  const written = runs(columns, ({ inGrid, formula }) => inGrid >= 0 && formula === null);
  const calculated = runs(columns, ({ formula }) => formula !== null);
  return [
    ...written.flatMap((run) => [...split(plan, run, true)]),
    ...calculated.flatMap((run) => [...split(plan, run, false)]),
  ];
}

function* split({ before, columns, rows }: TablePlan, run: Run, isGiven: boolean): Generator<Block> {
  const at = Array.from({ length: run.count }, (_, c) => run.first + c);
  let start = 0;
  let size = 0;
  let held: (Cell | Formula)[][] = [];
  const formatAt = (r: number, c: number) => before.formats[start + r]?.[run.first + c] ?? "General";
  const block = (): Block => ({
    row: start,
    column: run.first,
    held,
    given: isGiven ? held.map((cells, r) => cells.map((cell, c) => spelt(cell, formatAt(r, c)))) : null,
    size,
  });
  for (let row = 0; row < rows; row++) {
    const next = at.map((column) => columns[column]?.[row] ?? null);
    const length = JSON.stringify(next).length;
    if (held.length > 0 && size + length > LARGEST) {
      yield block();
      start = row;
      size = 0;
      held = [];
    }
    held.push(next);
    size += length;
  }
  yield block();
}

/** Columns that stand side by side: the first of them, and how many. */
interface Run {
  readonly first: number;
  readonly count: number;
}

/** The runs of columns that a test picks out. */
export function runs(
  columns: readonly SnapshotColumn[],
  picks: (column: SnapshotColumn) => boolean,
): readonly Run[] {
  const found: Run[] = [];
  columns.forEach((column, at) => {
    const last = found.at(-1);
    if (!picks(column)) return;
    if (last !== undefined && last.first + last.count === at)
      found[found.length - 1] = { ...last, count: last.count + 1 };
    else found.push({ first: at, count: 1 });
  });
  return found;
}
