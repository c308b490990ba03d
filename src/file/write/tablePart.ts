import { type Range, rangeFromReference } from "../cellPlace.ts";
import { refusal } from "../refusal.ts";
import { applyEdits, childOf, childrenOf, type Edit, type Element, rootOf } from "../xml/markup.ts";
import { attributesOf, tagWith, textOf } from "../xml/markupText.ts";
import { unescapeText } from "../xml/xml.ts";
import { referenceFromRange } from "./rangeReference.ts";

/** One column of an Excel table. */
export interface TableColumn {
  readonly name: string;
  /** The formula that every cell of it holds, where it is a calculated column. */
  readonly formula?: string;
  /** Whether that is an array formula. */
  readonly isArray: boolean;
}

/** How an Excel table lies on its sheet. */
export interface TableLayout {
  readonly name: string;
  /** All of it: headings, body and totals. */
  readonly area: Range;
  /** Rows of headings, 0 or 1, and of totals. */
  readonly headings: number;
  readonly totals: number;
  readonly columns: readonly TableColumn[];
  /** Whether a filter hides some of its rows. */
  readonly isFiltered: boolean;
}

/** The rows between headings and totals. */
export const bodyOf = ({ area, headings, totals }: TableLayout): Range => ({
  ...area,
  top: area.top + headings,
  bottom: area.bottom - totals,
});

/**
 * Reads a table part.
 *
 * @throws DAMAGED-TABLE where its columns and its range disagree
 */
export function readTablePart(text: string): TableLayout {
  const root = rootOf(text);
  const attributes = attributesOf(text, root);
  const name = attributes.get("displayName") ?? attributes.get("name") ?? "";
  const area = rangeFromReference(attributes.get("ref") ?? "");
  const holder = childOf(text, root, "tableColumns");
  const columns = holder
    ? childrenOf(text, holder, "tableColumn").map((column) => readColumn(text, column))
    : [];
  const filter = childOf(text, root, "autoFilter");
  const layout = {
    name,
    headings: Number(attributes.get("headerRowCount") ?? 1),
    totals: Number(attributes.get("totalsRowCount") ?? 0),
    columns,
    isFiltered:
      filter !== undefined && childrenOf(text, filter, "filterColumn").some((one) => isFiltering(text, one)),
  };
  if (
    area === undefined ||
    area.right - area.left + 1 !== columns.length ||
    bodyOf({ ...layout, area }).bottom < area.top
  )
    throw refusal(
      "DAMAGED-TABLE",
      `The columns of the table ${name} do not match its range. Open the workbook in Excel and save it again.`,
    );
  return { ...layout, area };
}

function readColumn(text: string, column: Element): TableColumn {
  const name = unescapeText(attributesOf(text, column).get("name") ?? "");
  const formula = childOf(text, column, "calculatedColumnFormula");
  if (formula === undefined) return { name, isArray: false };
  const isArray = /^(1|true)$/.test(attributesOf(text, formula).get("array") ?? "");
  return { name, formula: textOf(text, formula), isArray };
}

/** A column's entry in a filter may also only hide its button. */
const isFiltering = (text: string, column: Element): boolean => childrenOf(text, column).length > 0;

/**
 * A table part whose table now ends at another row. What sorts and filters it is taken out, as the rows that it had
 * put in order or hidden are no longer those rows.
 */
export function resizeTablePart(text: string, layout: TableLayout, bottom: number): string {
  const root = rootOf(text);
  const area = { ...layout.area, bottom };
  const edits: Edit[] = [
    retag(text, root, { ref: referenceFromRange(area), insertRow: null, insertRowShift: null }),
    ...childrenOf(text, root, "sortState").map(without),
  ];
  for (const filter of childrenOf(text, root, "autoFilter")) {
    edits.push(retag(text, filter, { ref: referenceFromRange({ ...area, bottom: bottom - layout.totals }) }));
    edits.push(...childrenOf(text, filter, "sortState").map(without));
    const filtering = childrenOf(text, filter, "filterColumn").filter((column) => isFiltering(text, column));
    edits.push(...filtering.map((column) => emptied(text, column)));
  }
  return applyEdits(text, edits);
}

const retag = (text: string, element: Element, changes: Readonly<Record<string, string | null>>): Edit => ({
  start: element.start,
  end: element.inner,
  text: tagWith(text.slice(element.start, element.inner), changes),
});

const without = ({ start, end }: Element): Edit => ({ start, end, text: "" });

/** Keeps what a column's entry says of its button. */
function emptied(text: string, column: Element): Edit {
  const tag = text.slice(column.start, column.inner);
  const says = /\s(hiddenButton|showButton)=/.test(tag);
  return { start: column.start, end: column.end, text: says ? tag.replace(/>$/, "/>") : "" };
}
