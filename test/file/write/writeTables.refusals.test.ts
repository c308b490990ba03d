import { beforeAll, describe, expect, test } from "vitest";
import { readWorkbook } from "../../../src/file/read/readWorkbook.ts";
import { writeTables } from "../../../src/file/write/writeTables.ts";
import { openZip, packZip } from "../../../src/file/zip/zip.ts";
import type { Cell } from "../../../src/workbook/grid.ts";
import { edit, partOf, richWorkbook, type TextParts, withParts } from "./richWorkbook.ts";

let rich: Uint8Array;
beforeAll(async () => {
  rich = await richWorkbook();
});

const PLAN = "xl/worksheets/sheet2.xml";
const rows = (count: number): Cell[][] =>
  Array.from({ length: count }, (_, at) => [`Action ${at + 1}`, at + 1]);
const writeActions = (bytes: Uint8Array, count: number, headers = ["Action", "Days"]) =>
  writeTables(bytes, new Map([["Actions", { headers, rows: rows(count) }]]));
const inPlan = (from: string | RegExp, to: string) => (parts: TextParts) => edit(parts, PLAN, from, to);

/** How many rows are written, and how that is refused. */
interface Refused {
  readonly count: number;
  readonly code: string;
  readonly words: RegExp;
}

describe("what would destroy something is refused, and the sentence says where and what to do", () => {
  test.each<[what: string, change: (parts: TextParts) => void, refused: Refused]>([
    [
      "growing over a cell that is not empty",
      () => {},
      {
        count: 8,
        code: "TABLE-BLOCKED",
        words:
          /^The table Actions needs 6 more rows, but cell B12 on sheet Action plan below it is not empty\. Move what/,
      },
    ],
    [
      "growing over a formula",
      inPlan(/<row r="12".*?<\/row>/, '<row r="9"><c r="C9"><f>1+1</f></c></row>'),
      { count: 6, code: "TABLE-BLOCKED", words: /needs 4 more rows, but cell C9 on sheet Action plan/ },
    ],
    [
      "growing over another table",
      (parts) => {
        parts.set(
          "xl/tables/table9.xml",
          (parts.get("xl/tables/table2.xml") ?? "")
            .replaceAll("Actions", "Other")
            .replace('id="2"', 'id="9"')
            .replaceAll("B3:C6", "C8:D9")
            .replace(/ totalsRowCount="1"/, ""),
        );
        edit(
          parts,
          "[Content_Types].xml",
          "</Types>",
          '<Override PartName="/xl/tables/table9.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.table+xml"/></Types>',
        );
        edit(
          parts,
          "xl/worksheets/_rels/sheet2.xml.rels",
          "</Relationships>",
          '<Relationship Id="rId9" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/table" Target="../tables/table9.xml"/></Relationships>',
        );
        edit(
          parts,
          PLAN,
          /<tableParts.*?<\/tableParts>/,
          '<tableParts count="2"><tablePart r:id="rId1"/><tablePart r:id="rId9"/></tableParts>',
        );
      },
      {
        count: 5,
        code: "TABLE-BLOCKED",
        words: /the table Other is below it at C8:D9\. Move that table away/,
      },
    ],
    [
      "growing past the end of the sheet",
      (parts) => {
        edit(parts, "xl/tables/table2.xml", "B3:C6", "B1048573:C1048576");
        edit(parts, "xl/tables/table2.xml", "B3:C5", "B1048573:C1048575");
        parts.set(PLAN, (parts.get(PLAN) ?? "").replace(/<sheetData>.*<\/sheetData>/, "<sheetData/>"));
      },
      { count: 3, code: "TABLE-BLOCKED", words: /needs 1 more row than sheet Action plan has/ },
    ],
    [
      "merged cells where the table will reach",
      inPlan("<pageMargins", '<mergeCells count="1"><mergeCell ref="C8:D8"/></mergeCells><pageMargins'),
      {
        count: 5,
        code: "MERGED-CELLS",
        words:
          /^Cells C8:D8 on sheet Action plan are merged, in the table Actions or where it will reach\. Unmerge them/,
      },
    ],
    [
      "a formula over cells in and out of the table",
      inPlan(/<row r="12".*?<\/row>/, '<row r="12"><c r="F12"><f t="array" ref="C4:F4">1</f></c></row>'),
      {
        count: 2,
        code: "FORMULA-REACHES-OUT",
        words:
          /the cells C4:F4 on sheet Action plan, and only some of them are to be written for the table Actions/,
      },
    ],
    [
      "totals that share a formula and would move",
      inPlan(/<f>SUBTOTAL[^<]*<\/f>/, '<f t="shared" ref="C6:C6" si="0">SUM(C4:C5)</f>'),
      { count: 3, code: "FORMULA-REACHES-OUT", words: /The totals on sheet Action plan share one formula/ },
    ],
    [
      "a digital signature",
      (parts) => {
        parts.set("_xmlsignatures/origin.sigs", "");
        edit(
          parts,
          "_rels/.rels",
          "</Relationships>",
          '<Relationship Id="rIdSig" Type="http://schemas.openxmlformats.org/package/2006/relationships/digital-signature/origin" Target="_xmlsignatures/origin.sigs"/></Relationships>',
        );
      },
      {
        count: 3,
        code: "SIGNED",
        words: /digital signature, which any change makes void\. Take the signature off/,
      },
    ],
    [
      "rows out of order",
      inPlan('<row r="12"', '<row r="2"'),
      { count: 3, code: "DAMAGED-SHEET", words: /rows of sheet Action plan are out of order after row 6/ },
    ],
    [
      "a sheet cut short",
      inPlan("</sheetData>", ""),
      { count: 3, code: "DAMAGED-XML", words: /not well formed/ },
    ],
    [
      "a table whose columns and range disagree",
      (parts) => edit(parts, "xl/tables/table2.xml", "B3:C6", "B3:D6"),
      { count: 3, code: "DAMAGED-TABLE", words: /columns of the table Actions do not match/ },
    ],
  ])("%s", (_, change, { count, code, words }) => {
    const bytes = withParts(rich, change);
    expect(() => writeActions(bytes, count)).toThrow(
      expect.objectContaining({ name: "Refusal", code, message: expect.stringMatching(words) }),
    );
  });

  test("a table that would lose what the officer typed in a column of their own", () => {
    const grid = { headers: ["Action"], rows: [["one"]] };
    expect(() => writeTables(rich, new Map([["Actions", grid]]))).toThrow(
      expect.objectContaining({
        code: "ENTRIES-LEFT-OUT",
        message: expect.stringMatching(
          /above cell C5 on sheet Action plan, and what is typed there under Days/,
        ),
      }),
    );
  });

  test("a table or a column that is not there", () => {
    expect(() => writeTables(rich, new Map([["Risks", { headers: [], rows: [] }]]))).toThrow(
      expect.objectContaining({
        code: "NO-SUCH-TABLE",
        message: expect.stringMatching(/^This workbook has no table called Risks\./),
      }),
    );
    expect(() => writeActions(rich, 1, ["Action", "Weeks"])).toThrow(
      expect.objectContaining({
        code: "NO-SUCH-COLUMN",
        message: expect.stringContaining("no column Weeks"),
      }),
    );
  });

  test("a value that no cell can hold, named with its cell", () => {
    const write = (value: Cell) => () =>
      writeTables(
        rich,
        new Map([
          [
            "Actions",
            {
              headers: ["Action", "Days"],
              rows: [
                ["a", 1],
                [value, 2],
              ],
            },
          ],
        ]),
      );
    expect(write(Number.NaN)).toThrow(
      expect.objectContaining({
        code: "NOT-A-NUMBER",
        message: expect.stringMatching(/^Sheet Action plan, cell B5 would hold NaN/),
      }),
    );
    expect(write("x".repeat(32_768))).toThrow(
      expect.objectContaining({
        code: "TEXT-TOO-LONG",
        message: expect.stringContaining("cell B5 would hold 32,768 characters"),
      }),
    );
  });

  test.each([
    ["an old or protected workbook", new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]), /./],
    ["words", new TextEncoder().encode("Ref,Area\nA01,Libraries"), /./],
  ])("a file that is no workbook: %s", (_, bytes, words) => {
    expect(() => writeActions(bytes, 1)).toThrow(
      expect.objectContaining({ name: "Refusal", message: expect.stringMatching(words) }),
    );
  });
});

