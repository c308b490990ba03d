import type { Compiled, FormulaPlace } from "./book.ts";
import type { PlacedTable } from "./structuredReferences.ts";
import type { Area, Matrix, Scalar } from "./values.ts";

/** Something that formulas read, and the formulas that have read it. */
export interface Source {
  readonly readers: CellNode[];
  /** One more than that of anything it is made from: what is lower is worked out first. */
  height: number;
}

/** One cell that formulas have asked for, or that holds one. */
export interface CellNode extends Source {
  readonly place: FormulaPlace;
  value: Scalar;
  /** The formula made ready; undefined for a plain value, and where it cannot be worked out here. */
  compiled: Compiled | undefined;
  /** A formula that waits is worked out before it is read. */
  state: "settled" | "waiting" | "working";
  /** Whether something that it has read changed while it was being worked out. */
  isOvertaken: boolean;
  /** Whether it has been worked out before, so that others may have read its value. */
  isKnown: boolean;
  readonly sources: Source[];
}

/** Cells that were read together; their values are gathered again once one of them has changed. */
export interface RangeNode extends Source {
  readonly area: Area;
  matrix: Matrix | undefined;
}

/** What has been asked of one sheet: its cells by row and column, and ranges of them by their corners. */
export interface SheetNodes {
  readonly cells: Map<number, CellNode>;
  readonly ranges: Map<string, RangeNode>;
}

/** A table as formulas have read it: where it stands, and its headings. */
export interface TableNode extends Source {
  table: PlacedTable | undefined;
}

/** Nothing asked of a sheet yet. */
export const newSheetNodes = (): SheetNodes => ({ cells: new Map(), ranges: new Map() });

/** A cell that nobody has read. */
export const newNode = (place: FormulaPlace): CellNode => ({
  place,
  value: null,
  compiled: undefined,
  state: "settled",
  isOvertaken: false,
  isKnown: false,
  sources: [],
  readers: [],
  height: 0,
});
