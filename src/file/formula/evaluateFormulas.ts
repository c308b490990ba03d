import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { initSync, Model } from "@ironcalc/wasm";
import type { Cell } from "../../workbook/grid.ts";
import { type PlacedTable, toA1 } from "./structuredReferences.ts";

/** One cell to calculate with: a value, or a formula without its `=`. */
export interface EvaluatedCell {
  readonly sheet: string;
  readonly row: number;
  readonly column: number;
  readonly value: Cell;
  readonly formula?: string;
}

/** A workbook as far as its arithmetic goes. */
export interface Arithmetic {
  /** Every sheet, in order. */
  readonly sheets: readonly string[];
  readonly cells: readonly EvaluatedCell[];
  readonly tables: readonly PlacedTable[];
  /** Defined names and what they stand for, without a `=`. */
  readonly names: ReadonlyMap<string, string>;
}

/** Every significant digit that the engine gives; it hands out values only as they are shown. */
const EVERY_DIGIT = "0.0000000000000000E+00";
/** All rows: the engine then keeps one format a column, which is a hundred times quicker than one a cell. */
const WHOLE = { row: 1, column: 1, width: 100, height: 1_048_576 };
/** A name that stands for cells: `'Settings'!$B$6`, `Lists!$A$6:$A$9`. */
const PLAIN = /^('[^']+'|\w+)!\$[A-Z]+\$\d+(:\$[A-Z]+\$\d+)?$/;
/** The engine's kinds of cell. */
const KIND = { number: 1, truth: 4 } as const;

/**
 * The values of all formulas, worked out by IronCalc, in the order of `cells`; other cells are left out. For building
 * and testing: it needs the development packages.
 *
 * @returns a formula's cell and value; an error is its text, and a function that the engine lacks is `#NAME?`
 */
export function evaluateFormulas(arithmetic: Arithmetic): ReadonlyMap<EvaluatedCell, Cell> {
  const { sheets, cells, tables, names } = arithmetic;
  start();
  const model = new Model("workbook", "en", "UTC", "en");
  model.pauseEvaluation();
  sheets.forEach((name, at) => {
    if (at > 0) model.newSheet();
    model.renameSheet(at, name);
    model.updateRangeStyle({ ...WHOLE, sheet: at }, "num_fmt", EVERY_DIGIT);
  });
  const index = new Map(sheets.map((name, at) => [name, at]));
  const byName = new Map(tables.map((table) => [table.name.toLowerCase(), table]));
  // The engine's names stand for cells only; one that is a formula serves drop-downs, which it does not have.
  for (const [name, target] of names) if (PLAIN.test(target)) model.newDefinedName(name, null, target);
  const put = ({ sheet, row, column }: EvaluatedCell, input: string) =>
    model.setUserInput(index.get(sheet) ?? -1, row, column, input);
  const formulas = cells.filter(({ formula }) => formula !== undefined);
  // Values first: a value put among formulas costs the engine ten times as long.
  for (const cell of cells)
    if (cell.formula === undefined && cell.value !== null) put(cell, inputOf(cell.value));
  for (const cell of formulas) put(cell, `=${toA1(cell.formula ?? "", byName, cell.row)}`);
  model.resumeEvaluation();
  model.evaluate();
  const values = new Map(
    formulas.map((cell) => [cell, resultOf(model, index.get(cell.sheet) ?? -1, cell)] as const),
  );
  model.free();
  return values;
}

let started = false;
function start(): void {
  if (started) return;
  initSync({ module: readFileSync(createRequire(import.meta.url).resolve("@ironcalc/wasm/wasm_bg.wasm")) });
  started = true;
}

/** What a person would type; an apostrophe keeps text from being taken for a number, a date or a formula. */
const inputOf = (value: Exclude<Cell, null>): string =>
  typeof value === "string" ? `'${value}` : String(value).toUpperCase();

function resultOf(model: Model, sheet: number, { row, column }: EvaluatedCell): Cell {
  const shown = model.getFormattedCellValue(sheet, row, column);
  const kind = model.getCellType(sheet, row, column);
  if (kind === KIND.number) return Number(shown);
  return kind === KIND.truth ? shown === "TRUE" : shown;
}
