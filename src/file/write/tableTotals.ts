import { cellName } from "../cellPlace.ts";
import { refusal } from "../refusal.ts";
import { childOf, type Element } from "../xml/markup.ts";
import { attributesOf, escapeMarkup, tagWith, textOf } from "../xml/markupText.ts";
import { type Ending, followFormula } from "./followRanges.ts";
import type { NewBody } from "./newBody.ts";
import type { RowSetting } from "./rowEdit.ts";
import { type CellLore, cellsOfRow, formulaOfCell, type StoredCell, valueOfCell } from "./sheetCells.ts";
import { bodyOf, type TableLayout } from "./tablePart.ts";

/** A table that is to have other rows. */
export interface RowsChange {
  readonly text: string;
  readonly rows: ReadonlyMap<number, Element>;
  readonly sheet: string;
  readonly layout: TableLayout;
  readonly body: NewBody;
  readonly lore: CellLore;
}

/**
 * Lets a table lose rows only where they hold nothing in the columns that are not written: what the officer typed
 * there would be left lying below the table.
 *
 * @throws ENTRIES-LEFT-OUT naming the first such cell
 */
export function refuseLosingEntries({ text, rows, sheet, layout, body, lore }: RowsChange): void {
  const { left, right, top, bottom } = bodyOf(layout);
  for (let number = top + body.height; number <= bottom; number++) {
    const row = rows.get(number);
    const lost = (row ? cellsOfRow(text, row) : []).find(
      (cell) =>
        cell.column >= left &&
        cell.column <= right &&
        body.isKept(cell.column - left) &&
        (formulaOfCell(text, cell) !== undefined || valueOfCell(text, cell, lore) !== null),
    );
    if (lost !== undefined)
      throw refusal(
        "ENTRIES-LEFT-OUT",
        `The table ${layout.name} would end above cell ${cellName(number, lost.column)} on sheet ${sheet}, ` +
          `and what is typed there under ${layout.columns[lost.column - left]?.name} would no longer be in it. ` +
          "Move it, then try again. Nothing was changed.",
      );
  }
}

/** Where the totals of a table go, and what they are worked out from. */
export interface TotalsMove {
  readonly layout: TableLayout;
  readonly ending: Ending;
  /** Whether anything in the body has changed, so that the totals last worked out are no longer right. */
  readonly isStale: boolean;
}

/**
 * The totals cells of a table by column, as they are to stand in the row below its body: labels as they are, formulas
 * over the new body and, where the body has changed, without a value rather than with a wrong one.
 *
 * @throws FORMULA-REACHES-OUT where a formula is shared with other cells and has to move
 */
export function totalsMarkup(
  { text, left }: RowSetting,
  row: Element | undefined,
  { layout, ending, isStale }: TotalsMove,
): readonly (string | null)[] {
  const to = ending.bottom + 1;
  const cells = new Map(
    (row && layout.totals > 0 ? cellsOfRow(text, row) : []).map((cell) => [cell.column, cell]),
  );
  return layout.columns.map((_, column) => {
    const cell = cells.get(left + column);
    if (cell === undefined) return null;
    // A formula shared with other cells can stay where it is; its value waits for Excel like any other's.
    const kind = formulaOfCell(text, cell)?.kind;
    const stays = to === layout.area.bottom && cell.attributes.has("r");
    if (stays && (!isStale || kind === undefined || kind === "shared"))
      return text.slice(cell.element.start, cell.element.end);
    return movedCell(text, cell, ending);
  });
}

function movedCell(text: string, cell: StoredCell, ending: Ending): string {
  const { element, column } = cell;
  const reference = cellName(ending.bottom + 1, column);
  const tag = text.slice(element.start, element.inner);
  const formula = childOf(text, element, "f");
  if (formula === undefined) return tagWith(tag, { r: reference }) + text.slice(element.inner, element.end);
  const attributes = attributesOf(text, formula);
  const covered = attributes.get("ref");
  if (attributes.get("t") === "shared" || covered?.includes(":"))
    throw refusal(
      "FORMULA-REACHES-OUT",
      `The totals on sheet ${ending.sheet} share one formula between cells, and would have to move. Type each out by itself, then try again. Nothing was changed.`,
    );
  const opening = tagWith(
    text.slice(formula.start, formula.inner),
    covered === undefined ? {} : { ref: reference },
  );
  const typed = escapeMarkup(followFormula(textOf(text, formula), [ending], ending.sheet));
  const closing = text.slice(formula.close, formula.end);
  return `${tagWith(tag, { r: reference, t: null })}${opening}${typed}${closing}${text.slice(element.close, element.end)}`;
}
