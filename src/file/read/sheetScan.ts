import { isOn } from "../xml/xml.ts";
import {
  accept,
  ascii,
  attributeText,
  type Cursor,
  demand,
  findAttribute,
  newCursor,
  readAttributes,
  skipBlanks,
} from "../xml/xmlScan.ts";
import { readText, skipText, unusual } from "../xml/xmlScanText.ts";
import type { CellSink, RawCell } from "./rawCell.ts";
import { newRawCell } from "./rawCell.ts";
import { scanPlainCell } from "./sheetScanCell.ts";

const tags = {
  row: ascii("<row"),
  rowEnd: ascii("</row>"),
  cell: ascii("<c"),
  cellEnd: ascii("</c>"),
  value: ascii("<v>"),
  valueEnd: ascii("</v>"),
  noValue: ascii("<v/>"),
  formula: ascii("<f"),
  formulaEnd: ascii("</f>"),
  inline: ascii("<is>"),
  inlineEnd: ascii("</is>"),
  text: ascii("<t"),
  textEnd: ascii("</t>"),
  number: ascii("r"),
  hidden: ascii("hidden"),
};

/**
 * Reads rows and cells of the plain shape into `sink`, from behind `<sheetData>` to `</sheetData>`.
 *
 * @param part the whole part, in UTF-8
 * @param prefixes that its root declares
 * @returns whether all was plain; where it was not, `sink` has taken a part of the cells and is of no more use
 */
export function scanCells(
  part: Uint8Array,
  { from, to }: { readonly from: number; readonly to: number },
  prefixes: readonly string[],
  sink: CellSink,
): boolean {
  const cursor = newCursor(part.subarray(0, to), from, prefixes);
  const cell = newRawCell();
  try {
    for (skipBlanks(cursor); cursor.at < to; skipBlanks(cursor)) scanRow(cursor, cell, sink);
    return true;
  } catch (caught) {
    if (caught === unusual) return false;
    throw caught;
  }
}

function scanRow(cursor: Cursor, cell: RawCell, sink: CellSink): void {
  demand(cursor, tags.row);
  const empty = readAttributes(cursor);
  const { bytes, attributes } = cursor;
  const number = findAttribute(cursor, tags.number);
  const hidden = findAttribute(cursor, tags.hidden);
  sink.row(
    number < 0
      ? 0
      : placeNumber(bytes, attributes[4 * number + 2] as number, attributes[4 * number + 3] as number),
    hidden >= 0 && isOn(attributeText(cursor, hidden)),
  );
  if (empty) return;
  for (skipBlanks(cursor); !accept(cursor, tags.rowEnd); skipBlanks(cursor)) {
    scanCell(cursor, cell);
    sink.cell(cell);
  }
}

/** The number of a row, where the file gives one: never 0, for that stands for none given. */
function placeNumber(bytes: Uint8Array, from: number, to: number): number {
  const number = wholeNumber(bytes, from, to);
  if (number === 0) throw unusual;
  return number;
}

function scanCell(cursor: Cursor, cell: RawCell): void {
  if (scanPlainCell(cursor, cell)) return;
  demand(cursor, tags.cell);
  const empty = readAttributes(cursor);
  takeAttributes(cursor, cell);
  cell.formula = false;
  cell.value = undefined;
  if (empty) return;
  for (skipBlanks(cursor); !accept(cursor, tags.cellEnd); skipBlanks(cursor)) scanContent(cursor, cell);
}

/** The letters that tell a cell's elements apart. */
const [F, I] = [102, 105];

function scanContent(cursor: Cursor, cell: RawCell): void {
  const letter = cursor.bytes[cursor.at + 1];
  if (letter === F) {
    demand(cursor, tags.formula);
    cell.formula = true;
    if (readAttributes(cursor)) return;
    skipText(cursor);
    demand(cursor, tags.formulaEnd);
    return;
  }
  if (cell.value !== undefined) throw unusual;
  if (letter === I) {
    demand(cursor, tags.inline);
    cell.value = scanInline(cursor);
  } else if (accept(cursor, tags.value)) {
    cell.value = readText(cursor);
    demand(cursor, tags.valueEnd);
  } else {
    demand(cursor, tags.noValue);
    cell.value = "";
  }
}

function scanInline(cursor: Cursor): string {
  skipBlanks(cursor);
  demand(cursor, tags.text);
  let text = "";
  if (!readAttributes(cursor)) {
    text = readText(cursor);
    demand(cursor, tags.textEnd);
  }
  skipBlanks(cursor);
  demand(cursor, tags.inlineEnd);
  return text;
}

const [R, S, T] = [114, 115, 116];
const kinds: ReadonlyMap<number, string> = new Map(
  ["n", "s", "b", "e", "d"].map((kind) => [kind.charCodeAt(0), kind]),
);

function takeAttributes({ bytes, attributes, attributeCount }: Cursor, cell: RawCell): void {
  cell.row = 0;
  cell.column = 0;
  cell.kind = "n";
  cell.style = 0;
  for (let i = 0; i < 4 * attributeCount; i += 4) {
    const name = attributes[i] as number;
    if ((attributes[i + 1] as number) !== name + 1) continue; // cm, vm and ph are nothing to us
    const from = attributes[i + 2] as number;
    const to = attributes[i + 3] as number;
    if (bytes[name] === R) takeReference(bytes, from, to, cell);
    else if (bytes[name] === S) cell.style = wholeNumber(bytes, from, to);
    else if (bytes[name] === T) cell.kind = kindOf(bytes, from, to);
  }
}

function kindOf(bytes: Uint8Array, from: number, to: number): string {
  const kind = to - from === 1 ? kinds.get(bytes[from] as number) : undefined;
  if (kind !== undefined) return kind;
  const text = String.fromCharCode(...bytes.subarray(from, to));
  if (text !== "str" && text !== "inlineStr") throw unusual;
  return text;
}

function takeReference(bytes: Uint8Array, from: number, to: number, cell: RawCell): void {
  let at = from;
  let column = 0;
  for (let byte = bytes[at] as number; byte >= 65 && byte <= 90; byte = bytes[++at] as number)
    column = 26 * column + byte - 64;
  if (at === from || at > from + 3) throw unusual;
  cell.column = column;
  cell.row = placeNumber(bytes, at, to);
}

function wholeNumber(bytes: Uint8Array, from: number, to: number): number {
  if (to === from || to > from + 7) throw unusual;
  let number = 0;
  for (let at = from; at < to; at++) {
    const digit = (bytes[at] as number) - 48;
    if (digit < 0 || digit > 9) throw unusual;
    number = 10 * number + digit;
  }
  return number;
}
