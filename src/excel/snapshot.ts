import type { Cell, Corner, Grid, Grids } from "../workbook/grid.ts";
import { comparable } from "../workbook/words.ts";
import { failure } from "./failure.ts";
import { askForGrids, cellFrom, refuseIfTooLarge } from "./readGrids.ts";
import { refuseIfChanged } from "./refuseIfChanged.ts";
import { inExcel } from "./session.ts";

/** A formula in a cell, with its "=". */
export interface Formula {
  readonly formula: string;
}

/** One column of a table, as it stands in Excel. */
export interface SnapshotColumn {
  readonly heading: string;
  /** The formula of a calculated column, which Excel fills in by itself; null where cells are typed or written. */
  readonly formula: string | null;
  /** Where the grid to be written has this column; −1 for a column of the officer's own, which is left alone. */
  readonly inGrid: number;
}

/** One table as it was before it was written. */
export interface TableSnapshot {
  readonly table: string;
  readonly corner: Corner;
  readonly isProtected: boolean;
  readonly columns: readonly SnapshotColumn[];
  /** The cells of the body, row by row. */
  readonly rows: readonly (readonly (Cell | Formula)[])[];
  /** The number format of each cell of the body and of what a longer body would cover: "@" takes anything as text. */
  readonly formats: readonly (readonly string[])[];
  /** The number on the sheet of the first row under the body that a longer body would run over; null if none. */
  readonly inTheWay: number | null;
}

/** Result tables as they were before they were written, in the order in which they are. */
export type Snapshot = ReadonlyMap<string, TableSnapshot>;

/**
 * Takes a picture of the tables that are about to be written, in one trip: what `writeGrids` needs to know of them,
 * and what `restoreSnapshot` puts back.
 *
 * @param since what the workbook held before; it is read again on the same trip
 * @param consequence what is said, after what changed, where that is no longer so
 * @throws a Failure where a table or one of its columns is missing, and where what somebody typed is no longer as it
 *   was in `since`
 */
export const takeSnapshot = (
  grids: Grids,
  since: Grids = new Map(),
  consequence = "while the plan was worked out, so nothing was written. Write the plan again.",
): Promise<Snapshot> =>
  inExcel(async (context) => {
    const readAgain = askForGrids(
      context,
      [...since.keys()].filter((name) => !grids.has(name)),
    );
    const asked = [...grids].map(([name, grid]) => {
      const table = context.workbook.tables.getItemOrNullObject(name);
      const header = table.getHeaderRowRange();
      const longest = header.getResizedRange(Math.max(grid.rows.length, 1), 0);
      const body = table.getDataBodyRange();
      return {
        name,
        grid,
        table: table.load("name, showTotals"),
        sheet: table.worksheet.load("name"),
        protection: table.worksheet.protection.load("protected"),
        header: header.load("values, rowIndex, columnIndex"),
        body: body.load("rowCount"),
        whole: table.getRange().getBoundingRect(longest).load("values, formulas, numberFormat"),
      };
    });
    await context.sync();
    const snapshot = new Map(asked.map((each) => [each.name, snapshotFrom(each)]));
    const typed = [...snapshot].map(([name, table]) => [name, typedIn(table, since.get(name))] as const);
    refuseIfChanged(since, new Map([...readAgain(), ...typed]), consequence);
    return snapshot;
  });

/** A table as it stands, but for its formulas: what they show is as it was before, since nobody typed it. */
function typedIn({ columns, rows, corner }: TableSnapshot, before: Grid | undefined): Grid {
  const where = columns.map(({ heading }) => before?.headers.indexOf(heading) ?? -1);
  return {
    headers: columns.map(({ heading }) => heading),
    rows: rows.map((cells, r) =>
      cells.map((held, c) => (isFormula(held) ? (before?.rows[r]?.[where[c] ?? -1] ?? null) : held)),
    ),
    corner,
  };
}

interface Asked {
  readonly name: string;
  readonly grid: Grid;
  readonly table: Excel.Table;
  readonly sheet: Excel.Worksheet;
  readonly protection: Excel.WorksheetProtection;
  readonly header: Excel.Range;
  readonly body: Excel.Range;
  readonly whole: Excel.Range;
}

function snapshotFrom(asked: Asked): TableSnapshot {
  const { name, grid, table, sheet, protection, header, whole } = asked;
  const { rowCount } = asked.body;
  if (table.isNullObject)
    throw failure("TABLE-MISSING", `The table ${name} is missing. Put back missing sheets, then try again.`);
  refuseIfTooLarge(name, whole);
  if (table.showTotals)
    throw failure(
      "TOTALS-SHOWN",
      `Switch off the total row of the table ${name} (Table Design), then try again.`,
    );
  const cells = whole.values
    .slice(1)
    .map((row, r) => row.map((value, c) => heldIn(value, whole.formulas[r + 1]?.[c])));
  const headings = (header.values[0] ?? []).map(String);
  const body = cells.slice(0, rowCount);
  const below = cells.slice(rowCount).findIndex((row) => row.some((cell) => cell !== null));
  return {
    table: table.name,
    corner: { sheet: sheet.name, row: header.rowIndex + 1, column: header.columnIndex + 1 },
    isProtected: protection.protected,
    columns: matched(table.name, headings, grid.headers).map((inGrid, c) => {
      const isGiven = grid.rows.some((row) => (row[inGrid] ?? null) !== null);
      const formula = calculating(
        body.map((row) => row[c] ?? null),
        isGiven,
      );
      return { heading: headings[c] ?? "", formula, inGrid };
    }),
    rows: body,
    formats: whole.numberFormat.slice(1).map((row) => row.map(String)),
    inTheWay: below < 0 ? null : header.rowIndex + rowCount + below + 2,
  };
}

/** What a cell holds. A text that begins with "=" is told from a formula by showing itself. */
function heldIn(value: unknown, formula: unknown): Cell | Formula {
  return typeof formula === "string" && formula.startsWith("=") && formula !== value
    ? { formula }
    : cellFrom(value);
}

/**
 * The formula of a calculated column: one that speaks of its own row and, where the grid has something to put there,
 * stands in every row. Anything else is what somebody typed; Excel does not say which columns are calculated.
 */
function calculating(cells: readonly (Cell | Formula)[], isGiven: boolean): string | null {
  const formulas = cells.map(formulaIn);
  const own = formulas.find((formula) => formula !== null && /\[@|\[#This Row\]/.test(formula)) ?? null;
  return isGiven && formulas.some((formula) => formula !== own) ? null : own;
}

/** The formula of a cell that holds one; null for any other. */
export const formulaIn = (held: Cell | Formula | undefined): string | null =>
  isFormula(held) ? held.formula : null;

const isFormula = (held: Cell | Formula | undefined): held is Formula =>
  typeof held === "object" && held !== null;

/** For each heading of the table, where the grid has it; −1 where it has not, and for the second of two alike. */
function matched(table: string, headings: readonly string[], wanted: readonly string[]): readonly number[] {
  const names = wanted.map(comparable);
  const titles = headings.map(comparable);
  const found = titles.map((title, i) => (titles.indexOf(title) === i ? names.indexOf(title) : -1));
  const missing = wanted.find((_, i) => !found.includes(i));
  if (missing !== undefined)
    throw failure(
      "COLUMN-MISSING",
      `The table ${table} has no column “${missing}”. Give the column back its heading, then try again.`,
    );
  return found;
}
