import { describe, expect, test } from "vitest";
import { findingCodes } from "../../../src/file/read/findings.ts";
import { readWorkbook } from "../../../src/file/read/readWorkbook.ts";
import { openZip, packZip } from "../../../src/file/zip/zip.ts";
import type { Day } from "../../../src/units.ts";
import { serialFromDay } from "../../../src/units.ts";
import type { Cell } from "../../../src/workbook/grid.ts";
import {
  amount,
  bookWith,
  type Changes,
  costs,
  HEADINGS,
  partsWith,
  pointers,
  sheetPart,
  stringsPart,
  stylesPart,
  tablePart,
  typed,
  workbookPart,
} from "./hostileBook.ts";
import { craftZip } from "./hostileZip.ts";

const TABLE_LINK = '<tableParts><tablePart r:id="rId1"/></tableParts>';
const day = (text: string): number => serialFromDay(text as Day);
const grid = (changes: Changes) => readWorkbook(bookWith(changes)).grids.get("Costs");
/** What B2, under Amount, is read as. */
const b2 = (changes: Changes): Cell | undefined => grid(changes)?.rows[0]?.[1];
const codes = (changes: Changes): readonly string[] =>
  readWorkbook(bookWith(changes)).findings.map(({ code }) => code);

test("a plain workbook is read: its tables, sheets, names and properties", () => {
  const read = readWorkbook(
    bookWith({
      "xl/workbook.xml": workbookPart(
        '<sheet name="Costs" sheetId="1" r:id="rId1"/>',
        "",
        "<definedNames><definedName name='Year'>Costs!$B$2</definedName>" +
          "<definedName name='Year' localSheetId='0'>Costs!$B$3</definedName></definedNames>",
      ),
      "_rels/.rels": pointers(
        ["rId1", "officeDocument", "xl/workbook.xml"],
        ["rId2", "custom-properties", "docProps/custom.xml"],
      ),
      "docProps/custom.xml":
        '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties" xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes">' +
        '<property pid="2" name="Template"><vt:lpwstr>1.0</vt:lpwstr></property></Properties>',
    }),
  );
  expect(read).toEqual({
    grids: new Map([
      [
        "Costs",
        {
          headers: ["Project", "Amount"],
          rows: [
            ["Youth & play £", 12.5],
            [null, null],
          ],
          corner: { sheet: "Costs", row: 1, column: 1 },
        },
      ],
    ]),
    sheets: [{ name: "Costs", hidden: "visible", part: "xl/worksheets/sheet1.xml" }],
    findings: [],
    names: new Map([
      ["Year", "Costs!$B$2"],
      ["Costs!Year", "Costs!$B$3"],
    ]),
    properties: new Map([["Template", "1.0"]]),
  });
});