/** Puts a prefix before every element of a part, as Microsoft's own libraries write them. */
const prefixed = (text: string) =>
  text
    .replace(/<(\/?)(?=[A-Za-z])(?![A-Za-z0-9]+:)/g, "<$1x:")
    .replace(
      'xmlns="http://schemas.openxmlformats.org/spreadsheetml',
      'xmlns:x="http://schemas.openxmlformats.org/spreadsheetml',
    );

describe("workbooks as other programs write them", () => {
  const grown: Cell[][] = rows(5);

  test.each<[who: string, change: (parts: TextParts) => void]>([
    [
      "every element under a prefix",
      (parts) => {
        for (const name of [PLAN, "xl/workbook.xml", "xl/tables/table2.xml", "xl/sharedStrings.xml"])
          parts.set(name, prefixed(parts.get(name) ?? ""));
      },
    ],
    [
      "the strict edition of the format",
      (parts) => {
        for (const [name, text] of parts)
          parts.set(
            name,
            text
              .replaceAll(
                "http://schemas.openxmlformats.org/spreadsheetml/2006/main",
                "http://purl.oclc.org/ooxml/spreadsheetml/main",
              )
              .replaceAll(
                "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
                "http://purl.oclc.org/ooxml/officeDocument/relationships",
              ),
          );
      },
    ],
    [
      "rows and cells that do not say where they stand",
      (parts) => {
        const text = parts.get(PLAN) ?? "";
        parts.set(PLAN, text.replace(/<row r="([456])"/g, "<row").replace(/<c r="C([456])"/g, "<c"));
      },
    ],
    [
      "no extent and no spans",
      (parts) =>
        parts.set(
          PLAN,
          (parts.get(PLAN) ?? "").replace(/<dimension[^>]*>/, "").replace(/ spans="[^"]*"/g, ""),
        ),
    ],
    [
      "text in CDATA, comments between cells",
      (parts) =>
        edit(
          parts,
          PLAN,
          /<c r="B5"[^>]*>.*?<\/c>/,
          '<!-- <c r="B5"/> --><c r="B5" t="str"><v><![CDATA[</row> & so on]]></v></c>',
        ),
    ],
    ["attributes in single quotes, with spaces", (parts) => edit(parts, PLAN, '<row r="5"', "<row  r = '5'")],
  ])("%s", (_, change) => {
    const before = withParts(rich, change);
    const after = writeTables(before, new Map([["Actions", { headers: ["Action", "Days"], rows: grown }]]));
    expect(readWorkbook(after).grids.get("Actions")?.rows).toEqual(grown);
    expect(openZip(after).get("xl/sharedStrings.xml")?.raw).toEqual(
      openZip(before).get("xl/sharedStrings.xml")?.raw,
    );
    expect(writeTables(after, new Map([["Actions", { headers: ["Action", "Days"], rows: grown }]]))).toBe(
      after,
    );
    expect(readWorkbook(after).grids.get("Portfolio")).toEqual(readWorkbook(rich).grids.get("Portfolio"));
  });

  test("a sheet in UTF-16, which then says UTF-8 as it is", () => {
    const before = withParts(rich, (parts) => edit(parts, PLAN, 'encoding="UTF-8"', 'encoding="UTF-16"'));
    const entries = [...openZip(before).values()].map((entry) =>
      entry.name === PLAN
        ? { name: PLAN, bytes: new Uint8Array(Buffer.from(`\ufeff${partOf(before, PLAN)}`, "utf16le")) }
        : entry,
    );
    const after = writeActions(packZip(entries), 5);
    expect(readWorkbook(after).grids.get("Actions")?.rows).toEqual(grown);
    expect(partOf(after, PLAN)).toMatch(/^<\?xml version="1.0" encoding="UTF-8"/);
  });

  test("what a prefix stood before stays under it", () => {
    const before = withParts(rich, (parts) => parts.set(PLAN, prefixed(parts.get(PLAN) ?? "")));
    const sheet = partOf(writeActions(before, 5), PLAN);
    expect(sheet).toContain('<x:row r="8"><x:c r="B8" t="inlineStr"><x:is><x:t>Action 5</x:t></x:is></x:c>');
    expect(sheet).not.toMatch(/<(row|c|v|f|is|t)[ >]/);
  });

  test("a sheet whose cells are all gone is filled again", () => {
    const before = withParts(rich, (parts) =>
      edit(parts, PLAN, /<sheetData>.*<\/sheetData>/s, "<sheetData/>"),
    );
    const after = writeActions(before, 2);
    expect(partOf(after, PLAN)).toMatch(/<sheetData><row r="4"><c r="B4" t="inlineStr">/);
  });
});
