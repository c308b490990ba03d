import type { FormulaBook, FormulaPlace } from "../../src/file/formula/book.ts";
import { type Calculation, CIRCULAR, startCalculation } from "../../src/file/formula/calculate.ts";
import { newFormulas } from "../../src/file/formula/formulas.ts";
import {
  type Cell,
  cellKey,
  headingsOf,
  placeOfKey,
  type Sheet,
  setCell,
  type Workbook,
} from "../host/workbook.ts";
import { unhurried } from "./unhurried.ts";

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

/** The formulas of a workbook that is being changed. */
export interface Recalculation {
  /** The workbook's formulas as they are now, for more questions. */
  readonly calculation: () => Calculation;
  /**
   * Puts the values of the formulas into their cells, giving way to the page after every few milliseconds: the first
   * time of all formulas, from then on of those that hang on what has changed since.
   */
  readonly settle: () => Promise<void>;
  /** Another number once anything in the workbook's cells has been found changed. */
  readonly revision: () => number;
}

/** Told of a formula's cell that got another value: what it was, and what it is. */
export type Filled = (sheet: Sheet, key: number, before: Cell, after: Cell) => void;

/** Begins to calculate a workbook; nothing is worked out until it is asked for. */
export function newRecalculation(workbook: Workbook, filled: Filled = () => {}): Recalculation {
  const formulas = newFormulas();
  let book = formulaBook(workbook);
  const current: FormulaBook = {
    cellAt: (sheet, row, column) => book.cellAt(sheet, row, column),
    get tables() {
      return book.tables;
    },
    get names() {
      return book.names;
    },
  };
  let calculation = startCalculation(current, formulas);
  const seen = new Map<string, Map<number, Cell>>();
  let named = "";
  let revision = 0;

  function* all(): Generator<FormulaPlace> {
    calculation = startCalculation(current, formulas);
    for (const { name, cells } of workbook.sheets)
      for (const [key, { formula }] of [...cells]) {
        if (formula === null) continue;
        const place = placeOn(name, key);
        calculation.valueAt(place.sheet, place.row, place.column);
        yield place;
      }
  }
  function* following(changes: readonly FormulaPlace[]): Generator<FormulaPlace> {
    try {
      yield* calculation.update(changes);
    } catch (caught) {
      if (caught !== CIRCULAR) throw caught;
      yield* all();
    }
  }
  function* settled(): Generator<unknown, void> {
    book = formulaBook(workbook);
    const changes: FormulaPlace[] = [];
    for (const sheet of workbook.sheets) {
      for (const place of changesSince(seen, sheet)) {
        changes.push(place);
        yield;
      }
      yield;
    }
    const before = named;
    named = JSON.stringify([workbook.sheets.map(({ name }) => name), ...workbook.names]);
    const worked = new Set<FormulaPlace>();
    for (const place of named === before ? following(changes) : all()) {
      worked.add(place);
      yield;
    }
    const byName = new Map(workbook.sheets.map((sheet) => [sheet.name, sheet]));
    for (const place of worked) {
      put(byName.get(place.sheet), place);
      yield;
    }
    if (changes.length > 0) revision++;
  }
  /** Puts the value of a formula into its cell, unless the cell has become something else meanwhile. */
  const put = (sheet: Sheet | undefined, { row, column }: FormulaPlace): void => {
    const key = cellKey(row - 1, column - 1);
    const cell = sheet?.cells.get(key);
    if (sheet === undefined || cell === undefined || cell.formula === null) return;
    const value = calculation.valueAt(sheet.name, row, column) ?? "";
    if (value === cell.value) return;
    const after = { ...cell, value };
    setCell(sheet, key, after);
    const was = seen.get(sheet.name);
    if (was?.get(key) === cell) was.set(key, after);
    filled(sheet, key, cell, after);
  };
  let last: Promise<void> = Promise.resolve();
  return {
    calculation: () => calculation,
    revision: () => revision,
    settle: () => {
      last = last.then(() => unhurried(settled()));
      return last;
    },
  };
}

/** The cells of each sheet as they were last followed. */
type Seen = Map<string, Map<number, Cell>>;

/** The cells of a sheet that are not what they were; a cell is replaced, never altered, so being the same tells. */
function* changesSince(seen: Seen, { name, cells }: Sheet): Generator<FormulaPlace> {
  const was = seen.get(name) ?? new Map<number, Cell>();
  seen.set(name, was);
  for (const [key, cell] of cells) {
    if (was.get(key) === cell) continue;
    was.set(key, cell);
    yield placeOn(name, key);
  }
  if (was.size === cells.size) return;
  for (const key of [...was.keys()].filter((key) => !cells.has(key))) {
    was.delete(key);
    yield placeOn(name, key);
  }
}

const placeOn = (sheet: string, key: number): FormulaPlace => {
  const { row, column } = placeOfKey(key);
  return { sheet, row: row + 1, column: column + 1 };
};