const values: readonly [string, Changes, Cell][] = [
  ["a number", amount('<c r="B2"><v>-0.1</v></c>'), -0.1],
  ["a number with an exponent", amount('<c r="B2"><v>1.5E+3</v></c>'), 1500],
  ["a number of 17 digits", amount('<c r="B2"><v>0.30000000000000004</v></c>'), 0.1 + 0.2],
  ["a number of 16 digits and a point", amount('<c r="B2"><v>1234567890.123456</v></c>'), 1234567890.123456],
  ["minus nought", amount('<c r="B2"><v>-0</v></c>'), 0],
  ["an empty cell with a style", amount('<c r="B2" s="1"/>'), null],
  ["an empty value", amount('<c r="B2"><v/></c>'), null],
  ["TRUE", amount('<c r="B2" t="b"><v>1</v></c>'), true],
  ["FALSE", amount('<c r="B2" t="b"><v>0</v></c>'), false],
  ["the word false", amount('<c r="B2" t="b"><v>false</v></c>'), false],
  ["an error", amount('<c r="B2" t="e"><v>#REF!</v></c>'), "#REF!"],
  ["an inline text", amount('<c r="B2" t="inlineStr"><is><t>a &lt; b</t></is></c>'), "a < b"],
  [
    "an inline text in two fonts",
    amount(
      '<c r="B2" t="inlineStr"><is><r><rPr><b/></rPr><t>a</t></r><r><t xml:space="preserve"> b</t></r></is></c>',
    ),
    "a b",
  ],
  [
    "an inline text with an empty value behind it",
    amount('<c r="B2" t="inlineStr"><is><t>a</t></is><v/></c>'),
    "a",
  ],
  ["an escaped carriage return", amount('<c r="B2" t="inlineStr"><is><t>a_x000D_b</t></is></c>'), "a\rb"],
  ["an escaped escape", amount('<c r="B2" t="inlineStr"><is><t>_x005F_x0041_</t></is></c>'), "_x0041_"],
  ["a formula's text, resolved once", amount('<c r="B2" t="str"><f>A1</f><v>&amp;lt;</v></c>'), "&lt;"],
  ["text in CDATA", amount('<c r="B2" t="str"><v><![CDATA[a < b & c]]></v></c>'), "a < b & c"],
  ["text broken by a comment", amount('<c r="B2" t="str"><v>a<!-- not this -->b</v></c>'), "ab"],
  ["a numeric character", amount('<c r="B2" t="str"><v>&#163;&#x1F600;</v></c>'), "£😀"],
  ["a formula's nought", amount('<c r="B2"><f>1-1</f><v>0</v></c>'), 0],
  ["a formula's FALSE", amount('<c r="B2" t="b"><f>1=2</f><v>0</v></c>'), false],
  ["a formula's empty text", amount('<c r="B2" t="str"><f>""</f><v></v></c>'), ""],
  ["a formula never worked out", amount('<c r="B2"><f>1+1</f></c>'), "#GETTING_DATA"],
  [
    "a formula never worked out, with an empty value",
    amount('<c r="B2"><f>1+1</f><v/></c>'),
    "#GETTING_DATA",
  ],
  ["a shared formula's value", amount('<c r="B2"><f t="shared" ref="B2:B9" si="0">A2*2</f><v>4</v></c>'), 4],
  ["a formula's text in a date's style", amount('<c r="B2" s="1" t="str"><f>A1</f><v>soon</v></c>'), "soon"],
  ["a date", amount('<c r="B2" s="1"><v>46113</v></c>'), 46113],
  ["an ISO date", amount('<c r="B2" t="d"><v>2026-04-01</v></c>'), 46113],
  ["an ISO date and time", amount('<c r="B2" t="d"><v>2026-04-01T06:00:00Z</v></c>'), 46113.25],
  ["an ISO time", amount('<c r="B2" t="d"><v>T18:00:00</v></c>'), 0.75],
  ["a cell without a reference", costs('<row r="2"><c/><c><v>7</v></c></row>'), 7],
  ["a row without a number", costs("<row><c/><c><v>7</v></c></row>"), 7],
  ["cells out of order", costs('<row r="2"><c r="B2"><v>7</v></c><c r="A2"><v>1</v></c></row>'), 7],
  ["rows out of order", costs('<row r="3"/><row r="2"><c r="B2"><v>7</v></c></row>'), 7],
  [
    "text of 32,767 characters",
    amount(`<c r="B2" t="str"><v>${"£".repeat(32_767)}</v></c>`),
    "£".repeat(32_767),
  ],
  [
    "a shared text in two fonts, with reading aids",
    {
      ...amount('<c r="B2" t="s"><v>2</v></c>'),
      "xl/sharedStrings.xml": stringsPart(
        "<t>Project</t>",
        "<t>Amount</t>",
        "<r><t>a</t></r><r><t>b</t></r><rPh sb='0' eb='1'><t>no</t></rPh>",
      ),
    },
    "ab",
  ],
  [
    "a shared text that is empty",
    {
      ...amount('<c r="B2" t="s"><v>2</v></c>'),
      "xl/sharedStrings.xml": stringsPart("<t>Project</t>", "<t>Amount</t>", "<t/>"),
    },
    "",
  ],
  [
    "Latin-1 that says so",
    {
      ...amount('<c r="B2" t="s"><v>2</v></c>'),
      "xl/sharedStrings.xml": new Uint8Array(
        Buffer.from(
          stringsPart("<t>Project</t>", "<t>Amount</t>", "<t>café</t>").replace("UTF-8", "ISO-8859-1"),
          "latin1",
        ),
      ),
    },
    "café",
  ],
  [
    "UTF-16",
    {
      "xl/worksheets/sheet1.xml": new Uint8Array(
        Buffer.from(
          `\ufeff${sheetPart(`${HEADINGS}<row r="2"><c r="B2" t="str"><v>é</v></c></row>`).replace("UTF-8", "UTF-16")}`,
          "utf16le",
        ),
      ),
    },
    "é",
  ],
];

