import type { Accepts } from "../../workbook/column.ts";
import type { Cell } from "../../workbook/grid.ts";
import type { Range } from "../cellPlace.ts";
import type { PlacedTable } from "../formula/structuredReferences.ts";
import type { Chart } from "./chartXml.ts";
import type { Look } from "./looks.ts";

/** One cell of the workbook to be built. */
export interface PlannedCell {
  readonly value: Cell;
  /** Without its `=`; `value` is then worked out, not given. */
  readonly formula?: string;
  readonly look: Look;
  /** An Excel number format; General where absent. */
  readonly format?: string;
  /** A place in the workbook that the cell leads to: `'1 Areas'!A1`. */
  readonly link?: string;
}

/** What Excel accepts, warns of and prompts for in an area. */
export interface PlannedValidation {
  readonly area: Range;
  readonly accepts: Accepts;
  /** Of a list: the defined name of its range. */
  readonly list?: string;
  /** The cells' number format. */
  readonly format: string;
  readonly title: string;
  readonly help: string;
}

/** A look that depends on what cells say: always beside words that say the same. */
export interface PlannedEmphasis {
  readonly area: Range;
  /** True where it applies; relative to the first cell of the area. */
  readonly when: string;
  readonly look: "quiet" | "good" | "wait" | "bad";
}

/** A table of the workbook to be built, and the formulas of its calculated columns by title. */
export interface PlannedTable extends PlacedTable {
  readonly formulas: ReadonlyMap<string, string>;
}

/** The look of a whole column below the cells that are there: what a new row starts from. */
export interface PlannedColumn {
  /** In characters. */
  readonly width: number;
  readonly format?: string;
  readonly open: boolean;
}

/** Which of the four colours the tab has. */
export type TabGroup = "start" | "stages" | "results" | "reference";

/** One sheet of the workbook to be built. */
export interface PlannedSheet {
  readonly name: string;
  readonly group: TabGroup;
  /** By row, then by column, counted from 1. */
  readonly cells: ReadonlyMap<number, ReadonlyMap<number, PlannedCell>>;
  readonly columns: readonly PlannedColumn[];
  readonly tables: readonly PlannedTable[];
  readonly validations: readonly PlannedValidation[];
  readonly emphases: readonly PlannedEmphasis[];
  readonly charts: readonly Chart[];
  /** The last row and column that stay in sight. */
  readonly frozen: { readonly row: number; readonly column: number };
  /** The row repeated on each printed page. */
  readonly repeated: number | null;
  readonly isProtected: boolean;
}

/** A workbook to be built. */
export interface PlannedWorkbook {
  readonly sheets: readonly PlannedSheet[];
  /** Defined names and what they stand for, without a `=`. */
  readonly names: ReadonlyMap<string, string>;
}

/** Cells being put down on a sheet, by row and column from 1. */
export interface CellMap {
  readonly cells: Map<number, Map<number, PlannedCell>>;
  readonly put: (row: number, column: number, cell: PlannedCell) => void;
}

/** An empty sheet of cells to put things on. */
export function newCells(): CellMap {
  const cells = new Map<number, Map<number, PlannedCell>>();
  const put = (row: number, column: number, cell: PlannedCell): void => {
    const onRow = cells.get(row) ?? new Map<number, PlannedCell>();
    cells.set(row, onRow.set(column, cell));
  };
  return { cells, put };
}
