import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { cellValue } from "../../../src/file/read/cellValue.ts";
import { type CellSink, placeCells } from "../../../src/file/read/rawCell.ts";
import { parseSheet, readSheet, type SheetReading } from "../../../src/file/read/readSheet.ts";
import { parseStrings, readStrings } from "../../../src/file/read/readStrings.ts";
import { scanCells } from "../../../src/file/read/sheetScan.ts";
import { isRefusal } from "../../../src/file/refusal.ts";
import { sheetPart, stringsPart } from "./hostileBook.ts";

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const context = { sheet: "S", strings: ["one", "two"], dateStyles: undefined };

interface Recorder extends CellSink {
  readonly seen: readonly unknown[];
}

function recorder(): Recorder {
  const seen: unknown[] = [];
  const sink = placeCells(
    "S",
    { left: 1000 },
    {
      row: (row, hidden) => seen.push([row, hidden]),
      cell: (row, column, cell) =>
        seen.push([row, column, cellValue(cell, row, column, context), cell.style, cell.formula]),
    },
  );
  return { ...sink, seen };
}

type Way = (part: Uint8Array, sheet: string, newSink: () => Recorder) => SheetReading<Recorder>;

/** What a way of reading makes of a part: all it saw, or that it refused. */
function outcome(way: Way, part: Uint8Array): unknown {
  try {
    const { outline, sink } = way(part, "S", recorder);
    return { outline, seen: sink.seen };
  } catch (caught) {
    if (!isRefusal(caught)) throw caught;
    return "refused";
  }
}

const escaped = (text: string): string =>
  text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;").replace(/\r/g, "&#13;");
const words = fc.oneof(
  fc.string({
    unit: fc.constantFrom("a", "£", "é", "😀", "&", "<", ">", '"', "'", " ", "\n", "\t", "]", "_x0041_"),
  }),
  fc.constantFrom("Youth centre", "1", "#N/A", "", "x".repeat(200)),
);
const numbers = fc.oneof(
  fc.integer().map(String),
  fc.double({ noNaN: true, noDefaultInfinity: true }).map(String),
  fc.constantFrom("-0", "007", "1.50", "0.1", "123456789012345.6", "1E5", "", " 7 ", ".5", "5.", "+3", "1,5"),
);
const values = fc.oneof(
  numbers.map((text) => ({ kind: "", inside: `<v>${text}</v>` })),
  fc.constantFrom("0", "1", "2", "01", "x").map((text) => ({ kind: "s", inside: `<v>${text}</v>` })),
  words.map((text) => ({ kind: "str", inside: `<f>A1&amp;"&lt;"</f><v>${escaped(text)}</v>` })),
  words.map((text) => ({
    kind: "inlineStr",
    inside: `<is><t xml:space="preserve">${escaped(text)}</t></is>`,
  })),
  fc.constantFrom("1", "0", "true", "7").map((text) => ({ kind: "b", inside: `<v>${text}</v>` })),
  fc.constantFrom("#REF!", " #N/A ", "").map((text) => ({ kind: "e", inside: `<v>${text}</v>` })),
  fc.constantFrom("2026-04-01", "T12:00", "soon").map((text) => ({ kind: "d", inside: `<v>${text}</v>` })),
  fc
    .constantFrom("<f>1</f>", '<f t="shared" si="0"/><v>1</v>', "<v/>", "", "<f/>", "<v>1</v><f>1</f>")
    .map((inside) => ({ kind: "", inside })),
);
/** Spellings that are legal and not plain, or not legal at all. */
const oddities = fc.constantFrom(
  "",
  "",
  "",
  "",
  "<!-- c -->",
  "<?pi x?>",
  "\r\n ",
  "text",
  "<extLst/>",
  "<![CDATA[x]]>",
  "<x:y/>",
  "&#32;",
);
const cells = fc.record({
  value: values,
  named: fc.boolean(),
  style: fc.constantFrom("", ' s="3"', ' cm="1"', " s='3'", ' s="3" s="4"'),
  odd: oddities,
});
const rows = fc.record({
  cells: fc.array(cells, { maxLength: 4 }),
  attributes: fc.constantFrom(
    "",
    ' spans="1:4" ht="15"',
    ' x14ac:dyDescent="0.25"',
    ' hidden="1"',
    ' hidden="true"',
    ' y:z="1"',
    ' a="1" a="2"',
  ),
  odd: oddities,
});

type Row = Parameters<Parameters<typeof rows.map>[0]>[0];
const written = (row: Row, index: number): string => {
  const inside = row.cells
    .map(({ value, named, style, odd }, column) => {
      const name = named ? ` r="${"ABCD"[column]}${index + 1}"` : "";
      return `<c${name}${style}${value.kind && ` t="${value.kind}"`}>${value.inside}</c>${odd}`;
    })
    .join("");
  return `<row r="${index + 1}"${row.attributes}>${inside}</row>${row.odd}`;
};
const parts = fc
  .array(rows, { maxLength: 4 })
  .map((all) =>
    sheetPart(all.map(written).join("")).replace("<worksheet ", '<worksheet xmlns:x14ac="urn:ac" '),
  );

