import type { Cell } from "../../workbook/grid.ts";
import { cellName, type Range } from "../cellPlace.ts";
import { type Budget, limits } from "../limits.ts";
import { type CellContext, cellValue, NOT_CALCULATED } from "./cellValue.ts";
import { type CellSink, placeCells } from "./rawCell.ts";
import { refuseToRead } from "./readRefusals.ts";

/** A kind of cell worth a word: how many of them a table has, and the first. */
export interface Tally {
  count: number;
  /** As formulas call it: "D5"; "" while there is none. */
  first: string;
}

/** What was read of one table, headings, body and totals alike. */
export interface TableContent {
  /** By row of the range; undefined where the row holds nothing. */
  readonly rows: readonly (readonly Cell[] | undefined)[];
  readonly hiddenRows: Tally;
  readonly notCalculated: Tally;
  /** Formulas by column of the range. */
  readonly formulas: readonly Tally[];
}

/** Takes the cells of a sheet and keeps those of its tables. */
export interface TableSink extends CellSink {
  /** One for each table, in their order. */
  readonly tables: readonly TableContent[];
  /** How far down and to the right a cell outside every table holds a value; 0 while none does. */
  readonly outside: { bottom: number; right: number };
}

/** What may still be read of a workbook; taken from. */
export interface Allowance {
  readonly cells: Budget;
  readonly places: Budget;
}

/** A fresh allowance for one workbook. */
export const newAllowance = (): Allowance => ({
  cells: { left: limits.cells },
  places: { left: limits.places },
});

/**
 * A sink that keeps the values of the cells within these ranges, which do not overlap.
 *
 * @throws while it takes cells: a refusal naming the cell that is wrong, or the sheet that is too large
 */
export function tableSink(ranges: readonly Range[], context: CellContext, allowance: Allowance): TableSink {
  const tables = ranges.map(newTable);
  const outside = { bottom: 0, right: 0 };
  let here: readonly KeptTable[] = [];
  const sink = placeCells(context.sheet, allowance.cells, {
    row: (row, hidden) => {
      here = tables.filter(({ range }) => range.top <= row && row <= range.bottom);
      if (hidden) for (const table of here) count(table.hiddenRows, cellName(row, table.range.left));
    },
    cell: (row, column, cell) => {
      const table = tableAt(here, column);
      if (table === undefined) {
        if (cell.value === undefined) return;
        outside.bottom = Math.max(outside.bottom, row);
        outside.right = Math.max(outside.right, column);
        return;
      }
      const offset = column - table.range.left;
      const value = cellValue(cell, row, column, context);
      if (value !== null) rowOf(table, row, context.sheet, allowance.places)[offset] = value;
      if (!cell.formula) return;
      const tally = table.formulas[offset];
      if (tally !== undefined) count(tally, cellName(row, column));
      if (value === NOT_CALCULATED) count(table.notCalculated, cellName(row, column));
    },
  });
  return { ...sink, tables, outside };
}

interface KeptTable extends TableContent {
  readonly range: Range;
  readonly rows: (Cell[] | undefined)[];
}

/** The one of these tables that has this column; a plain loop, for it is asked for every cell. */
function tableAt(tables: readonly KeptTable[], column: number): KeptTable | undefined {
  for (const table of tables) if (table.range.left <= column && column <= table.range.right) return table;
  return undefined;
}

const newTally = (): Tally => ({ count: 0, first: "" });

const newTable = (range: Range): KeptTable => ({
  range,
  rows: new Array<Cell[] | undefined>(range.bottom - range.top + 1).fill(undefined),
  hiddenRows: newTally(),
  notCalculated: newTally(),
  formulas: Array.from({ length: range.right - range.left + 1 }, newTally),
});

function count(tally: Tally, cell: string): void {
  if (tally.count++ === 0) tally.first = cell;
}

function rowOf({ range, rows }: KeptTable, row: number, sheet: string, places: Budget): Cell[] {
  const kept = rows[row - range.top];
  if (kept !== undefined) return kept;
  const width = range.right - range.left + 1;
  places.left -= width;
  if (places.left < 0)
    throw refuseToRead(
      "TOO-MANY-CELLS",
      `With the sheet ${sheet} the tables of this workbook are larger than can be read. ` +
        "Make their ranges smaller, or copy the sheets that matter to a new workbook.",
    );
  const fresh = new Array<Cell>(width).fill(null);
  rows[row - range.top] = fresh;
  return fresh;
}
