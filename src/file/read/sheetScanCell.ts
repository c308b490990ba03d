import type { Cursor } from "../xml/xmlScan.ts";
import type { RawCell } from "./rawCell.ts";

const [BLANK, QUOTE, SLASH, LESS, EQUALS, MORE] = [32, 34, 47, 60, 61, 62];
const [LETTER_A, LETTER_Z, R, S, T, C, V] = [65, 90, 114, 115, 116, 99, 118];
const [ZERO, NINE, POINT, MINUS] = [48, 57, 46, 45];

/**
 * Reads a cell of the very plainest kind, nine in ten of most workbooks: a number or a shared text, and nothing but
 * its reference, style and kind: `<c r="B2" s="1" t="s"><v>12</v></c>`, or the same without a value.
 *
 * @returns whether it was one; where it was not, the cursor has not moved
 */
export function scanPlainCell(cursor: Cursor, cell: RawCell): boolean {
  const { bytes } = cursor;
  if (bytes[cursor.at] !== LESS || bytes[cursor.at + 1] !== C) return false;
  const behind = scanNamed(bytes, cursor.at + 2, cell);
  if (behind < 0) return false;
  cell.formula = false;
  cell.value = undefined;
  if (bytes[behind] === SLASH) {
    if (bytes[behind + 1] !== MORE) return false;
    cursor.at = behind + 2;
    return true;
  }
  const end = bytes[behind] === MORE ? scanNumber(bytes, behind + 1, cell) : -1;
  if (end < 0) return false;
  cursor.at = end;
  return true;
}

/** Reads a cell's attributes into it; gives where they end, or −1 where there are others, or one twice. */
function scanNamed(bytes: Uint8Array, from: number, cell: RawCell): number {
  let at = from;
  let style = -1;
  cell.row = 0;
  cell.column = 0;
  cell.style = 0;
  cell.kind = "";
  while (bytes[at] === BLANK) {
    const name = bytes[at + 1];
    if (bytes[at + 2] !== EQUALS || bytes[at + 3] !== QUOTE) return -1;
    at += 4;
    let byte = bytes[at] as number;
    if (name === R && cell.column === 0) {
      const letters = at;
      let column = 0;
      for (; byte >= LETTER_A && byte <= LETTER_Z; byte = bytes[++at] as number)
        column = 26 * column + byte - 64;
      const digits = at;
      let row = 0;
      for (; byte >= ZERO && byte <= NINE; byte = bytes[++at] as number) row = 10 * row + byte - ZERO;
      if (digits === letters || digits > letters + 3 || row === 0 || at > digits + 7) return -1;
      cell.column = column;
      cell.row = row;
    } else if (name === S && style < 0) {
      const digits = at;
      style = 0;
      for (; byte >= ZERO && byte <= NINE; byte = bytes[++at] as number) style = 10 * style + byte - ZERO;
      if (at === digits || at > digits + 7) return -1;
    } else if (name === T && cell.kind === "") {
      if (byte !== S && byte !== 110) return -1;
      cell.kind = byte === S ? "s" : "n";
      at++;
    } else return -1;
    if (bytes[at++] !== QUOTE) return -1;
  }
  if (cell.kind === "") cell.kind = "n";
  if (style > 0) cell.style = style;
  return at;
}

const scales = Array.from({ length: 16 }, (_, decimals) => 10 ** decimals);

/**
 * Reads `<v>12.5</v></c>` into a cell; gives where it ends, or −1 where it is more than that. A number of at most 15
 * digits is made out on the way: its digits and its power of ten are both exact, so their quotient is the very number
 * that `Number` gives.
 */
function scanNumber(bytes: Uint8Array, from: number, cell: RawCell): number {
  if (bytes[from] !== LESS || bytes[from + 1] !== V || bytes[from + 2] !== MORE) return -1;
  let at = from + 3;
  const negative = bytes[at] === MINUS;
  if (negative) at++;
  const first = at;
  let digits = 0;
  let byte = bytes[at] as number;
  for (; byte >= ZERO && byte <= NINE; byte = bytes[++at] as number) digits = 10 * digits + byte - ZERO;
  const whole = at - first;
  const pointed = byte === POINT;
  if (pointed)
    for (byte = bytes[++at] as number; byte >= ZERO && byte <= NINE; byte = bytes[++at] as number)
      digits = 10 * digits + byte - ZERO;
  const decimals = pointed ? at - first - whole - 1 : 0;
  if (whole === 0 || whole + decimals > 15) return -1;
  if (cell.kind === "s" && (negative || pointed)) return -1;
  if (!endsCell(bytes, at)) return -1;
  const size = decimals === 0 ? digits : digits / (scales[decimals] as number);
  cell.value = negative && size !== 0 ? -size : size;
  return at + 8;
}

/** Whether `</v></c>` stands at `at`. */
const endsCell = (bytes: Uint8Array, at: number): boolean =>
  bytes[at] === LESS &&
  bytes[at + 1] === SLASH &&
  bytes[at + 2] === V &&
  bytes[at + 3] === MORE &&
  bytes[at + 4] === LESS &&
  bytes[at + 5] === SLASH &&
  bytes[at + 6] === C &&
  bytes[at + 7] === MORE;
