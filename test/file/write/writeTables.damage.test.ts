import fc from "fast-check";
import { beforeAll, expect, test } from "vitest";
import { readWorkbook } from "../../../src/file/read/readWorkbook.ts";
import { isRefusal } from "../../../src/file/refusal.ts";
import { writeTables } from "../../../src/file/write/writeTables.ts";
import { richWorkbook, withParts } from "./richWorkbook.ts";

let rich: Uint8Array;
beforeAll(async () => {
  rich = await richWorkbook();
});

const PARTS = [
  "xl/worksheets/sheet1.xml",
  "xl/worksheets/sheet2.xml",
  "xl/tables/table1.xml",
  "xl/tables/table2.xml",
  "xl/workbook.xml",
  "xl/charts/chart1.xml",
  "xl/sharedStrings.xml",
  "[Content_Types].xml",
  "xl/_rels/workbook.xml.rels",
];

/** One way to damage a text at a place: a stretch lost, a stretch twice, a sign changed, a number put in. */
const damage = fc.oneof(
  fc.nat(30).map((length) => (text: string, at: number) => text.slice(0, at) + text.slice(at + length)),
  fc.nat(30).map((length) => (text: string, at: number) => text.slice(0, at + length) + text.slice(at)),
  fc
    .constantFrom(..."<>/\"'&=A1:9-")
    .map((sign) => (text: string, at: number) => text.slice(0, at) + sign + text.slice(at + 1)),
  fc.nat().map((number) => (text: string, at: number) => text.slice(0, at) + number + text.slice(at)),
);

const grids = new Map([
  ["Portfolio", { headers: ["Rank", "Project", "Cost", "Value", "Note"], rows: [[1, "One", 2, 3, null]] }],
  ["Actions", { headers: ["Action", "Days"], rows: ["a", "b", "c"].map((action) => [action, 1]) }],
]);

/** Whether something is done; whether it is refused; our own mistakes go on. */
function isDone(work: () => void): boolean {
  try {
    work();
    return true;
  } catch (caught) {
    if (isRefusal(caught)) return false;
    throw caught;
  }
}

test("a damaged workbook is refused or written, and what could be read before can be read after", () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...PARTS),
      fc.double({ min: 0, max: 1, noNaN: true }),
      damage,
      (part, share, hurt) => {
        const hurtBook = withParts(rich, (parts) => {
          const text = parts.get(part) ?? "";
          parts.set(part, hurt(text, Math.floor(share * text.length)));
        });
        let after = hurtBook;
        const isWritten = isDone(() => {
          after = writeTables(hurtBook, grids);
        });
        if (isWritten && isDone(() => readWorkbook(hurtBook)))
          expect(isDone(() => readWorkbook(after))).toBe(true);
      },
    ),
    { numRuns: 200 },
  );
});
