import { columnLetters } from "../workbook/grid.ts";
import { failure } from "./failure.ts";
import { isHeld, type Spelt, spelt, speltOtherwise } from "./spelling.ts";
import { runs, type TablePlan } from "./tablePlan.ts";

/** The most characters of cells in one assignment, and in one trip: Excel on the web takes 5 million. */
const BLOCK = 900_000;
const TRIP = 4_000_000;

/**
 * Writes tables and reads them back, in one trip for up to four million characters. Cells that Excel took for
 * something else are written once more in another spelling.
 *
 * @throws a Failure naming the cell where one does not hold what it was given, or where a table was changed by
 *   somebody else since its snapshot
 */
export async function writePlans(context: Excel.RequestContext, plans: readonly TablePlan[]): Promise<void> {
  let load = 0;
  const written = [];
  for (const plan of plans) {
    const open = openTable(context, plan);
    for (const block of blocksOf(plan)) {
      if (load > 0 && load + block.size > TRIP) {
        await context.sync();
        load = 0;
      }
      load += block.size;
      open.at(block.row, block.column, block.cells.length, block.cells[0]?.length ?? 0).values = [
        ...block.cells,
      ];
    }
    open.clearLeftOver();
    written.push({ plan, ...open, held: open.readBack() });
  }
  await context.sync();
  for (const { plan, header, body } of written) refuseIfChanged(plan, header, body);
  const amiss = written.flatMap(({ plan, at, held }) =>
    differences(plan, held).map((place) => ({ ...place, plan, at })),
  );
  if (amiss.length === 0) return;
  const again = amiss.map(({ plan, at, row, column }) => {
    const cell = at(row, column, 1, 1);
    const held = plan.columns[column]?.[row] ?? null;
    cell.values = [[speltOtherwise(held, plan.before.columns[column]?.format ?? "General")]];
    return { plan, row, column, held, cell: cell.load("values, formulas") };
  });
  await context.sync();
  const still = again.find(({ held, cell }) => !isHeld(held, cell.values[0]?.[0], cell.formulas[0]?.[0]));
  if (still !== undefined) throw notHeld(still);
}

/** A table about to be written: its extent set, its cells to hand. */
function openTable(context: Excel.RequestContext, { before, rows }: TablePlan) {
  const { columns } = before;
  const table = context.workbook.tables.getItem(before.table);
  const header = table.getHeaderRowRange().load("values");
  const body = table.getDataBodyRange().load("rowCount");
  const at = (row: number, column: number, height: number, width: number): Excel.Range =>
    header.getOffsetRange(row + 1, column).getResizedRange(height - 1, width - columns.length);
  table.resize(header.getResizedRange(rows, 0));
  return {
    header,
    body,
    at,
    clearLeftOver: () => {
      const over = before.rows.length - rows;
      if (over <= 0) return;
      for (const { first, count } of runs(columns, ({ inGrid, formula }) => inGrid >= 0 || formula !== null))
        at(rows, first, over, count).clear("Contents");
    },
    readBack: () => at(0, 0, rows, columns.length).load("values, formulas"),
  };
}

interface Block {
  readonly row: number;
  readonly column: number;
  readonly cells: readonly Spelt[][];
  readonly size: number;
}

/** The cells to hand over, in rectangles small enough for one assignment; calculated columns are not among them. */
function* blocksOf({ before, columns, rows }: TablePlan): Generator<Block> {
  for (const { first, count } of runs(
    before.columns,
    ({ inGrid, formula }) => inGrid >= 0 && formula === null,
  )) {
    let cells: Spelt[][] = [];
    let size = 0;
    for (let row = 0; row < rows; row++) {
      const next = Array.from({ length: count }, (_, c) =>
        spelt(columns[first + c]?.[row] ?? null, before.columns[first + c]?.format ?? "General"),
      );
      const width = JSON.stringify(next).length;
      if (cells.length > 0 && size + width > BLOCK) {
        yield { row: row - cells.length, column: first, cells, size };
        [cells, size] = [[], 0];
      }
      cells.push(next);
      size += width;
    }
    yield { row: rows - cells.length, column: first, cells, size };
  }
}

/** The places, within the body, that do not hold what they were given. */
function differences(plan: TablePlan, back: Excel.Range): { row: number; column: number }[] {
  return plan.columns.flatMap((cells, column) =>
    (cells ?? []).flatMap((held, row) =>
      isHeld(held, back.values[row]?.[column], back.formulas[row]?.[column]) ? [] : [{ row, column }],
    ),
  );
}

function refuseIfChanged({ before, rows }: TablePlan, header: Excel.Range, body: Excel.Range): void {
  const headings = (header.values[0] ?? []).map(String);
  if (
    [before.rows.length, rows].includes(body.rowCount) && // as many as planned, where this is a second try
    headings.length === before.columns.length &&
    before.columns.every(({ heading }, i) => heading === headings[i])
  )
    return;
  throw failure(
    "CHANGED-MEANWHILE",
    `Somebody else changed the table ${before.table} at the same moment. Write the plan again.`,
  );
}

function notHeld({ plan, row, column }: { plan: TablePlan; row: number; column: number }) {
  const { corner } = plan.before;
  const cell = `${columnLetters(corner.column + column)}${corner.row + 1 + row}`;
  return failure(
    "NOT-AS-WRITTEN",
    `Excel made something else of what was written to ${cell} on ${corner.sheet}. Take off that column’s data validation and give it the number format that the template has, then try again.`,
  );
}
