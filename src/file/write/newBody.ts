import type { Cell, Grid } from "../../workbook/grid.ts";
import { comparable } from "../../workbook/words.ts";
import { cellName } from "../cellPlace.ts";
import { refusal } from "../refusal.ts";
import { hasRelativeRow, movedDown } from "./formulaText.ts";
import { bodyOf, type TableColumn, type TableLayout } from "./tablePart.ts";
import { toCell } from "./toCell.ts";

/** What one cell of a table's body is to hold. */
export type Content =
  /** What it holds now: a column that was not given. */
  | { readonly is: "kept" }
  | { readonly is: "value"; readonly value: Cell }
  /** A calculated column's formula, with its value where that is known (`""` for a formula that shows nothing). */
  | { readonly is: "formula"; readonly formula: string; readonly isArray: boolean; readonly value: Cell };

/** The rows that a table is to have from now on. */
export interface NewBody {
  /** How many, at least 1: an Excel table is never without a row. */
  readonly height: number;
  /** What a cell is to hold, by row and column of the body counted from 0. */
  readonly content: (row: number, column: number) => Content;
  /** Whether a column was left out of what was given and is not a calculated one. */
  readonly isKept: (column: number) => boolean;
}

const KEPT: Content = { is: "kept" };

/**
 * Matches what is given to a table's columns by heading (case, spacing and what nobody sees ignored) and passes every
 * value through the gate of `toCell`.
 *
 * @throws NO-SUCH-COLUMN where a heading is none of the table's; NOT-A-NUMBER, TEXT-TOO-LONG
 */
export function newBody(layout: TableLayout, sheet: string, grid: Grid): NewBody {
  const { left, top } = bodyOf(layout);
  const givenAt = positionsOf(layout, sheet, grid);
  const value = (row: number, column: number): Cell => {
    const given = grid.rows[row]?.[givenAt[column] ?? -1] ?? null;
    return toCell(given, `sheet ${sheet}, cell ${cellName(top + row, left + column)}`);
  };
  const calculated = layout.columns.map((column, at) => {
    const formulaAt = formulaOf(column);
    return formulaAt && { formulaAt, isArray: column.isArray, at };
  });
  return {
    height: Math.max(1, grid.rows.length),
    isKept: (column) => givenAt[column] === undefined && calculated[column] === undefined,
    content: (row, column) => {
      const formula = calculated[column];
      const given = givenAt[column] !== undefined;
      if (formula === undefined) return given ? { is: "value", value: value(row, column) } : KEPT;
      const shown = given ? (grid.rows[row]?.[givenAt[column] ?? -1] ?? null) : null;
      return {
        is: "formula",
        formula: formula.formulaAt(row),
        isArray: formula.isArray,
        value: shown === "" ? "" : shown === "#GETTING_DATA" ? null : value(row, column),
      };
    },
  };
}

/** For each column of the table, which column given goes into it. */
function positionsOf(layout: TableLayout, sheet: string, grid: Grid): readonly (number | undefined)[] {
  const columns = new Map(layout.columns.map(({ name }, at) => [comparable(name), at]));
  const positions: (number | undefined)[] = layout.columns.map(() => undefined);
  grid.headers.forEach((heading, at) => {
    const column = columns.get(comparable(heading));
    if (column === undefined)
      throw refusal(
        "NO-SUCH-COLUMN",
        `The table ${layout.name} on sheet ${sheet} has no column ${heading}. Add it, or begin from a fresh template. Nothing was changed.`,
      );
    positions[column] ??= at;
  });
  return positions;
}

/** A column's formula by row of the body: the same in every row, unless it was typed with plain cell references. */
function formulaOf({ formula }: TableColumn): ((row: number) => string) | undefined {
  if (formula === undefined) return undefined;
  return hasRelativeRow(formula) ? (row) => movedDown(formula, row) : () => formula;
}
