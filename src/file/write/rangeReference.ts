import { cellName, type Range } from "../cellPlace.ts";

/** How formulas call a range: `B5:D9`, and a single cell `B5`. */
export function referenceFromRange({ top, left, bottom, right }: Range): string {
  const from = cellName(top, left);
  const to = cellName(bottom, right);
  return from === to ? from : `${from}:${to}`;
}
