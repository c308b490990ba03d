import { insertSheets } from "../../src/file/write/insertSheets.ts";
import type { Sheet } from "../host/workbook.ts";
import { type Book, openBook } from "./book.ts";

/**
 * A workbook whose file has sheets of another behind its last, and those sheets as they are to stand in the workbook;
 * what the workbook holds is left alone but for the names that came with them.
 *
 * @throws the refusals of {@link insertSheets}; then nothing has changed
 */
export function withSheets(
  book: Book,
  from: Uint8Array,
  names: readonly string[],
): { readonly book: Book; readonly sheets: readonly Sheet[] } {
  const grown = openBook(book.name, insertSheets(book.bytes, from, names));
  for (const [name, stands] of grown.workbook.names) book.workbook.names.set(name, stands);
  return {
    book: {
      ...grown,
      workbook: book.workbook,
      opened: [...book.opened, ...grown.opened.slice(book.opened.length)],
    },
    sheets: grown.workbook.sheets.slice(book.opened.length),
  };
}