describe("a cell is read as it is meant:", () => {
  test.each(values)("%s", (_what, changes, expected) => {
    expect(b2(changes)).toBe(expected);
  });
});

const from1904 = (setting: string, cell: string): Changes => ({
  ...amount(cell),
  "xl/workbook.xml": workbookPart('<sheet name="Costs" r:id="rId1"/>', `<workbookPr date1904="${setting}"/>`),
  "xl/styles.xml": stylesPart(0, 14, "dd/mm/yyyy", "£#,##0,,\\m", "[h]:mm", "0&quot;days&quot;"),
});
const dates1904: readonly [string, string, string, number][] = [
  ["1", '<c r="B2" s="1"><v>44651</v></c>', "a date, as Excel writes it", day("2026-04-01")],
  ["true", '<c r="B2" s="1"><v>44651</v></c>', "a date, as LibreOffice writes it", day("2026-04-01")],
  ["0", '<c r="B2" s="1"><v>46113</v></c>', "a date where 1904 is switched off", day("2026-04-01")],
  ["1", '<c r="B2" s="2"><v>44651.5</v></c>', "a date in a format of one's own", day("2026-04-01") + 0.5],
  ["1", '<c r="B2" s="4"><v>0</v></c>', "a duration", 1462],
  ["1", '<c r="B2" s="3"><v>1250000</v></c>', "money in millions", 1_250_000],
  ["1", '<c r="B2" s="5"><v>12</v></c>', "a number of days", 12],
  ["1", '<c r="B2"><v>12</v></c>', "a number", 12],
  ["1", '<c r="B2" s="1" t="d"><v>2026-04-01</v></c>', "an ISO date", day("2026-04-01")],
];

describe("in a workbook that counts dates from 1904", () => {
  test.each(dates1904)("date1904=%s %s is %s", (setting, cell, _what, expected) => {
    expect(b2(from1904(setting, cell))).toBe(expected);
  });
});

const strict = (text: string): string =>
  text
    .replaceAll(
      "http://schemas.openxmlformats.org/spreadsheetml/2006/main",
      "http://purl.oclc.org/ooxml/spreadsheetml/main",
    )
    .replaceAll(
      "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
      "http://purl.oclc.org/ooxml/officeDocument/relationships",
    );
const prefixed = (text: string): string =>
  text
    .replace(/<(\/?)(\w)/g, "<$1x:$2")
    .replace("xmlns=", "xmlns:x=")
    .replaceAll("r:", "rel:")
    .replace("xmlns:rel:", "xmlns:rel");
const everyPart = (change: (text: string) => string): Uint8Array =>
  craftZip(partsWith().map(({ name, bytes }) => ({ name, bytes: change(String(bytes)) })));

