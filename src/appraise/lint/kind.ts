import type { Day } from "../../units.ts";
import type { Facts } from "../../workbook/facts.ts";
import type { Grids, Issue } from "../../workbook/grid.ts";

/** What lints look at. */
export interface Linted {
  readonly facts: Facts;
  readonly grids: Grids;
  /** The day of the check; without one, dates are compared with each other alone. */
  readonly day: Day | null;
}

/** A question that real spreadsheets have taught us to ask. */
export interface Lint {
  /** The failure that it looks for, for the guide. */
  readonly asks: string;
  readonly findings: (linted: Linted) => readonly Issue[];
}
