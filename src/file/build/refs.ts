import type { Cell } from "../../workbook/grid.ts";
import type { Table } from "../../workbook/table.ts";

/** From this many rows on, refs have three digits. */
const MANY_ROWS = 100;

/**
 * Refs for so many blank rows: they go on from the highest that is used, A17 → A18, A19; null in a table without refs
 * of its own.
 */
export function refsFor(
  { prefix, rows, key, columns }: Table,
  filled: readonly (readonly Cell[])[],
  blank: number,
): readonly (string | null)[] {
  if (prefix === "" || key === null) return Array.from({ length: blank }, () => null);
  const keyAt = Object.keys(columns).indexOf(key);
  const used = filled.map((row) => String(row[keyAt] ?? "")).filter((ref) => ref.startsWith(prefix));
  const highest = Math.max(0, ...used.map((ref) => Number(ref.slice(prefix.length)) || 0));
  const digits = Math.max(rows >= MANY_ROWS ? 3 : 2, ...used.map((ref) => ref.length - prefix.length));
  return Array.from({ length: blank }, (_, at) => prefix + String(highest + at + 1).padStart(digits, "0"));
}