describe("a workbook reads the same", () => {
  const expected = readWorkbook(bookWith()).grids;

  test("in the Strict form of the standard", () => {
    expect(readWorkbook(everyPart(strict)).grids).toEqual(expected);
  });

  test("with a prefix on every element, and another than r: for pointers", () => {
    const change = (text: string): string =>
      text.includes("spreadsheetml/2006/main") ? prefixed(text).replaceAll("xmlns:r=", "xmlns:rel=") : text;
    expect(readWorkbook(everyPart(change)).grids).toEqual(expected);
  });

  test("laid out with blanks between all elements", () => {
    expect(readWorkbook(everyPart((text) => text.replaceAll("><", ">\r\n\t<"))).grids).toEqual(expected);
  });

  test("with backslashes in the names of its parts", () => {
    const parts = partsWith().map(({ name, bytes }) => ({ name: name.replaceAll("/", "\\"), bytes }));
    expect(readWorkbook(craftZip(parts)).grids).toEqual(expected);
  });

  test("with other legal names for its parts, absolute targets, and letters of another case", () => {
    const moved: Changes = {
      "_rels/.rels": pointers(["rId1", "officeDocument", "/Book/main.XML"]),
      "[Content_Types].xml": String(partsWith()[0]?.bytes).replace("/xl/workbook.xml", "/book/Main.xml"),
      "xl/workbook.xml": null,
      "Book/main.xml": workbookPart('<sheet name="Costs" r:id="rId1"/>'),
      "xl/_rels/workbook.xml.rels": null,
      "Book/_rels/main.xml.rels": pointers(
        ["rId1", "worksheet", "../xl/./worksheets/SHEET1.xml"],
        ["rId2", "sharedStrings", "/xl/sharedStrings.xml"],
      ),
    };
    expect(readWorkbook(bookWith(moved)).grids).toEqual(expected);
  });

  test("whatever else is in it, which is not unpacked", () => {
    const parts = [
      ...partsWith(),
      { name: "xl/media/image1.png", bytes: "x", size: 1e9 },
      { name: "__proto__", bytes: "x", crc: 1 },
    ];
    expect(readWorkbook(craftZip(parts)).grids).toEqual(expected);
  });

  test("whether or not it was packed again", () => {
    expect(readWorkbook(packZip([...openZip(bookWith()).values()])).grids).toEqual(expected);
  });
});

