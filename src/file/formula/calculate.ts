import type { Cell } from "../../workbook/grid.ts";
import type { FormulaBook, FormulaPlace, Pass } from "./book.ts";
import { newDependence } from "./dependence.ts";
import { type Formulas, newFormulas } from "./formulas.ts";
import {
  type CellNode,
  newNode,
  newSheetNodes,
  type RangeNode,
  type SheetNodes,
  type TableNode,
} from "./nodes.ts";
import { scalarOf, settled } from "./reduce.ts";
import type { PlacedTable } from "./structuredReferences.ts";
import {
  errorCodes,
  type FormulaError,
  failure,
  isError,
  isMatrix,
  type Matrix,
  type Scalar,
} from "./values.ts";

/**
 * The formulas of a workbook: each is worked out when it is first asked for, and again only once something that it read
 * has changed.
 */
export interface Calculation {
  /** The value of a cell, row and column from 1, as its formula gives it now. */
  readonly valueAt: (sheet: string, row: number, column: number) => Cell;
  /**
   * What a formula comes to that stands in no cell: a rule of a conditional format, the source of a drop-down.
   *
   * @param at the cell that it is asked for
   * @param home the cell that it was written for, from which its references move; the same cell unless given
   * @returns its values, row by row; undefined where it cannot be worked out here
   */
  readonly ask: (formula: string, at: FormulaPlace, home?: FormulaPlace) => readonly Cell[] | undefined;
  /**
   * Works out again what hangs on cells that have changed, a formula at a time, so that whoever waits for it can do
   * something else in between.
   *
   * @param cells what holds another value or formula than before; tables may have changed with them
   * @returns the places that were worked out, some perhaps to the value that they had
   * @throws CIRCULAR where formulas lead back to themselves: what they come to hangs on where the work begins, so that
   *   only a new calculation gives it
   */
  readonly update: (cells: Iterable<FormulaPlace>) => Generator<FormulaPlace>;
}

/** Thrown where formulas lead back to themselves and cannot be worked out by halves. */
export const CIRCULAR = new Error("formulas lead back to themselves");

/**
 * Begins to calculate. A formula that leads back to itself is 0, as Excel shows it; one that cannot be worked out here
 * keeps the value last known.
 *
 * @param book as it is now, whenever it is asked
 */
