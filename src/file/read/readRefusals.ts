import { type Refusal, refusal } from "../refusal.ts";

/** Why a workbook is not read: every code a reader may give, and what it stands for. */
export const readRefusals = {
  "EMPTY-FILE": "nothing in the file",
  "TOO-LARGE": "the file is larger than we read",
  "NOT-A-WORKBOOK": "some other kind of file",
  "OLD-EXCEL": "Excel 97–2003 (.xls)",
  "BINARY-WORKBOOK": "Excel binary workbook (.xlsb)",
  "PASSWORD-PROTECTED": "encrypted with a password",
  "WORD-DOCUMENT": "Word, old or new",
  POWERPOINT: "PowerPoint, old or new",
  "OPEN-DOCUMENT": "LibreOffice or OpenOffice format (.ods, .odt, …)",
  NUMBERS: "Apple Numbers, Pages or Keynote",
  PDF: "Portable Document Format",
  "WEB-PAGE": "HTML, often a download page saved under the name of a workbook",
  TEXT: "CSV or other text",
  "XML-SPREADSHEET": "one bare XML file",
  INCOMPLETE: "a zip cut off before its end",
  "EXTRA-BYTES": "a zip with something before, between or behind its parts",
  "DAMAGED-ZIP": "a zip whose directory and parts disagree",
  ZIP64: "a zip in the form for more than 4 GB",
  "ENCRYPTED-PART": "a zip with a password of its own",
  "UNKNOWN-COMPRESSION": "a part packed by a method no workbook uses",
  "TOO-MANY-PARTS": "more parts than we read",
  "DUPLICATE-PART": "two parts of one name",
  "OVERLAPPING-PARTS": "two parts over the same bytes",
  "UNSAFE-NAME": "a part whose name leads outside the package",
  "TOO-LARGE-UNPACKED": "more bytes unpacked than we read",
  "DAMAGED-PART": "a part that does not unpack to what its directory entry promises",
  "NO-WORKBOOK": "a package without a workbook in it",
  "MISSING-PART": "a part that another part names is not there",
  "DAMAGED-RELATIONSHIPS": "relationships that contradict themselves",
  "BAD-ENCODING": "characters that are not in the encoding the part declares",
  DOCTYPE: "a document type declaration, which no workbook needs",
  "DAMAGED-XML": "XML that is not well formed",
  "TOO-DEEP": "elements nested deeper than we read",
  "TOO-MANY-ATTRIBUTES": "more attributes on one element than we read",
  "DAMAGED-WORKBOOK": "a workbook part without what every workbook has",
  "DAMAGED-SHEET": "rows or cells where none can be",
  "DUPLICATE-CELL": "two cells, or two rows, in one place",
  "BAD-CELL": "a cell whose value is not of the kind it says",
  "BAD-STRING-INDEX": "a cell pointing to a text that is not in the workbook's list",
  "TEXT-TOO-LONG": "more text than a cell can hold",
  "NO-STYLES": "dates counted from 1904, and no styles to tell them from numbers",
  "TOO-MANY-CELLS": "more cells than we read",
  "TOO-MANY-MERGES": "more merged ranges than we read",
  "DAMAGED-TABLE": "a table whose columns and range disagree",
  "DUPLICATE-TABLE": "two tables of one name",
  "TABLES-OVERLAP": "two tables over the same cells",
  "TOO-SLOW": "not read within its time or memory",
} as const;

/** One of the stable codes of {@link readRefusals}. */
export type ReadCode = keyof typeof readRefusals;

/** The refusal to throw where a workbook cannot be read; see {@link refusal} for the sentence. */
export const refuseToRead = (code: ReadCode, sentence: string): Refusal => refusal(code, sentence);
