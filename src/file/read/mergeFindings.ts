import { cellName, overlap, type Range, rangeFromReference } from "../cellPlace.ts";
import { limits } from "../limits.ts";
import type { Finding } from "./findings.ts";
import { refuseToRead } from "./readRefusals.ts";
import type { TableDescription } from "./readTables.ts";
import type { TableContent } from "./tableContent.ts";

/** A table with what it holds. */
interface Filled {
  readonly table: TableDescription;
  readonly content: TableContent;
}

/**
 * What the officer should hear of merged cells within tables: each table that has any, a value that a merge hides, and
 * merges over one another. Merges stay ranges: one over a whole sheet costs no more than the tables under it.
 *
 * @throws a refusal where there are more than any sheet needs
 */
export function mergeFindings(
  merges: readonly string[],
  tables: readonly Filled[],
  sheet: string,
): readonly Finding[] {
  if (merges.length > limits.merges)
    throw refuseToRead(
      "TOO-MANY-MERGES",
      `The sheet ${sheet} has ${merges.length} merged ranges; the most that is read is ${limits.merges}. ` +
        "Unmerge them, or copy the cells that matter to a new sheet.",
    );
  const ranges = merges.flatMap((reference) => rangeFromReference(reference) ?? []);
  return tables.flatMap((filled) => {
    const within = ranges.filter((range) => overlap(range, filled.table));
    return within.length === 0 ? [] : findingsOf(filled, within);
  });
}

/** Findings of one table; nobody reads more, and a merge may hide thousands of values. */
const MOST_TOLD = 20;

function findingsOf({ table, content }: Filled, merges: readonly Range[]): readonly Finding[] {
  const { name, sheet } = table;
  const found: Finding[] = [];
  const tell = (code: Finding["code"], cell: string, message: string) =>
    found.push({ code, message, sheet, cell });
  const [first] = merges;
  if (first !== undefined) {
    const cell = cellName(first.top, first.left);
    tell("MERGED-CELLS", cell, `The table ${name} has merged cells, first at ${cell}. Unmerge them.`);
  }
  const covered = new Set<number>();
  for (const merge of merges)
    for (const [row, column] of cellsWithin(merge, table)) {
      const key = row * limits.columns + column;
      if (covered.has(key)) {
        const cell = cellName(row, column);
        tell("OVERLAPPING-MERGES", cell, `The table ${name} has merged ranges over one another at ${cell}.`);
        return found; // one such is enough, and what follows could be without end
      }
      covered.add(key);
      const value = content.rows[row - table.top]?.[column - table.left] ?? null;
      if (found.length < MOST_TOLD && value !== null && (row !== merge.top || column !== merge.left)) {
        const cell = cellName(row, column);
        tell(
          "HIDDEN-VALUE",
          cell,
          `The value ${String(value).slice(0, 40)} at ${cell} is hidden under merged cells.`,
        );
      }
    }
  return found;
}

/** The cells of a merge that lie within a table, in rows that hold anything: the others hide nothing. */
function* cellsWithin(merge: Range, table: Range): Generator<readonly [row: number, column: number]> {
  for (let row = Math.max(merge.top, table.top); row <= Math.min(merge.bottom, table.bottom); row++)
    for (
      let column = Math.max(merge.left, table.left);
      column <= Math.min(merge.right, table.right);
      column++
    )
      yield [row, column];
}
