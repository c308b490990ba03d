import type { Facts } from "../facts.ts";
import type { Place } from "../grid.ts";

/** What a rule has to say of one cell. */
export interface Remark extends Place {
  readonly message: string;
}

/**
 * What no single cell can say of itself. An issue has to be put right; a finding is a question worth a look.
 */
export interface Rule {
  readonly kind: "issue" | "finding";
  /** What the rule asks for, for the guide. */
  readonly asks: string;
  readonly remarks: (facts: Facts) => readonly Remark[];
}

/** A remark on one cell of a row. */
export const remark = (table: string, row: number, column: string, message: string): Remark => ({
  table,
  row,
  column,
  message,
});
