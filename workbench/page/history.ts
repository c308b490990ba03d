import { type Area, boundingArea, eachCell } from "../host/area.ts";
import { type Cell, cellAt, cellKey, putCell, type Sheet, type Table } from "../host/workbook.ts";

/** What a cell or a table was before a person did something, and after. */
interface Change<T> {
  readonly before: T;
  readonly after: T;
}

/** One thing that a person did on a sheet, as it can be taken back and done again. */
export interface Step {
  readonly sheet: Sheet;
  readonly cells: ReadonlyMap<number, Change<Cell>>;
  readonly tables: ReadonlyMap<Table, Change<Area>>;
  /** The cells that it changed. */
  readonly area: Area;
}

/** The cells within an area, and the tables of its sheet, as they are now: what a step is measured from. */
export interface Moment {
  readonly sheet: Sheet;
  readonly area: Area;
  readonly cells: ReadonlyMap<number, Cell>;
  readonly tables: ReadonlyMap<Table, Area>;
}

/** @param area every cell that may change */
export function momentOf(sheet: Sheet, area: Area): Moment {
  const cells = new Map<number, Cell>();
  for (const { row, column } of eachCell(area)) cells.set(cellKey(row, column), cellAt(sheet, row, column));
  return { sheet, area, cells, tables: new Map(sheet.tables.map((table) => [table, table.area])) };
}

/** What has changed since; undefined where nothing has. That a formula came to another value is no change. */
export function stepSince({ sheet, area, cells, tables }: Moment): Step | undefined {
  const changed = new Map<number, Change<Cell>>();
  let within: Area | undefined;
  for (const { row, column } of eachCell(area)) {
    const key = cellKey(row, column);
    const [before, after] = [cells.get(key), cellAt(sheet, row, column)];
    if (before === undefined || holdsAlike(before, after)) continue;
    changed.set(key, { before, after });
    const cell = { row, column, rows: 1, columns: 1 };
    within = within === undefined ? cell : boundingArea(within, cell);
  }
  const resized = new Map<Table, Change<Area>>();
  for (const [table, before] of tables)
    if (before !== table.area) resized.set(table, { before, after: table.area });
  return within === undefined ? undefined : { sheet, cells: changed, tables: resized, area: within };
}

/**
 * Puts back what was before a step, or what was after it. What somebody else has changed since, the add-in above all,
 * stays as they left it.
 */
export function returnTo(side: "before" | "after", { sheet, cells, tables, area }: Step): void {
  const other = side === "before" ? "after" : "before";
  for (const { row, column } of eachCell(area)) {
    const change = cells.get(cellKey(row, column));
    if (change !== undefined && holdsAlike(cellAt(sheet, row, column), change[other]))
      putCell(sheet, row, column, change[side]);
  }
  for (const [table, change] of tables) if (table.area === change[other]) table.area = change[side];
}

const holdsAlike = (one: Cell, other: Cell): boolean =>
  one.formula === other.formula &&
  one.format === other.format &&
  (one.formula !== null || one.value === other.value);