export function startCalculation(book: FormulaBook, formulas: Formulas = newFormulas()): Calculation {
  const sheets = new Map<string, SheetNodes>();
  const tables = new Map<string, TableNode>();
  const { read, readBy, changed, wait, next } = newDependence();
  const made = new WeakMap<Matrix, Map<unknown, unknown>>();
  let isCircular = false;
  /** What an update has not told of yet; what another formula asked for is worked out before its turn. */
  let worked: FormulaPlace[] = [];

  const sheetOf = (name: string): SheetNodes => {
    const before = sheets.get(name);
    if (before !== undefined) return before;
    const folded = name.toLowerCase();
    const found = (name === folded ? undefined : sheets.get(folded)) ?? newSheetNodes();
    sheets.set(name, found).set(folded, found);
    return found;
  };
  const nodeAt = (sheet: string, row: number, column: number): CellNode => {
    const { cells } = sheetOf(sheet);
    const key = row * WIDEST + column;
    const before = cells.get(key);
    if (before !== undefined) return before;
    const node = newNode({ sheet, row, column });
    cells.set(key, node);
    fill(node);
    return node;
  };
  /** Takes what the workbook holds now; gives whether a formula stands there. */
  const fill = (node: CellNode): boolean => {
    const { sheet, row, column } = node.place;
    const cell = book.cellAt(sheet, row, column);
    node.value = scalarFrom(cell?.value ?? null);
    node.compiled = cell?.formula === undefined ? undefined : formulas.ready(cell.formula, node.place);
    node.state = node.compiled === undefined ? "settled" : "waiting";
    return node.compiled !== undefined;
  };
  const work = (node: CellNode): void => {
    const { compiled, value: before } = node;
    if (compiled === undefined) return;
    node.state = "working";
    node.isOvertaken = false;
    node.value = 0; // what a formula finds that leads back to itself
    // A formula shows 0 where it comes to an empty cell.
    node.value = readBy(node, () => scalarOf(compiled(pass, node.place), pass)) ?? 0;
    node.state = "settled";
    if (node.isKnown && node.value !== before) tell(node);
    node.isKnown = true;
    worked.push(node.place);
    if (node.isOvertaken) wait(node);
  };
  /** Tells whoever has read a cell, by itself or among others. */
  const tell = (node: CellNode): void => {
    changed(node);
    const { sheet, row, column } = node.place;
    for (const range of sheetOf(sheet).ranges.values()) {
      const { area, matrix } = range;
      if (matrix === undefined || row < area.top || row > area.bottom) continue;
      if (column < area.left || column > area.right) continue;
      range.matrix = undefined;
      changed(range);
    }
  };
  const currentOf = (node: CellNode): Scalar => {
    if (node.state === "waiting") work(node);
    else if (node.state === "working") isCircular = true;
    return node.value;
  };
  const valueAt = (sheet: string, row: number, column: number): Scalar => {
    const node = nodeAt(sheet, row, column);
    const value = currentOf(node);
    read(node);
    return value;
  };
  const valuesOf: Pass["valuesOf"] = (area) => {
    const { ranges } = sheetOf(area.sheet);
    const key = `${area.top},${area.left},${area.bottom},${area.right}`;
    const range = ranges.get(key) ?? { area, matrix: undefined, readers: [], height: 0 };
    ranges.set(key, range);
    const matrix = range.matrix ?? gathered(range);
    range.matrix = matrix;
    read(range);
    return matrix;
  };
  const gathered = (range: RangeNode): Matrix => {
    const { sheet, top, left, bottom, right } = range.area;
    const nodes = sheetOf(sheet).cells;
    const cells: Scalar[] = [];
    for (let row = top; row <= bottom; row++)
      for (let column = left; column <= right; column++) {
        const node = nodes.get(row * WIDEST + column) ?? nodeOfFormula(sheet, row, column);
        if (node === undefined) cells.push(scalarFrom(book.cellAt(sheet, row, column)?.value ?? null));
        else {
          cells.push(currentOf(node));
          range.height = Math.max(range.height, node.height + 1);
        }
      }
    return { is: "matrix", rows: bottom - top + 1, columns: right - left + 1, cells };
  };
  const nodeOfFormula = (sheet: string, row: number, column: number): CellNode | undefined =>
    book.cellAt(sheet, row, column)?.formula === undefined ? undefined : nodeAt(sheet, row, column);

  const tableNamed = (key: string): PlacedTable | undefined => {
    const table = book.tables.get(key);
    const node = tables.get(key) ?? { table, readers: [], height: 0 };
    tables.set(key, node);
    read(node);
    return node.table;
  };
  const pass: Pass = {
    tableNamed,
    tableAround: ({ sheet, row, column }) => {
      const around = [...book.tables].find(
        ([, { sheet: on, area }]) =>
          on === sheet &&
          row >= area.top &&
          row <= area.bottom &&
          column >= area.left &&
          column <= area.right,
      );
      return around && tableNamed(around[0]);
    },
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
    update: function* (places) {
      worked = [];
      for (const [key, node] of tables) {
        const table = book.tables.get(key);
        if (isSameTable(node.table, table)) continue;
        node.table = table;
        changed(node);
      }
      for (const { sheet, row, column } of places) {
        const before = sheetOf(sheet).cells.get(row * WIDEST + column);
        const node = before ?? newNode({ sheet, row, column });
        if (fill(node)) {
          sheetOf(sheet).cells.set(row * WIDEST + column, node);
          node.state = "settled";
          wait(node);
        }
        tell(node);
      }
      let left = MOST_ROUNDS * [...sheets.values()].reduce((sum, { cells }) => sum + cells.size, 0);
      for (let node = next(); node !== undefined; node = next()) {
        work(node);
        if (isCircular || left-- === 0) throw CIRCULAR;
        yield* worked.splice(0);
      }
      yield* worked.splice(0);
    },
  };
}

/** How often all formulas may be worked out in one update before they are taken to go round in circles. */
const MOST_ROUNDS = 10;

const isSameTable = (one: PlacedTable | undefined, other: PlacedTable | undefined): boolean =>
  one === other || JSON.stringify(one) === JSON.stringify(other);

/** More columns than a sheet has. */
const WIDEST = 20_000;

const spelt = new Map<string, FormulaError>(errorCodes.map((code) => [code, failure(code)]));

/** Error cells are told apart from text by their spelling alone, as grids have them. */
const scalarFrom = (value: Cell): Scalar => (typeof value === "string" ? (spelt.get(value) ?? value) : value);
const cellFrom = (value: Scalar): Cell => (isError(value) ? value.code : value);
