import type { Column } from "../../workbook/column.ts";
import type { Cell, Grid } from "../../workbook/grid.ts";
import { columnsOf, formulaOf, type Table } from "../../workbook/table.ts";
import { chartsOf } from "./charts.ts";
import { HEADING_ROW, LAST_ROW, listNameOf } from "./choices.ts";
import { emphasesOf } from "./emphases.ts";
import { BACK_WIDTH, putHeader } from "./header.ts";
import {
  newCells,
  type PlannedSheet,
  type PlannedTable,
  type PlannedValidation,
  type TabGroup,
} from "./plan.ts";
import { refsFor } from "./refs.ts";

/** Blank rows offered below what is there already. */
const SPARE_ROWS = 20;

/**
 * The sheet of one described table: title, what it is for, the way back, headings in row 5, and below them the content
 * followed by blank rows to type into. Formulas stand in every row.
 */
export function tableSheet(table: Table, content: Grid | undefined): PlannedSheet {
  const columns = columnsOf(table).map(([, column]) => column);
  const rows = bodyRows(table, content);
  const { cells, put } = newCells();
  putHeader(put, table.sheet, table.about, chartLink(table));
  const isOpen = (column: Column) => isTypedInto(table, column);
  columns.forEach((column, at) => {
    put(HEADING_ROW, at + 1, { value: column.title, look: isOpen(column) ? "headingEntry" : "headingShown" });
  });
  for (const [down, row] of rows.entries())
    columns.forEach((column, at) => {
      const formula = formulaOf(table, column);
      put(HEADING_ROW + 1 + down, at + 1, {
        value: row[at] ?? null,
        ...(formula === null ? {} : { formula }),
        look: isOpen(column) ? "entry" : "shown",
        format: formatOf(column),
      });
    });
  return {
    name: table.sheet,
    group: groupOf(table),
    cells,
    columns: columns.map((column) => ({
      width: column.width,
      format: formatOf(column),
      open: isOpen(column),
    })),
    tables: [plannedTable(table, rows.length)],
    validations: validationsOf(table, columns),
    emphases: emphasesOf(table),
    charts: chartsOf(table, rows.length),
    frozen: { row: HEADING_ROW, column: frozenColumns(table) },
    repeated: HEADING_ROW,
    // Excel lets nobody add, sort or filter rows of a table on a protected sheet, so these stay open.
    isProtected: false,
  };
}

/** Whether a person types in the column: it is neither worked out nor written by the generator. */
export const isTypedInto = (table: Table, column: Column): boolean =>
  column.formula === null && (table.purpose !== "result" || column.kept);

/** In a cell of text format Excel keeps a formula that is typed again as its words, so formulas are never there. */
const formatOf = ({ format, formula }: Column): string =>
  formula !== null && format === "@" ? "General" : format;

function bodyRows(table: Table, content: Grid | undefined): readonly (readonly Cell[])[] {
  const filled = content === undefined ? [] : inOrder(table, content);
  const wanted =
    table.purpose === "reference"
      ? 1
      : Math.max(table.rows, table.purpose === "entry" ? filled.length + SPARE_ROWS : 0);
  const blank = Math.max(0, wanted - filled.length);
  const refs = refsFor(table, filled, blank);
  const keyAt = Object.keys(table.columns).indexOf(table.key ?? "");
  return [...filled, ...refs.map((ref) => columnsOf(table).map((_, at) => (at === keyAt ? ref : null)))];
}

/** The content's rows with their cells in the order of the table's columns. */
function inOrder(table: Table, { headers, rows }: Grid): readonly (readonly Cell[])[] {
  const titles = columnsOf(table).map(([, { title }]) => title);
  const unknown = headers.find((heading) => !titles.includes(heading));
  if (unknown !== undefined) throw new RangeError(`${table.name} has no column ${unknown}`);
  const places = titles.map((title) => headers.indexOf(title));
  return rows.map((row) => places.map((at) => row[at] ?? null));
}

function plannedTable(table: Table, rows: number): PlannedTable {
  const columns = columnsOf(table);
  return {
    name: table.name,
    sheet: table.sheet,
    area: { left: 1, top: HEADING_ROW, right: columns.length, bottom: HEADING_ROW + rows },
    columns: columns.map(([, { title }]) => title),
    formulas: new Map(
      columns.flatMap(([, column]) => {
        const formula = formulaOf(table, column);
        return formula === null ? [] : [[column.title, formula] as const];
      }),
    ),
  };
}

function validationsOf(table: Table, columns: readonly Column[]): readonly PlannedValidation[] {
  return columns.flatMap((column, at) => {
    const { accepts, format, title, help } = column;
    const below = { left: at + 1, right: at + 1, top: HEADING_ROW + 1, bottom: LAST_ROW };
    if (accepts === null || !isTypedInto(table, column)) return [];
    const list = listNameOf(table.name, column);
    return [{ area: below, accepts, ...(list === undefined ? {} : { list }), format, title, help }];
  });
}

const frozenColumns = ({ columns, inSight }: Table): number =>
  Math.max(0, Object.keys(columns).indexOf(inSight ?? "")) + 1;

function groupOf({ purpose, sheet }: Table): TabGroup {
  if (/^\d/.test(sheet)) return "stages";
  return purpose === "result" ? "results" : "reference";
}

/** The way to the first chart, if there is one, clear of the way back to Start. */
function chartLink(
  table: Table,
): { readonly text: string; readonly to: string; readonly column: number } | undefined {
  const [first] = chartsOf(table, 1);
  let width = 0;
  const before = columnsOf(table).findIndex(([, column]) => {
    width += column.width;
    return width >= BACK_WIDTH;
  });
  return first && { text: "See the chart beside this table", to: first.corner, column: before + 2 };
}
