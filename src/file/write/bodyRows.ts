import type { Cell } from "../../workbook/grid.ts";
import type { Edit, Element } from "../xml/markup.ts";
import type { Ending } from "./followRanges.ts";
import type { NewBody } from "./newBody.ts";
import { type RowSetting, rewriteRow, type Wanted } from "./rowEdit.ts";
import type { TableLayout } from "./tablePart.ts";
import { totalsMarkup } from "./tableTotals.ts";

/** A table's rows, to be written. */
export interface RowsWriting {
  readonly setting: RowSetting;
  /** The rows of the sheet by number. */
  readonly rows: ReadonlyMap<number, Element>;
  readonly layout: TableLayout;
  readonly body: NewBody;
  readonly sheetData: Element;
  /** Attributes of rows to be made. */
  readonly likeness: Readonly<Record<string, string>>;
  readonly ending: Ending;
}

/** What writing a table's rows comes to. */
export interface WrittenRows {
  /** None where every cell holds what it should. */
  readonly edits: readonly Edit[];
  /** By column of the table, then by row of the body: what the cells then hold, undefined where nobody knows yet. */
  readonly values: readonly (readonly (Cell | undefined)[])[];
}

/**
 * The edits that write the body and totals of a table and empty the rows that it gives up. Rows that a filter of the
 * table hid are shown again if anything changes, as the filter no longer fits.
 */
export function writeRows(writing: RowsWriting): WrittenRows {
  const asTheyAre = rowsWith(writing, false);
  const { layout, ending } = writing;
  const isChanged = asTheyAre.edits.length > 0 || ending.bottom !== ending.body.bottom;
  return layout.isFiltered && isChanged ? rowsWith(writing, true) : asTheyAre;
}

function rowsWith(
  { setting, rows, layout, body, sheetData, likeness, ending }: RowsWriting,
  isShown: boolean,
): WrittenRows {
  const { top, bottom: lastBefore } = ending.body;
  const last = ending.bottom;
  const lowest = Math.max(layout.area.bottom, last + layout.totals);
  const values: (Cell | undefined)[][] = layout.columns.map(() => []);
  const edits: Edit[] = [];
  const added = new Map<number, string>();
  let totals: readonly (string | null)[] = [];
  for (let number = top; number <= lowest; number++) {
    if (number === last + 1) {
      const isStale = edits.length > 0 || added.size > 0;
      totals = totalsMarkup(setting, rows.get(layout.area.bottom), { layout, ending, isStale });
    }
    const wanted = layout.columns.map((_, column): Wanted => {
      if (number <= last) return body.content(number - top, column);
      if (layout.totals > 0 && number === last + 1) return { is: "moved", markup: totals[column] ?? null };
      return number > lastBefore ? { is: "gone" } : { is: "value", value: null };
    });
    const element = rows.get(number);
    const row = { number, element, likeness, isNew: number > lastBefore, isShown };
    const rewritten = rewriteRow(setting, row, wanted);
    if (number <= last) for (const [column, value] of rewritten.values.entries()) values[column]?.push(value);
    if (rewritten.text === undefined) continue;
    if (element) edits.push({ start: element.start, end: element.end, text: rewritten.text });
    else added.set(number, rewritten.text);
  }
  return { values, edits: [...edits, ...insertions(setting, { rows, sheetData }, added)] };
}

/** Puts rows that were not there before the next row that is, or at the end. */
function insertions(
  { text, prefix }: RowSetting,
  { rows, sheetData }: Pick<RowsWriting, "rows" | "sheetData">,
  added: ReadonlyMap<number, string>,
): readonly Edit[] {
  if (added.size === 0) return [];
  const isEmpty = sheetData.inner === sheetData.end;
  if (isEmpty) {
    const inside = [...added.values()].join("");
    const tag = text.slice(sheetData.start, sheetData.inner).replace(/\s*\/>$/, ">");
    return [{ start: sheetData.start, end: sheetData.end, text: `${tag}${inside}</${prefix}sheetData>` }];
  }
  const there = [...rows];
  const byPlace = new Map<number, string>();
  let next = 0;
  for (const [number, row] of added) {
    while (next < there.length && (there[next]?.[0] ?? 0) < number) next++;
    const at = there[next]?.[1].start ?? sheetData.close;
    byPlace.set(at, (byPlace.get(at) ?? "") + row);
  }
  return [...byPlace].map(([at, row]) => ({ start: at, end: at, text: row }));
}
