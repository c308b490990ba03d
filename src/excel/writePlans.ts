import { type Cell, columnLetters } from "../workbook/grid.ts";
import { type Block, blocksOf, runs } from "./blocks.ts";
import { failure } from "./failure.ts";
import type { Formula, TableSnapshot } from "./snapshot.ts";
import { isHeld, speltOtherwise } from "./spelling.ts";
import type { TablePlan } from "./tablePlan.ts";

/** The most characters of blocks in one trip: they go out once and come back as values and as formulas. */
const TRIP = 2_000_000;

/**
 * Writes tables and reads them back, in one trip for up to two million characters. Cells that Excel took for
 * something else are written once more in another spelling.
 *
 * @throws a Failure naming the cell where one does not hold what it was given, or where a table was changed by
 *   somebody else since its snapshot
 */
export async function writePlans(context: Excel.RequestContext, plans: readonly TablePlan[]): Promise<void> {
  const opened = plans.map((plan) => ({ plan, ...openTable(context, plan) }));
  const written: Written[] = [];
  let load = 0;
  for (const { plan, at } of opened)
    for (const block of blocksOf(plan)) {
      if (load > 0 && load + block.size > TRIP) {
        await context.sync();
        load = 0;
      }
      load += block.size;
      const range = at(block.row, block.column, [block.held.length, block.held[0]?.length ?? 0]);
      if (block.given !== null) range.values = block.given.map((row) => [...row]);
      written.push({ before: plan.before, at, block, range: range.load("values, formulas") });
    }
  await context.sync();
  for (const { plan, header, body } of opened) refuseIfChanged(plan, header, body);
  await mend(context, written.flatMap(amissIn));
}

/** A block that was handed over, and the cells it went to. */
interface Written {
  readonly before: TableSnapshot;
  readonly at: At;
  readonly block: Block;
  readonly range: Excel.Range;
}

/** Cells of a table's body: row and column from 0, and how many of each. */
type At = (row: number, column: number, size: readonly [number, number]) => Excel.Range;

/** A table about to be written: its extent set, and a way to its cells. */
function openTable(context: Excel.RequestContext, { before, rows }: TablePlan) {
  const { columns } = before;
  const table = context.workbook.tables.getItem(before.table);
  const header = table.getHeaderRowRange().load("values");
  const body = table.getDataBodyRange().load("rowCount");
  const at: At = (row, column, [height, width]) =>
    header.getOffsetRange(row + 1, column).getResizedRange(height - 1, width - columns.length);
  const over = before.rows.length - rows;
  // Rows that go are emptied while they are still of the table: a failure in between leaves nothing lying under it.
  if (over > 0)
    for (const { first, count } of runs(columns, ({ inGrid, formula }) => inGrid >= 0 || formula !== null))
      at(rows, first, [over, count]).clear("Contents");
  table.resize(header.getResizedRange(rows, 0));
  return { header, body, at };
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

/** A cell that does not hold what it should. */
interface Amiss extends Pick<Written, "before" | "at"> {
  readonly row: number;
  readonly column: number;
  readonly held: Cell | Formula;
  readonly shown: unknown;
}

const amissIn = ({ before, at, block, range }: Written): readonly Amiss[] =>
  block.held.flatMap((cells, r) =>
    cells.flatMap((held, c) => {
      const shown = range.values[r]?.[c];
      const place = { row: block.row + r, column: block.column + c };
      return isHeld(held, shown, range.formulas[r]?.[c]) ? [] : [{ before, at, ...place, held, shown }];
    }),
  );

async function mend(context: Excel.RequestContext, cells: readonly Amiss[]): Promise<void> {
  if (cells.length === 0) return;
  const mended = cells.map((amiss) => {
    const range = amiss.at(amiss.row, amiss.column, [1, 1]);
    const again = speltOtherwise(amiss.held, amiss.shown);
    if (again === undefined) throw notAsWritten(amiss);
    range.values = [[again]];
    return { amiss, range: range.load("values, formulas") };
  });
  await context.sync();
  for (const { amiss, range } of mended)
    if (!isHeld(amiss.held, range.values[0]?.[0], range.formulas[0]?.[0])) throw notAsWritten(amiss);
}

function notAsWritten({ before, row, column }: Amiss) {
  const { sheet, row: top, column: left } = before.corner;
  const cell = `${columnLetters(left + column)}${top + 1 + row}`;
  return failure(
    "NOT-AS-WRITTEN",
    `Excel made something else of what was written to ${cell} on ${sheet}. Give that column the number format that the template has, then try again.`,
  );
}
