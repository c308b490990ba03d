import type { Cell } from "../../workbook/grid.ts";
import { cellName } from "../cellPlace.ts";
import { heightOfLines, linesIn } from "../textHeight.ts";
import type { Element } from "../xml/markup.ts";
import { childrenOf } from "../xml/markup.ts";
import { attributesOf, tagWith } from "../xml/markupText.ts";
import { isOn } from "../xml/xml.ts";
import type { Content } from "./newBody.ts";
import {
  type CellLore,
  cellsOfRow,
  formulaMarkup,
  formulaOfCell,
  type StoredCell,
  valueMarkup,
  valueOfCell,
} from "./sheetCells.ts";
import { cleanText } from "./toCell.ts";

/** What one cell of a table is to become, its totals included. */
export type Wanted =
  | Content
  /** A totals cell moved here, with its style; or null for none. */
  | { readonly is: "moved"; readonly markup: string | null }
  /** Nothing, not even a style: a totals cell has moved away. */
  | { readonly is: "gone" };

/** A row of a sheet, there already or to be made. */
export interface RowPlace {
  readonly number: number;
  /** Undefined where the sheet does not hold it yet. */
  readonly element: Element | undefined;
  /** Attributes of a row to be made: its height. */
  readonly likeness: Readonly<Record<string, string>>;
  /** Whether the row joins the table only now, and its cells take the style of the table's first row. */
  readonly isNew: boolean;
  /** Whether a filter may have hidden it that no longer applies. */
  readonly isShown: boolean;
}

/** What all rows of one table share. */
export interface RowSetting {
  readonly text: string;
  readonly prefix: string;
  /** The table's first column. */
  readonly left: number;
  /** The styles of the table's first row, by column. */
  readonly styles: readonly (string | undefined)[];
  /** The widths of the table's columns, in figures. */
  readonly widths: readonly number[];
  readonly lore: CellLore;
}

/** A row as it is to stand in the sheet. */
export interface RewrittenRow {
  /** Undefined where it stays as it is. */
  readonly text: string | undefined;
  /** What the table's cells then hold; undefined where nobody knows yet. */
  readonly values: readonly (Cell | undefined)[];
}

/** A row with the table's cells as wanted, and everything else in it as it was. A cell that holds it already stays. */
export function rewriteRow(setting: RowSetting, row: RowPlace, wanted: readonly Wanted[]): RewrittenRow {
  const { text, left, lore } = setting;
  const stored = row.element ? cellsOfRow(text, row.element) : [];
  const at = new Map(stored.map((cell) => [cell.column, cell]));
  const here = wanted.map((_, column) => at.get(left + column));
  const isSame = wanted.map((want, column) => holds(setting, here[column], want));
  const isStale = isSame.includes(false);
  const cells = new Map(stored.map((cell) => [cell.column, placed(text, cell, row.number)]));
  const values = wanted.map((want, column): Cell | undefined => {
    const cell = here[column];
    const isWorkedOut = want.is !== "formula" || want.value !== null;
    if (isSame[column] && (isWorkedOut || !isStale)) return cell ? valueOfCell(text, cell, lore) : null;
    cells.set(left + column, markupOf(setting, row, { want, column, cell }));
    return want.is === "value" || (want.is === "formula" && isWorkedOut) ? want.value : undefined;
  });
  const unhides = row.isShown && row.element !== undefined && attributesOf(text, row.element).has("hidden");
  const height = heightFor(setting, values);
  return { text: isStale || unhides ? assembled(setting, row, cells, height) : undefined, values };
}

/** Points a line of the table's text takes at the size that most text is set in. */
const USUAL_SIZE = 10;

/** The height that shows every line of the row's wrapped text; undefined where one line is all there is. */
function heightFor(
  { styles, widths, lore }: RowSetting,
  values: readonly (Cell | undefined)[],
): string | undefined {
  const lines = values.map((value, column) =>
    typeof value === "string" && lore.wraps(styles[column]) ? linesIn(value, widths[column] ?? 0) : 1,
  );
  const most = Math.max(1, ...lines);
  return most > 1 ? String(heightOfLines(most, USUAL_SIZE)) : undefined;
}

/** Whether a cell already holds what is wanted of it. A formula's value need only be right where it is given. */
function holds({ text, lore }: RowSetting, cell: StoredCell | undefined, want: Wanted): boolean {
  if (want.is === "kept") return true;
  if (want.is === "gone") return cell === undefined;
  if (want.is === "moved")
    return want.markup === (cell ? text.slice(cell.element.start, cell.element.end) : null);
  if (cell === undefined) return want.is === "value" && want.value === null;
  const formula = formulaOfCell(text, cell);
  // A formula of the officer's own that shows the value already may stay, if no other cell leans on it.
  const isOwn = formula === undefined || formula.kind === "normal";
  if (want.is === "value") return isOwn && isAlike(valueOfCell(text, cell, lore), want.value);
  if (formula?.text !== want.formula || formula.kind !== (want.isArray ? "array" : "normal")) return false;
  return want.value === null || isAlike(valueOfCell(text, cell, lore), want.value);
}

/** Whether a stored value is what would be written; line breaks and the like may be spelt in another way. */
const isAlike = (stored: Cell | undefined, value: Cell): boolean =>
  stored === value || (typeof stored === "string" && cleanText(stored) === (value ?? ""));

interface OneCell {
  readonly want: Wanted;
  readonly column: number;
  readonly cell: StoredCell | undefined;
}

function markupOf(setting: RowSetting, row: RowPlace, { want, column, cell }: OneCell): string {
  const ofFirst = setting.styles[column];
  const style = row.isNew ? ofFirst : (cell?.attributes.get("s") ?? ofFirst);
  const place = { column: setting.left + column, row: row.number, style, prefix: setting.prefix };
  if (want.is === "value") return valueMarkup(want.value, place, setting.lore);
  if (want.is === "formula") return formulaMarkup(want, place, setting.lore);
  return want.is === "moved" ? (want.markup ?? "") : "";
}

/** A cell as it stands, saying where that is. */
function placed(text: string, { element, attributes, column }: StoredCell, row: number): string {
  const markup = text.slice(element.start, element.end);
  if (attributes.has("r")) return markup;
  const tag = text.slice(element.start, element.inner);
  return tagWith(tag, { r: cellName(row, column) }) + text.slice(element.inner, element.end);
}

function assembled(
  { text, prefix }: RowSetting,
  row: RowPlace,
  cells: ReadonlyMap<number, string>,
  height: string | undefined,
): string {
  const inside = [...cells]
    .sort(([a], [b]) => a - b)
    .map(([, markup]) => markup)
    .join("");
  const { element } = row;
  if (element === undefined)
    return inside === ""
      ? ""
      : `${tagWith(`<${prefix}row>`, { r: String(row.number), ...(height === undefined ? {} : { ht: height }), ...row.likeness })}${inside}</${prefix}row>`;
  const tag = text.slice(element.start, element.inner).replace(/\s*\/>$/, ">");
  // The columns that a row says it spans are a hint that it may no longer keep to.
  const changes = {
    r: String(row.number),
    spans: null,
    ...(row.isShown ? { hidden: null } : {}),
    // A height that a person set stays; any other follows the text.
    ...(isOn(attributesOf(text, element).get("customHeight")) ? {} : { ht: height ?? null }),
  };
  const others = childrenOf(text, element)
    .filter(({ name }) => name !== "c")
    .map(({ start, end }) => text.slice(start, end))
    .join("");
  return `${tagWith(tag, changes)}${inside}${others}</${prefix}row>`;
}
