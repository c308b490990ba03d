import { columnLetters } from "../../workbook/grid.ts";
import type { Range } from "../cellPlace.ts";
import { formulaTokens } from "./formulaTokens.ts";

/** An Excel table where it stands. */
export interface PlacedTable {
  readonly name: string;
  readonly sheet: string;
  /** All of it: one row of headings, and the body. */
  readonly area: Range;
  /** The headings, in order. */
  readonly columns: readonly string[];
}

/** What a structured reference says: its table ("" for the table it stands in), columns and special items. */
export interface StructuredReference {
  readonly table: string;
  /** None for the whole width, one, or the first and last of several. */
  readonly columns: readonly string[];
  /** `#this row`, `#headers`, `#all`, `#data`, `#totals`, in small letters. */
  readonly items: readonly string[];
}

/** Takes a structured reference apart: `T[[#This Row],[A]:[B]]` → T, columns A and B, item `#this row`. */
export function readStructuredReference(text: string): StructuredReference {
  const open = text.indexOf("[");
  const inner = text.slice(open + 1, -1);
  const parts = /^\s*\[/.test(inner)
    ? [...inner.matchAll(/\[((?:'.|[^[\]'])*)\]/g)].map(([, part = ""]) => part)
    : inner === ""
      ? []
      : [inner];
  const isItem = (part: string) => /^#(all|data|headers|totals|this row)$/i.test(part);
  return {
    table: text.slice(0, open),
    columns: parts.filter((part) => !isItem(part)).map((part) => part.replace(/'(.)/g, "$1")),
    items: parts.filter(isItem).map((part) => part.toLowerCase()),
  };
}

/**
 * A formula with its structured references written as A1, for programs that know no tables:
 * `Costs[[#This Row],[Year 0]]*2` in row 7 → `'6 Costs'!$I$7*2`.
 *
 * @param tables by name in small letters
 * @param row the row of the cell that holds the formula
 * @throws RangeError where a table or column is unknown: the description's mistake, not the officer's
 */
export function toA1(formula: string, tables: ReadonlyMap<string, PlacedTable>, row: number): string {
  return formulaTokens(formula)
    .map(({ kind, text }) =>
      kind === "structured" ? a1Of(readStructuredReference(text), tables, row) : text,
    )
    .join("");
}

function a1Of(reference: StructuredReference, tables: ReadonlyMap<string, PlacedTable>, row: number): string {
  const table = tables.get(reference.table.toLowerCase());
  if (table === undefined) throw new RangeError(`no table ${reference.table}`);
  const { area, sheet } = table;
  const [first, last = first] = reference.columns.map((title) => columnAt(table, title));
  const left = first ?? area.left;
  const right = last ?? area.right;
  const { top, bottom } = rowsOf(reference.items, area, row);
  const from = `$${columnLetters(left)}$${top}`;
  const to = `$${columnLetters(right)}$${bottom}`;
  return `${quotedSheet(sheet)}!${from === to ? from : `${from}:${to}`}`;
}

function columnAt({ name, area, columns }: PlacedTable, title: string): number {
  const at = columns.findIndex((column) => column.toLowerCase() === title.toLowerCase());
  if (at < 0) throw new RangeError(`no column ${title} in ${name}`);
  return area.left + at;
}

function rowsOf(items: readonly string[], area: Range, row: number): { top: number; bottom: number } {
  const body = { top: area.top + 1, bottom: area.bottom };
  const headings = { top: area.top, bottom: area.top };
  if (items.includes("#this row")) return { top: row, bottom: row };
  if (items.includes("#all")) return { top: area.top, bottom: area.bottom };
  if (items.includes("#headers")) return items.includes("#data") ? { ...body, top: area.top } : headings;
  return body;
}

/** A sheet's name as a formula holds it, always in quotes: `Bob's` → `'Bob''s'`. */
export const quotedSheet = (sheet: string): string => `'${sheet.replaceAll("'", "''")}'`;
