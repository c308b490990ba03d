import { asciiText, unusual } from "./xmlScanText.ts";

/**
 * Where a scan stands. A scan reads only the plain shape of XML that every spreadsheet program writes for its cells,
 * byte by byte and several times as fast as a parser; whatever else it meets is {@link unusual}, and the part is then
 * read by the parser instead. So a scan may be strict, and needs to say nothing about what is wrong.
 */
export interface Cursor {
  readonly bytes: Uint8Array;
  at: number;
  /** Prefixes that are declared where the scan begins, with their colons, as bytes. */
  readonly prefixes: readonly Uint8Array[];
  /** The attributes last read, four numbers each: name from and to, value from and to. */
  readonly attributes: Int32Array;
  attributeCount: number;
}

const MOST_ATTRIBUTES = 24;

/** A cursor at `at`, within elements where these prefixes are declared. */
export const newCursor = (bytes: Uint8Array, at: number, prefixes: readonly string[]): Cursor => ({
  bytes,
  at,
  prefixes: ["xml", ...prefixes].map((prefix) => ascii(`${prefix}:`)),
  attributes: new Int32Array(4 * MOST_ATTRIBUTES),
  attributeCount: 0,
});

/** ASCII text as bytes, for {@link accept}. */
export const ascii = (text: string): Uint8Array => Uint8Array.from(text, (letter) => letter.charCodeAt(0));

/** Passes over blanks between elements; a carriage return too, for it is nobody's text there. */
export function skipBlanks(cursor: Cursor): void {
  const { bytes } = cursor;
  let at = cursor.at;
  for (let byte = bytes[at]; byte === 32 || byte === 10 || byte === 13 || byte === 9; byte = bytes[at]) at++;
  cursor.at = at;
}

/** Passes over `literal` where it stands next, and says whether it did. */
export function accept(cursor: Cursor, literal: Uint8Array): boolean {
  if (!isAt(cursor.bytes, cursor.at, literal)) return false;
  cursor.at += literal.length;
  return true;
}

/** Passes over `literal`, which must stand next. */
export function demand(cursor: Cursor, literal: Uint8Array): void {
  if (!accept(cursor, literal)) throw unusual;
}

/** Reads the attributes of a tag after its name, up to its `>` or `/>`; says whether the element is empty. */
export function readAttributes(cursor: Cursor): boolean {
  const { bytes, attributes } = cursor;
  let at = cursor.at;
  let count = 0;
  let prefixed = 0;
  for (;;) {
    let byte = bytes[at];
    if (byte === 62) {
      cursor.at = at + 1;
      cursor.attributeCount = count;
      return false;
    }
    if (byte === 47) {
      if (bytes[at + 1] !== 62) throw unusual;
      cursor.at = at + 2;
      cursor.attributeCount = count;
      return true;
    }
    if (byte !== 32) throw unusual;
    const name = ++at;
    byte = bytes[at];
    if (!isLetter(byte)) {
      // Blanks before the end of a tag are all that may stand here.
      if (byte === 47 || byte === 62) continue;
      throw unusual;
    }
    while (isNameByte(byte)) {
      // Two prefixes may stand for one namespace, where equal names would be double: left to the parser.
      if (byte === 58 && (++prefixed > 1 || !isDeclared(cursor, name, at + 1))) throw unusual;
      byte = bytes[++at];
    }
    if (isNamespaceDeclaration(bytes, name, at)) throw unusual;
    if (byte !== 61 || bytes[at + 1] !== 34 || count === MOST_ATTRIBUTES) throw unusual;
    const value = at + 2;
    let end = value;
    for (byte = bytes[end]; byte !== 34; byte = bytes[++end])
      if (byte === undefined || byte < 32 || byte > 126 || byte === 38 || byte === 60) throw unusual;
    for (let i = 0; i < count; i++) if (isSameName(cursor, i, name, at)) throw unusual;
    attributes[4 * count] = name;
    attributes[4 * count + 1] = at;
    attributes[4 * count + 2] = value;
    attributes[4 * count + 3] = end;
    count++;
    at = end + 1;
  }
}

const isLetter = (byte: number | undefined): boolean =>
  byte !== undefined && ((byte >= 97 && byte <= 122) || (byte >= 65 && byte <= 90));

const isNameByte = (byte: number | undefined): boolean =>
  isLetter(byte) || (byte !== undefined && byte >= 48 && byte <= 58);

/** "xmlns" alone; "xmlns:…" is a prefix that no list of declared ones holds. */
const isNamespaceDeclaration = (bytes: Uint8Array, from: number, to: number): boolean =>
  to - from === 5 && bytes[from] === 120 && bytes[from + 1] === 109 && bytes[from + 4] === 115;

function isDeclared({ bytes, prefixes }: Cursor, from: number, to: number): boolean {
  for (const prefix of prefixes)
    if (prefix.length === to - from && isAt(bytes, from, prefix)) return isLetter(bytes[to]);
  return false;
}

function isSameName({ bytes, attributes }: Cursor, index: number, from: number, to: number): boolean {
  const other = attributes[4 * index] as number;
  const length = to - from;
  if ((attributes[4 * index + 1] as number) - other !== length) return false;
  for (let i = 0; i < length; i++) if (bytes[other + i] !== bytes[from + i]) return false;
  return true;
}

/** Which of the attributes last read has this name: their number from 0, or −1. */
export function findAttribute({ bytes, attributes, attributeCount }: Cursor, name: Uint8Array): number {
  for (let i = 0; i < attributeCount; i++) {
    const from = attributes[4 * i] as number;
    if ((attributes[4 * i + 1] as number) - from === name.length && isAt(bytes, from, name)) return i;
  }
  return -1;
}

/** The value of the attribute of this number. */
export const attributeText = ({ bytes, attributes }: Cursor, index: number): string =>
  asciiText(bytes, attributes[4 * index + 2] as number, attributes[4 * index + 3] as number);

/** Whether `literal` stands at `at`. */
function isAt(bytes: Uint8Array, at: number, literal: Uint8Array): boolean {
  for (let i = 0; i < literal.length; i++) if (bytes[at + i] !== literal[i]) return false;
  return true;
}