describe("the quick scan and the parser", () => {
  test("read the same from every sheet, plain or odd, right or wrong", () => {
    fc.assert(
      fc.property(parts, (part) => {
        expect(outcome(readSheet, bytes(part))).toEqual(outcome(parseSheet, bytes(part)));
      }),
      { numRuns: 2000 },
    );
  });

  test("read the same, or both refuse, whichever byte of a sheet is changed", () => {
    const part = fc.tuple(parts, fc.nat(), fc.nat(255)).map(([text, at, byte]) => {
      const damaged = bytes(text);
      damaged[at % damaged.length] = byte;
      return damaged;
    });
    fc.assert(
      fc.property(part, (damaged) => {
        expect(outcome(readSheet, damaged)).toEqual(outcome(parseSheet, damaged));
      }),
      { numRuns: 3000 },
    );
  });

  test("read the same, or both refuse, wherever a piece of a sheet is lost or doubled", () => {
    const part = fc.tuple(parts, fc.nat(), fc.nat(40), fc.boolean()).map(([text, from, length, doubled]) => {
      const at = from % text.length;
      return bytes(text.slice(0, doubled ? at + length : at) + text.slice(doubled ? at : at + length));
    });
    fc.assert(
      fc.property(part, (damaged) => {
        expect(outcome(readSheet, damaged)).toEqual(outcome(parseSheet, damaged));
      }),
      { numRuns: 3000 },
    );
  });

  test("make the same numbers of the same digits", () => {
    const decimals = fc
      .tuple(fc.bigInt({ min: -(10n ** 17n), max: 10n ** 17n }), fc.nat(12))
      .map(([digits, places]) => {
        const text = String(digits < 0n ? -digits : digits).padStart(places + 1, "0");
        return `${digits < 0n ? "-" : ""}${text.slice(0, text.length - places)}.${text.slice(text.length - places)}0`;
      });
    fc.assert(
      fc.property(decimals, (text) => {
        const part = bytes(sheetPart(`<row r="1"><c r="A1"><v>${text}</v></c></row>`));
        expect(outcome(readSheet, part)).toMatchObject({
          seen: [
            [1, false],
            [1, 1, Number(text), 0, false],
          ],
        });
      }),
    );
  });

  test("read the same list of texts, however it is written", () => {
    const items = fc.array(
      fc.oneof(
        words.map((text) => `<t>${escaped(text)}</t>`),
        words.map((text) => `<t xml:space="preserve">${escaped(text)}</t>`),
        fc.constantFrom(
          "",
          "<t/>",
          "<r><t>a</t></r><r><t>b</t></r>",
          "<t>a</t><rPh><t>b</t></rPh>",
          "<t>a<!-- b --></t>",
          "\n<t>a</t>\n",
        ),
      ),
      { maxLength: 5 },
    );
    fc.assert(
      fc.property(items, (inside) => {
        const part = bytes(stringsPart(...inside));
        expect(readStrings(part)).toEqual(parseStrings(part));
      }),
      { numRuns: 2000 },
    );
  });

  test("refuse the same lists of texts, wherever one is damaged", () => {
    const whole = bytes(stringsPart("<t>one £</t>", '<t xml:space="preserve"> two </t>', "<t>a &amp; b</t>"));
    const of = (way: (part: Uint8Array) => unknown, part: Uint8Array): unknown => {
      try {
        return way(part);
      } catch (caught) {
        return isRefusal(caught) ? "refused" : caught;
      }
    };
    for (let at = 0; at < whole.length; at++)
      for (const byte of [0, 0x20, 0x22, 0x26, 0x2f, 0x3c, 0x3e, 0x41, 0x80, 0xc3]) {
        const damaged = Uint8Array.from(whole);
        damaged[at] = byte;
        expect(of(readStrings, damaged)).toEqual(of(parseStrings, damaged));
      }
  });
});

const plain: readonly [string, string][] = [
  [
    "Excel",
    '<row r="1" spans="1:2" ht="15" customHeight="1" x14ac:dyDescent="0.25"><c r="A1" s="1" t="s"><v>0</v></c><c r="B1"><f>1+1</f><v>2</v></c></row>',
  ],
  [
    "exceljs",
    '<row r="1" spans="1:2"><c r="A1" t="s"><v>0</v></c><c r="B1" t="str"><f>A1</f><v>one</v></c></row>',
  ],
  [
    "LibreOffice",
    '<row r="1" customFormat="false" ht="12.8" hidden="false"><c r="A1" s="0" t="s"><v>0</v></c><c r="B1" s="0"><f aca="false">1</f><v>1</v></c></row>',
  ],
  [
    "writers of inline texts",
    '<row r="1"><c r="A1" t="inlineStr"><is><t xml:space="preserve"> £5 &amp; more </t></is></c><c r="B1" t="b"><v>1</v></c></row>',
  ],
  ["writers of one element a line", '\n  <row r="1">\n    <c r="A1">\n      <v>1</v>\n    </c>\n  </row>\n'],
];

test.each(plain)("the scan itself reads what is written by %s", (_who, xml) => {
  const part = bytes(xml);
  expect(scanCells(part, { from: 0, to: part.length }, ["x14ac"], recorder())).toBe(true);
});

test("cells in a comment or in CDATA are none", () => {
  const hidden = "<sheetData><row><c><v>1</v></c></row></sheetData>";
  const before = bytes(
    sheetPart("<row><c><v>2</v></c></row>", "").replace("<sheetData>", `<!--${hidden}--><sheetData>`),
  );
  const after = bytes(sheetPart("<row><c><v>2</v></c></row>", `<x><![CDATA[${hidden}]]></x>`));
  for (const part of [before, after])
    expect(outcome(readSheet, part)).toEqual({
      outline: { tableIds: [], merges: [] },
      seen: [
        [1, false],
        [1, 1, 2, 0, false],
      ],
    });
});
