import type { FormulaBook } from "../../src/file/formula/book.ts";
import { type Calculation, type Formulas, startCalculation } from "../../src/file/formula/calculate.ts";
import { cellKey, headingsOf, placeOfKey, type Sheet, type Workbook } from "../host/workbook.ts";

/** A workbook as formulas see it, as it is now. */
export function formulaBook(workbook: Workbook): FormulaBook {
  const sheets = new Map(workbook.sheets.map((sheet) => [sheet.name, sheet]));
  const byFold = new Map(workbook.sheets.map((sheet) => [sheet.name.toLowerCase(), sheet]));
  return {
    cellAt: (name, row, column) => {
      const sheet = sheets.get(name) ?? byFold.get(name.toLowerCase());
      const cell = sheet?.cells.get(cellKey(row - 1, column - 1));
      if (cell === undefined) return undefined;
      const value = cell.value === "" ? null : cell.value;
      return cell.formula === null ? { value } : { value, formula: cell.formula.slice(1) };
    },
    tables: new Map(
      workbook.sheets.flatMap((sheet) =>
        sheet.tables.map((table) => {
          const { row, column, rows, columns } = table.area;
          const bottom = row + rows - (table.hasTotals ? 1 : 0);
          const area = { top: row + 1, left: column + 1, bottom, right: column + columns };
          const placed = { name: table.name, sheet: sheet.name, area, columns: headingsOf(sheet, table) };
          return [table.name.toLowerCase(), placed] as const;
        }),
      ),
    ),
    names: new Map([...workbook.names].map(([name, stands]) => [name.toLowerCase(), stands])),
  };
}

/** Works every formula of a workbook out and puts the values into its cells; gives the pass, for more questions. */
export function recalculate(workbook: Workbook, formulas: Formulas): Calculation {
  const pass = startCalculation(formulaBook(workbook), formulas);
  const found: { sheet: Sheet; key: number; value: string | number | boolean }[] = [];
  for (const sheet of workbook.sheets)
    for (const [key, cell] of sheet.cells) {
      if (cell.formula === null) continue;
      const { row, column } = placeOfKey(key);
      const value = pass.valueAt(sheet.name, row + 1, column + 1) ?? "";
      if (value !== cell.value) found.push({ sheet, key, value });
    }
  for (const { sheet, key, value } of found) {
    const cell = sheet.cells.get(key);
    if (cell !== undefined) sheet.cells.set(key, { ...cell, value });
  }
  return pass;
}
