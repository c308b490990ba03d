import type { Refusal } from "../refusal.ts";
import { refuseToRead } from "./readRefusals.ts";

const SAVE_AS = "Open it in Excel and save it as .xlsx (Excel Workbook).";

/**
 * What a file that is no zip really is, as the refusal to throw: goes by its first bytes, never by its name, because
 * people rename files and mail systems cut them.
 */
export function refuseByNature(bytes: Uint8Array): Refusal {
  if (bytes.length === 0)
    return refuseToRead("EMPTY-FILE", "This file is empty. Ask for it again, or fetch it again.");
  if (startsWith(bytes, [0xd0, 0xcf, 0x11, 0xe0])) return refuseByCompoundFile(bytes);
  const opening = text(bytes.subarray(0, 2048)).trimStart();
  if (opening.startsWith("%PDF"))
    return refuseToRead("PDF", "This is a PDF. Ask for the workbook it was made from, saved as .xlsx.");
  if (/^(<!--.*?-->\s*)*<(!doctype\s+html|html|head|body|meta|table)\b/is.test(opening))
    return refuseToRead(
      "WEB-PAGE",
      "This is a web page, perhaps a sign-in page saved in place of the workbook. Fetch the workbook again.",
    );
  if (/^mime-version:/i.test(opening))
    return refuseToRead("WEB-PAGE", `This is a web archive (.mht). ${SAVE_AS}`);
  if (opening.startsWith("<?xml") || opening.startsWith("<"))
    return refuseToRead("XML-SPREADSHEET", `This is a single XML file, not a workbook. ${SAVE_AS}`);
  if (startsWith(bytes, [0x50, 0x4b]))
    return refuseToRead("DAMAGED-ZIP", "This workbook is damaged at its beginning. Ask for it again.");
  if (looksLikeText(bytes.subarray(0, 2048)))
    return refuseToRead("TEXT", `This is a text file, such as CSV, not a workbook. ${SAVE_AS}`);
  return refuseToRead("NOT-A-WORKBOOK", "This is not an Excel workbook. Choose a file saved as .xlsx.");
}

/** Old Office formats, and anything encrypted, share one container whose stream names tell them apart. */
function refuseByCompoundFile(bytes: Uint8Array): Refusal {
  const holds = (stream: string): boolean => indexOf(bytes, utf16(stream)) >= 0;
  if (holds("EncryptedPackage"))
    return refuseToRead(
      "PASSWORD-PROTECTED",
      "This workbook is protected with a password. Open it in Excel, remove the password under File, Info, " +
        "Protect Workbook, and save it again.",
    );
  if (holds("WordDocument"))
    return refuseToRead(
      "WORD-DOCUMENT",
      "This is a Word document, not a workbook. Choose a file saved as .xlsx.",
    );
  if (holds("PowerPoint Document"))
    return refuseToRead("POWERPOINT", "This is a PowerPoint presentation. Choose a workbook saved as .xlsx.");
  if (holds("Workbook") || holds("Book"))
    return refuseToRead("OLD-EXCEL", `This is a workbook in the format of Excel 97–2003 (.xls). ${SAVE_AS}`);
  return refuseToRead(
    "NOT-A-WORKBOOK",
    "This is an old Office file or a message, not a workbook. Choose a .xlsx.",
  );
}

/**
 * What a package without a spreadsheet in it really is, as the refusal to throw.
 *
 * @param contentType of its main part, "" where it has none
 * @param names of its parts
 * @param mimetype the text of its `mimetype` part, "" where it has none
 */
export function refuseByContent(contentType: string, names: readonly string[], mimetype: string): Refusal {
  if (contentType.includes("ms-excel.sheet.binary"))
    return refuseToRead("BINARY-WORKBOOK", `This is a binary workbook (.xlsb). ${SAVE_AS}`);
  if (/wordprocessingml|ms-word/.test(contentType))
    return refuseToRead(
      "WORD-DOCUMENT",
      "This is a Word document, not a workbook. Choose a file saved as .xlsx.",
    );
  if (/presentationml|ms-powerpoint/.test(contentType))
    return refuseToRead("POWERPOINT", "This is a PowerPoint presentation. Choose a workbook saved as .xlsx.");
  if (/opendocument|sun\.xml/.test(mimetype))
    return refuseToRead(
      "OPEN-DOCUMENT",
      "This is an OpenDocument file, as LibreOffice saves it. Open it and save it as Excel 2007–365 (.xlsx).",
    );
  if (names.some((name) => name.endsWith(".iwa")))
    return refuseToRead(
      "NUMBERS",
      "This was made with Apple Numbers, Pages or Keynote. Export it to Excel (.xlsx).",
    );
  return refuseToRead(
    "NO-WORKBOOK",
    "This zip file holds no Excel workbook. If the workbook is inside it, take it out first.",
  );
}

/** Where `wanted` first stands in `bytes`, or −1. */
export function indexOf(bytes: Uint8Array, wanted: Uint8Array, from = 0): number {
  const first = wanted[0];
  if (first === undefined) return from;
  for (let at = bytes.indexOf(first, from); at >= 0; at = bytes.indexOf(first, at + 1))
    if (wanted.every((byte, i) => bytes[at + i] === byte)) return at;
  return -1;
}

const startsWith = (bytes: Uint8Array, magic: readonly number[]): boolean =>
  magic.every((byte, i) => bytes[i] === byte);

const utf16 = (name: string): Uint8Array =>
  Uint8Array.from([...name].flatMap((letter) => [letter.charCodeAt(0) & 255, letter.charCodeAt(0) >> 8]));

/** Bytes as text for looking at only: any byte order mark is heeded, anything wrong is replaced. */
function text(bytes: Uint8Array): string {
  if (startsWith(bytes, [0xff, 0xfe])) return new TextDecoder("utf-16le").decode(bytes);
  if (startsWith(bytes, [0xfe, 0xff])) return new TextDecoder("utf-16be").decode(bytes);
  return new TextDecoder().decode(bytes);
}

/** Text holds no control characters but tab and line ends, in whatever encoding it is. */
const looksLikeText = (bytes: Uint8Array): boolean =>
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
  !/[\u0000-\u0008\u000e-\u001f]/.test(text(bytes));
