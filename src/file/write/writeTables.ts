import type { Grid, Grids } from "../../workbook/grid.ts";
import { refusal } from "../refusal.ts";
import { dropCalculationChain } from "./calculationChain.ts";
import { cellLoreOf } from "./cellLore.ts";
import { followChart } from "./chartRanges.ts";
import type { Move } from "./followRanges.ts";
import { newBody } from "./newBody.ts";
import { openParts, type Parts } from "./parts.ts";
import type { CellLore } from "./sheetCells.ts";
import { editSheet } from "./sheetEdit.ts";
import { refuseSigned } from "./signature.ts";
import { readTablePart, resizeTablePart } from "./tablePart.ts";
import { type TablePlace, tablesOf } from "./tablePlaces.ts";
import { followWorkbook } from "./workbookPart.ts";

const CHART = "application/vnd.openxmlformats-officedocument.drawingml.chart+xml";

/**
 * A workbook with the bodies of some of its Excel tables replaced, and everything else as it was: every part of the
 * package that need not change keeps its very bytes, so that charts, notes, pictures, pivots, labels and macros come
 * back as they went in.
 *
 * - Columns are matched by heading. Columns that are not given keep what they hold; calculated columns get their own
 *   formula in every row, with the given value, if there is one, as the value last worked out.
 * - The table grows or shrinks, and never has fewer rows than one. Cells keep their style; new rows take that of the
 *   first. Rows that the table no longer needs are emptied and keep their style.
 * - Drop-downs, conditional formats, names and chart ranges that covered exactly the body of the table's columns
 *   follow it, and charts remember the new values. A filter or sort of the table is cleared.
 * - Text is never a formula. Formulas come from the table's own calculated columns alone.
 * - Excel works everything out anew when it opens the file. Other formulas' values are those last worked out.
 *
 * Written twice, the same tables give the same bytes; written as they already are, the very bytes that were given.
 *
 * @throws refusals, and then nothing is written: NO-SUCH-TABLE, NO-SUCH-COLUMN, SIGNED, TABLE-BLOCKED, MERGED-CELLS,
 *   FORMULA-REACHES-OUT, ENTRIES-LEFT-OUT, NOT-A-NUMBER, TEXT-TOO-LONG, DAMAGED-TABLE, DAMAGED-SHEET, DAMAGED-XML, and
 *   those of opening a file
 */
export function writeTables(bytes: Uint8Array, grids: Grids): Uint8Array {
  const parts = openParts(bytes);
  const tables = tablesOf(parts);
  const lore = cellLoreOf(parts);
  const moves = [...grids].map(([name, grid]) =>
    writeTable(parts, placeOf(tables, name), { grid, tables, lore }),
  );
  if (!parts.isChanged()) return bytes;
  refuseSigned(parts);
  for (const name of chartsOf(parts)) parts.replace(name, followChart(parts.text(name), moves));
  const { workbookPart } = parts.opened;
  parts.replace(workbookPart, followWorkbook(parts.text(workbookPart), moves));
  dropCalculationChain(parts);
  return parts.pack();
}

function placeOf(tables: ReadonlyMap<string, TablePlace>, name: string): TablePlace {
  const place = tables.get(name.toLowerCase());
  if (place !== undefined) return place;
  throw refusal(
    "NO-SUCH-TABLE",
    `This workbook has no table called ${name}. Choose a workbook made from the Twintrack template. Nothing was changed.`,
  );
}

interface Writing {
  readonly grid: Grid;
  readonly tables: ReadonlyMap<string, TablePlace>;
  readonly lore: CellLore;
}

function writeTable(parts: Parts, place: TablePlace, { grid, tables, lore }: Writing): Move {
  const { name, part, sheet } = place;
  const layout = readTablePart(parts.text(part));
  const others = [...tables.values()]
    .filter((other) => other.sheet.part === sheet.part && other.name !== name)
    .map((other) => ({ name: other.name, area: readTablePart(parts.text(other.part)).area }));
  const target = { layout, sheet: sheet.name, others };
  const edited = editSheet(parts.text(sheet.part), target, newBody(layout, sheet.name, grid), lore);
  const isChanged = edited.text !== parts.text(sheet.part) || edited.bottom !== layout.area.bottom;
  parts.replace(sheet.part, edited.text);
  if (isChanged) parts.replace(part, resizeTablePart(parts.text(part), layout, edited.bottom));
  return edited.move;
}

/** The parts that hold charts, by what the package says they are. */
const chartsOf = ({ opened }: Parts): readonly string[] =>
  [...opened.entries.keys()].filter((name) => opened.contentType(name) === CHART);
