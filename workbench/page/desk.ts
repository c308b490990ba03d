import {
  type Calculation,
  type Formulas,
  newFormulas,
  startCalculation,
} from "../../src/file/formula/calculate.ts";
import { UNCALCULATED } from "../host/entry.ts";
import { type Host, newHost } from "../host/host.ts";
import type { Sheet, Workbook } from "../host/workbook.ts";
import { type Book, openBook } from "./book.ts";
import { formulaBook, recalculate } from "./calculate.ts";
import { editText } from "./grid/editText.ts";
import type { Typed } from "./grid/selection.ts";

/** A workbook open in an Excel of our own, that calculates, remembers what was typed and can take it back. */
export interface Desk {
  readonly book: Book;
  readonly host: Host;
  readonly calculation: () => Calculation;
  readonly enter: (sheet: Sheet, cells: readonly Typed[]) => Promise<void>;
  /** Takes the last entry back; gives the sheet and cells, or nothing where there is nothing to take back. */
  readonly undo: () => Promise<{ readonly sheet: Sheet; readonly cells: readonly Typed[] } | undefined>;
}

const MOST_UNDONE = 100;

/** @param opened told when the add-in opens another workbook */
export function openDesk(book: Book, opened: (book: Book) => void): Desk {
  const formulas: Formulas = newFormulas();
  const others = new Map<Workbook, Book>();
  const undoable: { readonly sheet: Sheet; readonly cells: readonly Typed[] }[] = [];
  let pass = startCalculation(formulaBook(book.workbook), formulas);
  const calculate = (workbook: Workbook): void => {
    pass = recalculate(workbook, formulas);
  };
  if (isUncalculated(book.workbook)) calculate(book.workbook);
  const host = newHost({
    workbook: book.workbook,
    calculate,
    read: (bytes) => {
      const other = openBook("New planner.xlsx", bytes);
      others.set(other.workbook, other);
      return other.workbook;
    },
    opened: (workbook) => {
      const other = others.get(workbook);
      if (other !== undefined) opened(other);
    },
  });
  return {
    book,
    host,
    calculation: () => pass,
    enter: async (sheet, cells) => {
      undoable.push({ sheet, cells: cells.map((cell) => ({ ...cell, typed: editText(sheet, cell) })) });
      if (undoable.length > MOST_UNDONE) undoable.shift();
      await host.typeAll(sheet, cells);
    },
    undo: async () => {
      const last = undoable.pop();
      if (last !== undefined) await host.typeAll(last.sheet, last.cells);
      return last;
    },
  };
}

const isUncalculated = ({ sheets }: Workbook): boolean =>
  sheets.some(({ cells }) =>
    [...cells.values()].some(({ value, formula }) => formula !== null && value === UNCALCULATED),
  );
