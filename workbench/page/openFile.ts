import type { Pieces } from "../../src/file/pieces.ts";
import { refusal } from "../../src/file/refusal.ts";
import { type Book, openBookByPieces } from "./book.ts";

/**
 * Opens a file that a person gives, a piece at a time.
 *
 * @throws a refusal where it is no workbook, a damaged one, or one that shows no cells
 */
export function* openFile(name: string, bytes: Uint8Array): Pieces<Book> {
  const book = yield* openBookByPieces(name, bytes);
  if (book.workbook.active !== undefined) return book;
  throw refusal(
    "NOTHING-TO-SHOW",
    "This workbook shows no sheet with cells: its sheets are hidden, or charts alone. Show one in Excel, save it and open it again.",
  );
}
