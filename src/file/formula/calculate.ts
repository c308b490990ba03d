import type { Cell } from "../../workbook/grid.ts";
import type { Compiled, FormulaBook, FormulaPlace, Pass } from "./book.ts";
import { compileFormula } from "./compile.ts";
import { scalarOf, settled } from "./reduce.ts";
import {
  errorCodes,
  type FormulaError,
  failure,
  isError,
  isMatrix,
  type Matrix,
  type Scalar,
} from "./values.ts";

/** One pass over a workbook: each formula is worked out when it is first asked for, and no more than once. */
export interface Calculation {
  /** The value of a cell, row and column from 1; a formula's is worked out afresh. */
  readonly valueAt: (sheet: string, row: number, column: number) => Cell;
  /**
   * What a formula comes to that stands in no cell: a rule of a conditional format, the source of a drop-down.
   *
   * @param at the cell that it is asked for
   * @param home the cell that it was written for, from which its references move; the same cell unless given
   * @returns its values, row by row; undefined where it cannot be worked out here
   */
  readonly ask: (formula: string, at: FormulaPlace, home?: FormulaPlace) => readonly Cell[] | undefined;
}

/** Formulas made ready, kept from one pass to the next. */
export interface Formulas {
  readonly ready: (formula: string, home: FormulaPlace) => Compiled | undefined;
}

/** No formulas yet. One that names no cells by their letters is made ready once for all cells that hold it. */
export function newFormulas(): Formulas {
  const known = new Map<string, Compiled | undefined>();
  return {
    ready: (formula, home) => {
      const isAnywhere = !/(?<![\p{L}\p{N}_.[])\$?[A-Za-z]{1,3}\$?\d/u.test(formula);
      const key = isAnywhere ? formula : `${home.row},${home.column},${formula}`;
      if (known.has(key)) return known.get(key);
      const compiled = compileFormula(formula, home);
      known.set(key, compiled);
      return compiled;
    },
  };
}

/**
 * Begins a pass. A formula that leads back to itself is 0, as Excel shows it; one that cannot be worked out here keeps
 * the value last known.
 */
export function startCalculation(book: FormulaBook, formulas: Formulas = newFormulas()): Calculation {
  const values = new Map<string, Map<number, Scalar>>();
  const matrices = new Map<string, Matrix>();
  const made = new Map<Matrix, Map<unknown, unknown>>();

  const valueAt = (sheet: string, row: number, column: number): Scalar => {
    const cell = book.cellAt(sheet, row, column);
    if (cell === undefined) return null;
    if (cell.formula === undefined) return scalarFrom(cell.value);
    const known = values.get(sheet) ?? new Map<number, Scalar>();
    values.set(sheet, known);
    const key = row * WIDEST + column;
    const before = known.get(key);
    if (before !== undefined) return before;
    const at = { sheet, row, column };
    const compiled = formulas.ready(cell.formula, at);
    if (compiled === undefined) return scalarFrom(cell.value);
    known.set(key, 0); // what a formula finds that leads back to itself
    // A formula shows 0 where it comes to an empty cell.
    const value = scalarOf(compiled(pass, at), pass) ?? 0;
    known.set(key, value);
    return value;
  };
  const valuesOf: Pass["valuesOf"] = ({ sheet, top, left, bottom, right }) => {
    const key = `${top},${left},${bottom},${right},${sheet}`;
    const before = matrices.get(key);
    if (before !== undefined) return before;
    const cells: Scalar[] = [];
    for (let row = top; row <= bottom; row++)
      for (let column = left; column <= right; column++) cells.push(valueAt(sheet, row, column));
    const matrix: Matrix = { is: "matrix", rows: bottom - top + 1, columns: right - left + 1, cells };
    matrices.set(key, matrix);
    return matrix;
  };
  const pass: Pass = {
    tables: book.tables,
    valueAt,
    valuesOf,
    named: (name, at) => {
      const stands = book.names.get(name.toLowerCase());
      if (stands === undefined) return failure("#NAME?");
      return formulas.ready(stands, at)?.(pass, at) ?? failure("#NAME?");
    },
    once: (matrix, make) => {
      const known = made.get(matrix) ?? new Map<unknown, unknown>();
      made.set(matrix, known);
      if (!known.has(make)) known.set(make, make(matrix));
      return known.get(make) as ReturnType<typeof make>;
    },
  };
  return {
    valueAt: (sheet, row, column) => cellFrom(valueAt(sheet, row, column)),
    ask: (formula, at, home = at) => {
      const compiled = formulas.ready(formula, home);
      if (compiled === undefined) return undefined;
      const answer = settled(compiled(pass, at), pass);
      return (isMatrix(answer) ? answer.cells : [answer]).map(cellFrom);
    },
  };
}

/** More columns than a sheet has. */
const WIDEST = 20_000;

const spelt = new Map<string, FormulaError>(errorCodes.map((code) => [code, failure(code)]));

/** Error cells are told apart from text by their spelling alone, as grids have them. */
const scalarFrom = (value: Cell): Scalar => (typeof value === "string" ? (spelt.get(value) ?? value) : value);
const cellFrom = (value: Scalar): Cell => (isError(value) ? value.code : value);
