import type { Cell } from "../../workbook/grid.ts";
import type { PlacedTable } from "./structuredReferences.ts";
import type { Area, Matrix, Operand, Scalar } from "./values.ts";

/** A workbook as formulas see it. */
export interface FormulaBook {
  /** What a cell holds, row and column from 1; undefined where it is empty or the sheet is not there. */
  readonly cellAt: (sheet: string, row: number, column: number) => FormulaCell | undefined;
  /** By name in small letters. */
  readonly tables: ReadonlyMap<string, PlacedTable>;
  /** What defined names stand for, without `=`, by name in small letters. */
  readonly names: ReadonlyMap<string, string>;
}

/** One cell: its value, and its formula without `=` where it has one. The value is then the last one known. */
export interface FormulaCell {
  readonly value: Cell;
  readonly formula?: string;
}

/** Where a formula stands, row and column from 1. */
export interface FormulaPlace {
  readonly sheet: string;
  readonly row: number;
  readonly column: number;
}

/** What a formula can ask while it is worked out. */
export interface Pass {
  /** A table by its name in small letters. */
  readonly tableNamed: (name: string) => PlacedTable | undefined;
  /** The table that a cell stands in. */
  readonly tableAround: (at: FormulaPlace) => PlacedTable | undefined;
  readonly valueAt: (sheet: string, row: number, column: number) => Scalar;
  /** The values of cells, gathered once for all who ask until one of them changes. */
  readonly valuesOf: (area: Area) => Matrix;
  /** What a defined name comes to; undefined where there is none. */
  readonly named: (name: string, at: FormulaPlace) => Operand;
  /** Something worked out once from values: an index to look them up by. */
  readonly once: <T>(values: Matrix, make: (values: Matrix) => T) => T;
}

/** A formula ready to be worked out, for any cell that holds it. */
export type Compiled = (pass: Pass, at: FormulaPlace) => Operand;
