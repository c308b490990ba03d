/** Where in a part a text begins; moved behind it by reading it. */
export interface Place {
  readonly bytes: Uint8Array;
  at: number;
}

/** Thrown where a scan meets what it leaves to the parser. */
export const unusual: Error = new Error("not the plain shape");

/** Reads text up to the next tag, entities resolved. */
export function readText(cursor: Place): string {
  const from = cursor.at;
  const plain = skipPlainText(cursor);
  return plain
    ? asciiText(cursor.bytes, from, cursor.at)
    : awkwardText(cursor.bytes.subarray(from, cursor.at));
}

/** Passes over text up to the next tag, with every check of {@link readText}. */
export function skipText(cursor: Place): void {
  const from = cursor.at;
  if (!skipPlainText(cursor)) awkwardText(cursor.bytes.subarray(from, cursor.at));
}

/** Passes over text up to the next tag; says whether it is plain ASCII that stands for itself. */
function skipPlainText(cursor: Place): boolean {
  const { bytes } = cursor;
  let at = cursor.at;
  let plain = true;
  for (let byte = bytes[at]; byte !== 60; byte = bytes[++at]) {
    if (byte === undefined) throw unusual;
    if (byte > 126 || byte === 38 || byte === 62 || (byte < 32 && byte !== 10 && byte !== 9)) plain = false;
  }
  cursor.at = at;
  return plain;
}

const decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
/** Above this, a call of the decoder is quicker than one of `fromCharCode`. */
const SHORT = 96;

/** Bytes that are known to be ASCII, as text. */
export function asciiText(bytes: Uint8Array, from: number, to: number): string {
  const some = bytes.subarray(from, to);
  return to - from < SHORT ? String.fromCharCode(...some) : decoder.decode(some);
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what the parser refuses, or changes
const FOR_THE_PARSER = /[\u0000-\u0008\u000b-\u001f\ufffe\uffff]|\]\]>/;

function awkwardText(bytes: Uint8Array): string {
  const text = decodedOrUnusual(bytes);
  if (FOR_THE_PARSER.test(text)) throw unusual;
  return text.includes("&") ? text.replace(/&([^;]*);?/g, resolveEntity) : text;
}

function decodedOrUnusual(bytes: Uint8Array): string {
  try {
    return decoder.decode(bytes);
  } catch {
    throw unusual;
  }
}

const entities: ReadonlyMap<string, string> = new Map([
  ["&amp;", "&"],
  ["&lt;", "<"],
  ["&gt;", ">"],
  ["&quot;", '"'],
  ["&apos;", "'"],
]);

function resolveEntity(written: string): string {
  const known = entities.get(written);
  if (known !== undefined) return known;
  const hexadecimal = /^&#x([0-9a-fA-F]{1,6});$/.exec(written)?.[1];
  const decimal = /^&#([0-9]{1,7});$/.exec(written)?.[1];
  const code = hexadecimal === undefined ? Number(decimal ?? "0") : Number.parseInt(hexadecimal, 16);
  if (!isXmlCharacter(code)) throw unusual;
  return String.fromCodePoint(code);
}

const isXmlCharacter = (code: number): boolean =>
  code === 9 ||
  code === 10 ||
  code === 13 ||
  (code >= 32 && code < 0xd800) ||
  (code >= 0xe000 && code < 0xfffe) ||
  (code >= 0x10000 && code <= 0x10ffff);
