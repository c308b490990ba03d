import type { Calculation } from "../../src/file/formula/calculate.ts";
import { type Area, boundingArea } from "../host/area.ts";
import { usualHabits } from "../host/entry.ts";
import { type Host, newHost } from "../host/host.ts";
import { deleteTableRows, insertTableRow } from "../host/tableRows.ts";
import type { Sheet, Table } from "../host/workbook.ts";
import { type Book, openBookByPieces } from "./book.ts";
import { newRecalculation } from "./calculate.ts";
import type { Typed } from "./grid/selection.ts";
import { momentOf, returnTo, type Step, stepSince } from "./history.ts";
import { giveRef } from "./newRow.ts";
import { giveWay, unhurried } from "./unhurried.ts";
import { withSheets } from "./withSheets.ts";

/** A workbook open in an Excel of our own, that calculates, remembers what a person did and can take it back. */
export interface Desk {
  /** The workbook as it is now: its file has more sheets once the add-in has put some in. */
  readonly book: Book;
  readonly host: Host;
  readonly calculation: () => Calculation;
  /** Another number once what cells hold has changed. */
  readonly revision: () => number;
  /** Settled once every formula has been worked out. */
  readonly ready: Promise<void>;
  /** Whether anything has changed since the workbook was opened or saved, by the person or the add-in. */
  readonly isUnsaved: () => boolean;
  readonly saved: () => void;
  readonly enter: (sheet: Sheet, cells: readonly Typed[]) => Promise<void>;
  /** Gives a table an empty row at a row of the sheet, with a ref where its rows have them. */
  readonly insertRow: (sheet: Sheet, table: Table, row: number) => Promise<void>;
  /** Takes rows out of a table, counted on the sheet. */
  readonly deleteRows: (sheet: Sheet, table: Table, rows: Rows) => Promise<void>;
  /** Takes back what was done last; gives it, or nothing where there is nothing to take back. */
  readonly undo: () => Promise<Step | undefined>;
  /** Does again what was taken back last. */
  readonly redo: () => Promise<Step | undefined>;
}

/** Rows side by side, counted from 0. */
export interface Rows {
  readonly first: number;
  readonly count: number;
}

const MOST_UNDONE = 100;

/** @param opened told when the add-in opens another workbook */
export function openDesk(opening: Book, opened: (book: Book) => void): Desk {
  const { workbook } = opening;
  const done: Step[] = [];
  const undone: Step[] = [];
  let book = opening;
  let isUnsaved = false;
  let isReady = false;
  const { calculation, settle, revision } = newRecalculation(workbook, (sheet, key, before, after) => {
    // What a formula came to here is what it held: a value that Excel worked out otherwise stays in the file until
    // something changes it.
    const cells = opening.opened[workbook.sheets.indexOf(sheet)]?.cells;
    if (!isReady && !isUnsaved && cells?.get(key) === before) cells.set(key, after);
  });
  const host = newHost({
    workbook,
    calculate: () => {
      isUnsaved = true;
      return settle();
    },
    insertSheets: async (from, names) => {
      const grown = await withSheets(book, from, names);
      book = grown.book;
      isUnsaved = true;
      return grown.sheets;
    },
    giveWay,
    opened: async (bytes) => opened(await unhurried(openBookByPieces("New planner.xlsx", bytes))),
  });
  const remembering = async (sheet: Sheet, area: Area, work: () => Promise<void>): Promise<void> => {
    const before = momentOf(sheet, area);
    await work();
    const step = stepSince(before);
    if (step === undefined) return;
    done.push(step);
    undone.length = 0;
    if (done.length > MOST_UNDONE) done.shift();
  };
  const travel = async (from: Step[], to: Step[], side: "before" | "after"): Promise<Step | undefined> => {
    const step = from.pop();
    if (step === undefined) return undefined;
    await host.change(step.sheet, step.area, () => returnTo(side, step));
    to.push(step);
    return step;
  };
  // All formulas once: from then on only those are worked out that hang on a change.
  const working = settle().then(() => {
    isReady = true;
  });
  return {
    get book() {
      return book;
    },
    host,
    calculation,
    revision,
    ready: working,
    isUnsaved: () => isUnsaved,
    saved: () => {
      isUnsaved = false;
    },
    enter: (sheet, cells) => remembering(sheet, reachOf(sheet, cells), () => host.typeAll(sheet, cells)),
    insertRow: (sheet, table, row) => {
      const area = { ...table.area, rows: table.area.rows + 1 };
      const insert = (): void => {
        insertTableRow(sheet, table, row, usualHabits);
        giveRef(sheet, table, row);
      };
      return remembering(sheet, area, () => host.change(sheet, area, insert));
    },
    deleteRows: (sheet, table, { first, count }) => {
      const { area } = table;
      const take = () => deleteTableRows(sheet, table, first, count);
      return remembering(sheet, area, () => host.change(sheet, area, take));
    },
    undo: () => travel(done, undone, "before"),
    redo: () => travel(undone, done, "after"),
  };
}

/** The cells that typing may change: those typed into, and their rows of the tables that may grow over them. */
function reachOf(sheet: Sheet, cells: readonly Typed[]): Area {
  const rows = cells.map(({ row }) => row);
  const top = rows.reduce((least, row) => Math.min(least, row), rows[0] ?? 0);
  const bottom = rows.reduce((most, row) => Math.max(most, row), top);
  const reach = cells.reduce<Area | undefined>((area, { row, column }) => {
    const cell = { row, column, rows: 1, columns: 1 };
    return area === undefined ? cell : boundingArea(area, cell);
  }, undefined);
  return sheet.tables
    .filter(({ area }) => area.row <= bottom && area.row + area.rows >= top)
    .map(({ area }) => ({ ...area, row: top, rows: bottom - top + 1 }))
    .reduce(boundingArea, reach ?? { row: top, column: 0, rows: 1, columns: 1 });
}