describe("a table", () => {
  test("leaves its totals row out", () => {
    const rows = '<row r="2"><c r="B2"><v>1</v></c></row><row r="3"><c r="B3"><v>99</v></c></row>';
    const changes = {
      ...costs(rows),
      "xl/tables/table1.xml": tablePart("A1:B3", ["Project", "Amount"], 'totalsRowCount="1"'),
    };
    expect(grid(changes)?.rows).toEqual([[null, 1]]);
  });

  test("with its headings switched off has its columns' names, and a word is said", () => {
    const changes = {
      ...costs('<row r="2"><c r="B2"><v>1</v></c></row>'),
      "xl/tables/table1.xml": tablePart("A2:B2", ["Project", "Amount"], 'headerRowCount="0"'),
    };
    expect(grid(changes)).toEqual({
      headers: ["Project", "Amount"],
      rows: [[null, 1]],
      corner: { sheet: "Costs", row: 1, column: 1 },
    });
    expect(codes(changes)).toEqual(["NO-HEADINGS"]);
  });

  test("has the headings that read on the sheet, and a word is said where its own differ", () => {
    const changes = { "xl/tables/table1.xml": tablePart("A1:B3", ["Project", "Cost"]) };
    expect(grid(changes)?.headers).toEqual(["Project", "Amount"]);
    expect(codes(changes)).toEqual(["HEADING-DIFFERS"]);
  });

  test("with a line break in a heading is no finding, however the break is spelt", () => {
    const changes = {
      "xl/sharedStrings.xml": stringsPart("<t>Project\nname</t>", "<t>Amount</t>", "<t>x</t>"),
      "xl/tables/table1.xml": tablePart("A1:B3", ["Project_x000a_name", "Amount"]),
    };
    expect(codes(changes)).toEqual([]);
  });

  test("that its sheet points to and does not list is no table", () => {
    expect(readWorkbook(bookWith(costs("", ""))).grids.size).toBe(0);
  });

  test("over a million blank rows costs no more than what is in it", () => {
    const changes = { "xl/tables/table1.xml": tablePart("A1:B1048576", ["Project", "Amount"]) };
    const rows = grid(changes)?.rows;
    expect(rows?.length).toBe(1_048_575);
    expect(rows?.at(-1)).toEqual([null, null]);
    expect(rows?.at(-1)).toBe(rows?.at(-2));
  });

  test("anywhere on its sheet, to the last cell of Excel, has its corner", () => {
    const changes = {
      ...costs(
        '<row r="1048575"><c r="XFD1048575" t="str"><v>Amount</v></c></row><row r="1048576"><c r="XFD1048576"><v>5</v></c></row>',
      ),
      "xl/tables/table1.xml": tablePart("XFD1048575:XFD1048576", ["Amount"]),
    };
    expect(grid(changes)).toEqual({
      headers: ["Amount"],
      rows: [[5]],
      corner: { sheet: "Costs", row: 1_048_575, column: 16_384 },
    });
  });

  test("may be called __proto__, and so may its columns", () => {
    const changes = {
      "xl/tables/table1.xml": tablePart("A1:B3", ["__proto__", "constructor"]).replaceAll(
        "Costs",
        "__proto__",
      ),
      "xl/sharedStrings.xml": stringsPart("<t>__proto__</t>", "<t>constructor</t>", "<t>toString</t>"),
    };
    const read = readWorkbook(bookWith(changes));
    expect([...read.grids.keys()]).toEqual(["__proto__"]);
    expect(read.grids.get("__proto__")?.headers).toEqual(["__proto__", "constructor"]);
  });
});

const merged = (...ranges: readonly string[]): string =>
  `<mergeCells>${ranges.map((ref) => `<mergeCell ref="${ref}"/>`).join("")}</mergeCells>${TABLE_LINK}`;
const sheets = (xml: string): Changes => ({
  "xl/workbook.xml": workbookPart(`<sheet name="Costs" r:id="rId1"/>${xml}`),
});
const two = '<row r="2"><c r="A2"><v>1</v></c><c r="B2"><v>2</v></c></row>';
const another: Changes = {
  "xl/_rels/workbook.xml.rels": pointers(
    ["rId1", "worksheet", "worksheets/sheet1.xml"],
    ["rId2", "sharedStrings", "sharedStrings.xml"],
    ["rId4", "worksheet", "worksheets/sheet2.xml"],
  ),
  "xl/worksheets/sheet2.xml": sheetPart("", ""),
};

