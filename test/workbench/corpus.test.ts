import { existsSync, readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { isRefusal } from "../../src/file/refusal.ts";
import { openParts } from "../../src/file/write/parts.ts";
import { cellAt } from "../../workbench/host/workbook.ts";
import { type Book, openBook } from "../../workbench/page/book.ts";
import { openDesk } from "../../workbench/page/desk.ts";
import { saveBook } from "../../workbench/page/save/saveBook.ts";

const CORPUS = new URL("../../../shared/corpus/", import.meta.url);
const isThere = existsSync(CORPUS);
if (!isThere)
  console.log("Real workbooks by other people are not here: the workbench over them was left out.");

const names = isThere ? readdirSync(CORPUS).filter((name) => /\.xl[st][xm]$/.test(name)) : [];
/** Larger ones take seconds each and show nothing new. */
const LARGE = 300_000;

/** What opening a workbook comes to: the workbook, or the sentence with which it is refused. */
function opened(name: string): Book | string {
  try {
    return openBook(name, new Uint8Array(readFileSync(new URL(name, CORPUS))));
  } catch (caught) {
    if (isRefusal(caught)) return caught.message;
    throw caught;
  }
}

/** The parts that are not as they were, those aside that say how to work formulas out. */
function lost(before: Uint8Array, after: Uint8Array): readonly string[] {
  const [was, is] = [openParts(before).opened, openParts(after).opened];
  return [...was.entries.keys()].filter((name) => {
    const [one, other] = [was.part(name), is.part(name)];
    return one !== undefined && (other === undefined || Buffer.compare(one, other) !== 0);
  });
}

describe.runIf(isThere)("on the workbench, real workbooks by other people", () => {
  test.each(names)(
    "%s opens, or is refused in a sentence; what is typed is saved and nothing else changes",
    async (name) => {
      const book = opened(name);
      if (typeof book === "string") {
        expect(book).toMatch(/^[A-Z“].+\.$/s);
        return;
      }
      for (const sheet of book.workbook.sheets) {
        expect(book.lookOf(sheet).merges.every(({ rows, columns }) => rows * columns > 1)).toBe(true);
        book.chartsOf(sheet);
      }
      expect(saveBook(book)).toBe(book.bytes);
      if (book.bytes.length > LARGE) return;
      const desk = openDesk(book, () => {});
      const place = book.workbook.sheets.findIndex(({ isProtected }) => !isProtected);
      const sheet = book.workbook.sheets[place];
      if (sheet === undefined) return;
      await desk.enter(sheet, [{ row: 9000, column: 40, typed: "typed here" }]);
      const saved = saveBook(book);
      const sheetParts = new Set(book.opened.map(({ part }) => part));
      const changed = lost(book.bytes, saved).filter((part) => !sheetParts.has(part));
      expect(
        changed.filter((part) => !/calcChain|\[Content_Types\]|workbook\.xml\.rels$/.test(part)),
      ).toEqual([]);
      const again = openBook(name, saved);
      expect(again.workbook.sheets[place] && cellAt(again.workbook.sheets[place], 9000, 40).value).toBe(
        "typed here",
      );
      const chartsOf = (of: Book) => of.workbook.sheets.map((each) => of.chartsOf(each).length);
      expect(chartsOf(again)).toEqual(chartsOf(book));
    },
  );
});
