import { insertSheets } from "../../src/file/write/insertSheets.ts";
import type { Sheet } from "../host/workbook.ts";
import { type Book, openBookByPieces } from "./book.ts";
import { unhurried } from "./unhurried.ts";

/**
 * A workbook whose file has sheets of another behind its last, and those sheets as they are to stand in the workbook;
 * what the workbook holds is left alone but for the names that came with them.
 *
 * @throws the refusals of {@link insertSheets}; then nothing has changed
 */
export async function withSheets(
  book: Book,
  from: Uint8Array,
  names: readonly string[],
): Promise<{ readonly book: Book; readonly sheets: readonly Sheet[] }> {
  const grown = await unhurried(openBookByPieces(book.name, insertSheets(book.bytes, from, names)));
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