const findings: readonly [string, Changes, readonly string[]][] = [
  ["macros", typed("application/vnd.ms-excel.sheet.macroEnabled.main+xml"), ["MACROS"]],
  [
    "values from other files",
    {
      "xl/_rels/workbook.xml.rels": pointers(
        ["rId1", "worksheet", "worksheets/sheet1.xml"],
        ["rId2", "sharedStrings", "sharedStrings.xml"],
        ["rId4", "externalLink", "externalLinks/externalLink1.xml"],
      ),
    },
    ["EXTERNAL-LINKS"],
  ],
  [
    "a sheet hidden from Excel's menus",
    { ...another, ...sheets('<sheet name="Notes" state="veryHidden" r:id="rId4"/>') },
    ["HIDDEN-SHEET"],
  ],
  [
    "a sheet called History",
    { ...another, ...sheets('<sheet name="History" r:id="rId4"/>') },
    ["SHEET-NAME"],
  ],
  [
    "two sheets whose names differ in case",
    { ...another, ...sheets('<sheet name="COSTS" r:id="rId4"/>') },
    ["SHEET-NAME"],
  ],
  [
    "a sheet with brackets in its name",
    { ...another, ...sheets('<sheet name="a/b[c]" r:id="rId4"/>') },
    ["SHEET-NAME"],
  ],
  [
    "a sheet name of 32 characters",
    { ...another, ...sheets(`<sheet name="${"x".repeat(32)}" r:id="rId4"/>`) },
    ["SHEET-NAME"],
  ],
  ["a module of Excel 5 among the sheets", sheets('<sheet name="Module" r:id=""/>'), []],
  ["hidden rows", costs('<row r="2" hidden="1"><c r="B2"><v>1</v></c></row>'), ["HIDDEN-ROWS"]],
  ["dates from 1904", from1904("1", '<c r="B2"><v>1</v></c>'), ["DATES-1904"]],
  ["a formula never worked out", amount('<c r="B2"><f>1</f></c>'), ["NOT-CALCULATED", "FORMULA-ENTRY"]],
  ["a formula where an entry is typed", amount('<c r="B2"><f>1</f><v>1</v></c>'), ["FORMULA-ENTRY"]],
  [
    "formulas to work out again",
    {
      ...amount('<c r="B2"><f>1</f><v>1</v></c>'),
      "xl/workbook.xml": workbookPart(
        '<sheet name="Costs" r:id="rId1"/>',
        "",
        '<calcPr fullCalcOnLoad="1"/>',
      ),
    },
    ["RECALCULATION-PENDING", "FORMULA-ENTRY"],
  ],
  ["merged cells", costs(two, merged("A3:B3")), ["MERGED-CELLS"]],
  ["a value under merged cells", costs(two, merged("A2:B2")), ["MERGED-CELLS", "HIDDEN-VALUE"]],
  [
    "merged ranges over each other",
    costs("", merged("A2:B2", "B2:B3")),
    ["MERGED-CELLS", "OVERLAPPING-MERGES"],
  ],
  ["a merge over the whole sheet", costs("", merged("A1:XFD1048576")), ["MERGED-CELLS", "HIDDEN-VALUE"]],
  ["merged cells outside every table", costs("", merged("D1:E9")), []],
  [
    "a value in the last cell of Excel",
    costs('<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'),
    ["FAR-CELL"],
  ],
  ["an empty cell far away", costs('<row r="1048576"><c r="XFD1048576" s="1"/></row>'), []],
  [
    "two columns of one heading",
    {
      "xl/sharedStrings.xml": stringsPart("<t>Amount</t>", "<t>amount</t>", "<t>x</t>"),
      "xl/tables/table1.xml": tablePart("A1:B3", ["Amount", "amount"]),
    },
    ["DUPLICATE-HEADING"],
  ],
  [
    "a table that no sheet points to",
    {
      "xl/worksheets/_rels/sheet1.xml.rels": null,
      ...costs("", ""),
      "[Content_Types].xml": String(partsWith()[0]?.bytes).replace(
        "</Types>",
        '<Override PartName="/xl/tables/table1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.table+xml"/></Types>',
      ),
    },
    ["LOST-TABLE"],
  ],
  [
    "a name defined twice",
    {
      "xl/workbook.xml": workbookPart(
        '<sheet name="Costs" r:id="rId1"/>',
        "",
        "<definedNames><definedName name='a'>1</definedName><definedName name='a'>2</definedName></definedNames>",
      ),
    },
    ["DUPLICATE-NAME"],
  ],
  [
    "ranges over the whole sheet for validation, formats and columns",
    costs(
      "",
      `<dataValidations><dataValidation sqref="A1:XFD1048576"/></dataValidations><cols><col min="1" max="1000000000"/></cols>${TABLE_LINK}`,
    ),
    [],
  ],
];

describe("a workbook is read, and a word is said of", () => {
  test.each(findings)("%s", (_what, changes, expected) => {
    const found = codes(changes);
    expect(found).toEqual(expected);
    for (const code of found) expect(Object.keys(findingCodes)).toContain(code);
  });
});
