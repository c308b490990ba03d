import { cellName, overlap, type Range, rangeFromReference } from "../cellPlace.ts";
import { limits } from "../limits.ts";
import { refusal } from "../refusal.ts";
import { childOf, childrenOf, type Element } from "../xml/markup.ts";
import { attributesOf, unescapeMarkup } from "../xml/markupText.ts";
import { referenceFromRange } from "./rangeReference.ts";
import { type CellLore, cellsOfRow, formulaOfCell, valueOfCell } from "./sheetCells.ts";

/** A sheet about to be changed, and where. */
export interface SheetChange {
  readonly text: string;
  readonly sheet: string;
  readonly table: string;
  readonly worksheet: Element;
  readonly sheetData: Element;
  readonly rows: ReadonlyMap<number, Element>;
  /** The table with its headings and totals as it is, and as it will be. */
  readonly before: Range;
  readonly after: Range;
  /** The cells that will be written: the body and the totals, as they are and as they will be. */
  readonly written: Range;
  /** Whether a column of the table, counted from 0, is left as it is. */
  readonly isKept: (column: number) => boolean;
  /** The other tables of the sheet. */
  readonly others: readonly { readonly name: string; readonly area: Range }[];
}

const UNCHANGED = "Nothing was changed.";

/**
 * Lets a table be written only where that destroys nothing.
 *
 * @throws TABLE-BLOCKED where it would grow over another table, over a cell that holds something or past the sheet's
 *   end; MERGED-CELLS where cells in it are merged; FORMULA-REACHES-OUT where a formula covers cells in and out of it
 */
export function refuseToDestroy(change: SheetChange, lore: CellLore): void {
  refusePastTheEnd(change);
  refuseOtherTables(change);
  refuseMerged(change);
  refuseFormulaGroups(change);
  refuseFilledCells(change, lore);
}

const needs = ({ table, before, after }: SheetChange): string =>
  `The table ${table} needs ${after.bottom - before.bottom} more row${after.bottom - before.bottom === 1 ? "" : "s"}`;

function refusePastTheEnd(change: SheetChange): void {
  if (change.after.bottom <= limits.rows) return;
  throw refusal("TABLE-BLOCKED", `${needs(change)} than sheet ${change.sheet} has. ${UNCHANGED}`);
}

function refuseOtherTables(change: SheetChange): void {
  const other = change.others.find(({ area }) => overlap(area, change.after));
  if (other === undefined) return;
  throw refusal(
    "TABLE-BLOCKED",
    `${needs(change)} on sheet ${change.sheet}, but the table ${other.name} is below it at ${referenceFromRange(other.area)}. ` +
      `Move that table away, then try again. ${UNCHANGED}`,
  );
}

function refuseMerged({ text, worksheet, written, sheet, table }: SheetChange): void {
  const holder = childOf(text, worksheet, "mergeCells");
  for (const merged of holder ? childrenOf(text, holder, "mergeCell") : []) {
    const cells = attributesOf(text, merged).get("ref") ?? "";
    const area = rangeFromReference(cells);
    if (area !== undefined && overlap(area, written))
      throw refusal(
        "MERGED-CELLS",
        `Cells ${cells} on sheet ${sheet} are merged, in the table ${table} or where it will reach. Unmerge them, then try again. ${UNCHANGED}`,
      );
  }
}

const FORMULA_REFERENCE = /<(?:[\w.-]+:)?f\s[^>]*?\bref\s*=\s*(?:"([^"]*)"|'([^']*)')/g;

/** A formula over many cells is kept in one of them: they may all be written or all be left, but not some. */
function refuseFormulaGroups({ text, sheetData, written, sheet, table, isKept }: SheetChange): void {
  for (const [, one, two] of text.slice(sheetData.inner, sheetData.close).matchAll(FORMULA_REFERENCE)) {
    const cells = unescapeMarkup(one ?? two ?? "");
    const area = rangeFromReference(cells);
    if (area === undefined || !overlap(area, written)) continue;
    const isInside =
      area.left >= written.left &&
      area.right <= written.right &&
      area.top >= written.top &&
      area.bottom <= written.bottom;
    const keeps = (column: number) => isKept(column - written.left);
    const columns = Array.from({ length: area.right - area.left + 1 }, (_, at) => area.left + at);
    const isWhole = isInside && (columns.every(keeps) || !columns.some(keeps));
    if (!isWhole)
      throw refusal(
        "FORMULA-REACHES-OUT",
        `One formula fills the cells ${cells} on sheet ${sheet}, and only some of them are to be written for the table ${table}. Clear it or type it out cell by cell, then try again. ${UNCHANGED}`,
      );
  }
}

function refuseFilledCells(change: SheetChange, lore: CellLore): void {
  const { text, rows, before, after, sheet } = change;
  for (let number = before.bottom + 1; number <= after.bottom; number++) {
    const row = rows.get(number);
    for (const cell of row ? cellsOfRow(text, row) : []) {
      if (cell.column < before.left || cell.column > before.right) continue;
      const isEmpty = formulaOfCell(text, cell) === undefined && valueOfCell(text, cell, lore) === null;
      if (!isEmpty)
        throw refusal(
          "TABLE-BLOCKED",
          `${needs(change)}, but cell ${cellName(number, cell.column)} on sheet ${sheet} below it is not empty. ` +
            `Move what is below the table to another sheet, or ${after.bottom - before.bottom} rows down, then try again. ${UNCHANGED}`,
        );
    }
  }
}
