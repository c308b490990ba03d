import type { Cell } from "../../workbook/grid.ts";
import type { FormulaCell } from "./book.ts";
import { startCalculation } from "./calculate.ts";
import type { Arithmetic, EvaluatedCell } from "./evaluateFormulas.ts";

/**
 * The values of all formulas of a workbook, in the order of its cells; other cells are left out. It gives what
 * {@link import("./evaluateFormulas.ts").evaluateFormulas} gives, without its engine and in a hundredth of the time.
 *
 * @returns a formula's cell and value; an error is its text, and a formula that cannot be worked out here keeps the
 *   value that its cell was given
 */
export function workOut({ cells, tables, names }: Arithmetic): ReadonlyMap<EvaluatedCell, Cell> {
  const sheets = new Map<string, Map<string, FormulaCell>>();
  for (const cell of cells) {
    const sheet = sheets.get(cell.sheet) ?? new Map<string, FormulaCell>();
    sheets.set(cell.sheet, sheet.set(`${cell.row},${cell.column}`, cell));
  }
  const pass = startCalculation({
    cellAt: (sheet, row, column) => sheets.get(sheet)?.get(`${row},${column}`),
    tables: new Map(tables.map((table) => [table.name.toLowerCase(), table])),
    names: new Map([...names].map(([name, stands]) => [name.toLowerCase(), stands])),
  });
  const formulas = cells.filter(({ formula }) => formula !== undefined);
  return new Map(formulas.map((cell) => [cell, pass.valueAt(cell.sheet, cell.row, cell.column)]));
}
