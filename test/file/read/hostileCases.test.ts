import { describe, expect, test } from "vitest";
import { limits } from "../../../src/file/limits.ts";
import { readRefusals } from "../../../src/file/read/readRefusals.ts";
import { readWorkbook } from "../../../src/file/read/readWorkbook.ts";
import { isRefusal } from "../../../src/file/refusal.ts";
import { packZip } from "../../../src/file/zip/zip.ts";
import {
  amount,
  bookWith,
  type Changes,
  costs,
  HEADINGS,
  pointers,
  sheetPart,
  stringsPart,
  tablePart,
  typed,
  workbookPart,
} from "./hostileBook.ts";
import { craftZip } from "./hostileZip.ts";

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const ole = (...streams: readonly string[]): Uint8Array =>
  new Uint8Array(
    Buffer.concat([
      Buffer.from("d0cf11e0a1b11ae1", "hex"),
      Buffer.alloc(504),
      Buffer.from(streams.join(""), "utf16le"),
    ]),
  );
const WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml";
const SLIDES = "application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml";

const files: readonly [string, Uint8Array, string][] = [
  ["an empty file", bytes(""), "EMPTY-FILE"],
  ["an old workbook (.xls)", ole("Root Entry", "Workbook"), "OLD-EXCEL"],
  ["a still older workbook", ole("Root Entry", "Book"), "OLD-EXCEL"],
  [
    "a workbook with a password",
    ole("Root Entry", "EncryptionInfo", "EncryptedPackage"),
    "PASSWORD-PROTECTED",
  ],
  ["an old Word document", ole("WordDocument"), "WORD-DOCUMENT"],
  ["an old presentation", ole("PowerPoint Document"), "POWERPOINT"],
  ["an e-mail saved by Outlook", ole("__substg1.0_"), "NOT-A-WORKBOOK"],
  ["a PDF", bytes("%PDF-1.7\n"), "PDF"],
  ["a web page", bytes("\ufeff<!DOCTYPE html><html>Sign in</html>"), "WEB-PAGE"],
  [
    "a web page with a table, named .xls",
    bytes("<html xmlns:x='urn:…'><table><tr><td>1</td></tr></table>"),
    "WEB-PAGE",
  ],
  ["a web archive", bytes("MIME-Version: 1.0\nContent-Type: multipart/related"), "WEB-PAGE"],
  ["a spreadsheet as one XML file", bytes('<?xml version="1.0"?><Workbook/>'), "XML-SPREADSHEET"],
  ["a CSV file", bytes("Project,Amount\nYouth,12.5\n"), "TEXT"],
  ["a CSV file in UTF-16", new Uint8Array(Buffer.from("\ufeffProject\tAmount\n", "utf16le")), "TEXT"],
  ["a picture", new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 13]), "NOT-A-WORKBOOK"],
  ["a workbook cut off in a download", bookWith().subarray(0, 900), "INCOMPLETE"],
  ["an empty zip", packZip([]), "NO-WORKBOOK"],
  ["a zip of other things", craftZip([{ name: "plan.xlsx", bytes: bookWith() }]), "NO-WORKBOOK"],
  [
    "an OpenDocument spreadsheet",
    craftZip([
      { name: "mimetype", bytes: "application/vnd.oasis.opendocument.spreadsheet", stored: true },
      { name: "content.xml" },
    ]),
    "OPEN-DOCUMENT",
  ],
  ["a Numbers file", craftZip([{ name: "Index/Document.iwa" }]), "NUMBERS"],
  ["a Word document", bookWith(typed(WORD)), "WORD-DOCUMENT"],
  ["a presentation", bookWith(typed(SLIDES)), "POWERPOINT"],
  [
    "a binary workbook",
    bookWith(typed("application/vnd.ms-excel.sheet.binary.macroEnabled.main")),
    "BINARY-WORKBOOK",
  ],
  [
    "a sheet that would unpack to 2 GB",
    craftZip([{ name: "[Content_Types].xml", bytes: "x", size: 2e9 }]),
    "TOO-LARGE-UNPACKED",
  ],
];

const nested = (depth: number): string => `${"<a>".repeat(depth)}${"</a>".repeat(depth)}`;
const SHEET = "xl/worksheets/sheet1.xml";
const TABLE = "xl/tables/table1.xml";
const table2 = (part: string): Changes => ({
  "xl/worksheets/_rels/sheet1.xml.rels": pointers(
    ["rId1", "table", "../tables/table1.xml"],
    ["rId2", "table", "../tables/table2.xml"],
  ),
  "xl/tables/table2.xml": part,
});

const books: readonly [string, Changes, string, string?][] = [
  ["no content types", { "[Content_Types].xml": null }, "NO-WORKBOOK"],
  ["no pointer to its workbook", { "_rels/.rels": null }, "NO-WORKBOOK"],
  ["a pointer to a workbook that is not there", { "xl/workbook.xml": null }, "NO-WORKBOOK"],
  [
    "two workbooks",
    {
      "_rels/.rels": pointers(
        ["a", "officeDocument", "xl/workbook.xml"],
        ["b", "officeDocument", "xl/other.xml"],
      ),
    },
    "DAMAGED-RELATIONSHIPS",
  ],
  [
    "two pointers of one id",
    {
      "xl/_rels/workbook.xml.rels": pointers(["rId1", "worksheet", "a.xml"], ["rId1", "worksheet", "b.xml"]),
    },
    "DAMAGED-RELATIONSHIPS",
  ],
  ["no pointers to its sheets", { "xl/_rels/workbook.xml.rels": null }, "MISSING-PART", "Costs"],
  ["a listed sheet whose part is not there", { [SHEET]: null }, "MISSING-PART", "Costs"],
  [
    "its sheet under the same name elsewhere",
    { [SHEET]: null, "evil/xl/worksheets/sheet1.xml": sheetPart(HEADINGS) },
    "MISSING-PART",
    "Costs",
  ],
  [
    "two sheets in one part",
    { "xl/workbook.xml": workbookPart('<sheet name="A" r:id="rId1"/><sheet name="B" r:id="rId1"/>') },
    "DAMAGED-WORKBOOK",
    "A",
  ],
  ["no sheets", { "xl/workbook.xml": workbookPart("") }, "DAMAGED-WORKBOOK"],
  ["a table whose part is not there", { [TABLE]: null }, "MISSING-PART", "Costs"],
  [
    "a sheet that lists a table it does not point to",
    costs("", '<tableParts><tablePart r:id="rId9"/></tableParts>'),
    "MISSING-PART",
    "Costs",
  ],
  [
    "billion laughs",
    { "xl/sharedStrings.xml": '<!DOCTYPE sst [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><sst>&b;</sst>' },
    "DOCTYPE",
  ],
  [
    "a DOCTYPE in front of a sheet",
    { [SHEET]: sheetPart(HEADINGS).replace("<worksheet", "<!DOCTYPE x><worksheet") },
    "DOCTYPE",
    "Costs",
  ],
  [
    "a file named within its XML",
    {
      "xl/sharedStrings.xml":
        '<!DOCTYPE sst [<!ENTITY x SYSTEM "file:///etc/passwd">]><sst><si><t>&x;</t></si></sst>',
    },
    "DOCTYPE",
  ],
  ["an unknown entity", amount("<c r='B2' t='str'><v>&nbsp;</v></c>"), "DAMAGED-XML", "Costs"],
  ["65 levels of elements", { [SHEET]: sheetPart(HEADINGS, nested(65)) }, "TOO-DEEP", "Costs"],
  ["100,000 levels of elements", { [SHEET]: sheetPart(HEADINGS, nested(100_000)) }, "TOO-DEEP", "Costs"],
  ["100,000 levels within its cells", costs(`<row r="2">${nested(100_000)}</row>`), "TOO-DEEP", "Costs"],
  [
    "1,000 attributes on one element",
    { [SHEET]: sheetPart(`<row ${Array.from({ length: 1000 }, (_, i) => `a${i}="1"`).join(" ")}/>`) },
    "TOO-MANY-ATTRIBUTES",
    "Costs",
  ],
  ["a sheet cut within its cells", { [SHEET]: sheetPart(HEADINGS).slice(0, 330) }, "DAMAGED-XML", "Costs"],
  ["a sheet cut behind its cells", { [SHEET]: sheetPart(HEADINGS).slice(0, -5) }, "DAMAGED-XML", "Costs"],
  ["text behind its last tag", { [SHEET]: `${sheetPart(HEADINGS)}x` }, "DAMAGED-XML", "Costs"],
  ["a stray closing tag", costs("</row>"), "DAMAGED-XML", "Costs"],
  [
    "a sheet of another namespace",
    { [SHEET]: sheetPart(HEADINGS).replace("2006/main", "2007/main") },
    "DAMAGED-XML",
    "Costs",
  ],
  [
    "pointers of another namespace",
    { "xl/worksheets/_rels/sheet1.xml.rels": "<Relationships/>" },
    "DAMAGED-XML",
  ],
  [
    "a table in place of the list of texts",
    { "xl/sharedStrings.xml": tablePart("A1:B2", ["a", "b"]) },
    "DAMAGED-XML",
  ],
  ["nothing in a part", { [SHEET]: "" }, "DAMAGED-XML", "Costs"],
  [
    "Latin-1 that calls itself UTF-8",
    {
      "xl/sharedStrings.xml": new Uint8Array(
        Buffer.from("<?xml version='1.0' encoding='UTF-8'?><sst><si><t>caf\u00e9</t></si></sst>", "latin1"),
      ),
    },
    "BAD-ENCODING",
  ],
  [
    "a byte of no UTF-8 in a cell",
    {
      [SHEET]: new Uint8Array(
        Buffer.from(sheetPart(`${HEADINGS}<row r="2"><c r="A2" t="str"><v>\u00ff</v></c></row>`), "latin1"),
      ),
    },
    "BAD-ENCODING",
    "Costs",
  ],
  [
    "an encoding nobody knows",
    { "xl/sharedStrings.xml": "<?xml version='1.0' encoding='klingon'?><sst/>" },
    "BAD-ENCODING",
  ],
  ["U+FFFE in a text", { "xl/sharedStrings.xml": stringsPart("<t>a\ufffe</t>") }, "DAMAGED-XML"],
  ["a shared text that is not there", amount('<c r="B2" t="s"><v>3</v></c>'), "BAD-STRING-INDEX", "Costs!B2"],
  [
    "no list of shared texts",
    {
      "xl/sharedStrings.xml": null,
      "xl/_rels/workbook.xml.rels": pointers(["rId1", "worksheet", "worksheets/sheet1.xml"]),
    },
    "BAD-STRING-INDEX",
    "Costs!A1",
  ],
  ["the shared text −1", amount('<c r="B2" t="s"><v>-1</v></c>'), "BAD-STRING-INDEX", "Costs!B2"],
  ["the shared text x", amount('<c r="B2" t="s"><v>x</v></c>'), "BAD-STRING-INDEX", "Costs!B2"],
  ["the shared text 1.5", amount('<c r="B2" t="s"><v>1.5</v></c>'), "BAD-STRING-INDEX", "Costs!B2"],
  ["row 2,147,483,648", costs('<row r="2147483648"/>'), "DAMAGED-SHEET", "Costs"],
  ["row 1,048,577", costs('<row r="1048577"/>'), "DAMAGED-SHEET", "Costs"],
  ["row 0", costs('<row r="0"/>'), "DAMAGED-SHEET", "Costs"],
  ["row −5", costs('<row r="-5"/>'), "DAMAGED-SHEET", "Costs"],
  ["a row with a word for a number", costs('<row r="two"/>'), "DAMAGED-SHEET", "Costs"],
  ["a column past XFD", amount('<c r="XFE2"><v>1</v></c>'), "DAMAGED-SHEET", "Costs"],
  ["a cell called HELLO", amount('<c r="HELLO"><v>1</v></c>'), "DAMAGED-SHEET", "Costs"],
  ["a cell in another row than its own", amount('<c r="B3"><v>1</v></c>'), "DAMAGED-SHEET", "Costs"],
  ["a cell with a word for a style", amount('<c r="B2" s="red"><v>1</v></c>'), "DAMAGED-SHEET", "Costs"],
  [
    "a cell three times",
    amount('<c r="B2"><v>1</v></c><c r="B2"><v>2</v></c><c r="B2"><v>3</v></c>'),
    "DUPLICATE-CELL",
    "Costs!B2",
  ],
  ["a row twice", costs('<row r="2"/><row r="2"/>'), "DUPLICATE-CELL", "Costs"],
  ["a cell with two values", amount('<c r="B2"><v>1</v><v>2</v></c>'), "DAMAGED-SHEET", "Costs"],
  [
    "more rows than a sheet has, without numbers",
    costs("<row/>".repeat(limits.rows)),
    "DAMAGED-SHEET",
    "Costs",
  ],
  ["1,5 for a number", amount('<c r="B2"><v>1,5</v></c>'), "BAD-CELL", "Costs!B2"],
  ["12abc for a number", amount('<c r="B2"><v>12abc</v></c>'), "BAD-CELL", "Costs!B2"],
  ["1e999 for a number", amount('<c r="B2"><v>1e999</v></c>'), "BAD-CELL", "Costs!B2"],
  ["NaN for a number", amount('<c r="B2"><v>NaN</v></c>'), "BAD-CELL", "Costs!B2"],
  ["0x10 for a number", amount('<c r="B2"><v>0x10</v></c>'), "BAD-CELL", "Costs!B2"],
  ["maybe for TRUE or FALSE", amount('<c r="B2" t="b"><v>maybe</v></c>'), "BAD-CELL", "Costs!B2"],
  ["30 February for a date", amount('<c r="B2" t="d"><v>2026-02-30</v></c>'), "BAD-CELL", "Costs!B2"],
  ["a kind of cell nobody knows", amount('<c r="B2" t="zz"><v>1</v></c>'), "BAD-CELL", "Costs!B2"],
  [
    "32,768 characters in a cell",
    amount(`<c r="B2" t="inlineStr"><is><t>${"x".repeat(limits.text + 1)}</t></is></c>`),
    "TEXT-TOO-LONG",
    "Costs!B2",
  ],
  [
    "1904 dates and no styles",
    {
      "xl/workbook.xml": workbookPart('<sheet name="Costs" r:id="rId1"/>', '<workbookPr date1904="1"/>'),
      "xl/_rels/workbook.xml.rels": pointers(["rId1", "worksheet", "worksheets/sheet1.xml"]),
    },
    "NO-STYLES",
  ],
  ["two tables of one name", table2(tablePart("D1:E3", ["Project", "Amount"])), "DUPLICATE-TABLE", "Costs"],
  [
    "two tables over each other",
    table2(tablePart("B2:C3", ["Project", "Amount"]).replaceAll("Costs", "Other")),
    "TABLES-OVERLAP",
    "Costs",
  ],
  [
    "a table with more columns than its range",
    { [TABLE]: tablePart("A1:B3", ["Project", "Amount", "Kind"]) },
    "DAMAGED-TABLE",
    "Costs",
  ],
  [
    "a table without a range",
    { [TABLE]: tablePart("HELLO", ["Project", "Amount"]) },
    "DAMAGED-TABLE",
    "Costs",
  ],
  [
    "a table outside the sheet",
    { [TABLE]: tablePart("A1:B1048577", ["Project", "Amount"]) },
    "DAMAGED-TABLE",
    "Costs",
  ],
  [
    "a table smaller than its headings and totals",
    { [TABLE]: tablePart("A1:B1", ["Project", "Amount"], 'totalsRowCount="1"') },
    "DAMAGED-TABLE",
    "Costs",
  ],
  [
    "tables of more rows than are read",
    { ...table2(tablePart("D1:D1048576", ["D"]).replaceAll("Costs", "D")) },
    "TOO-MANY-CELLS",
  ],
  [
    "100,001 merged ranges",
    costs(
      "",
      `<mergeCells>${'<mergeCell ref="D1:E1"/>'.repeat(limits.merges + 1)}</mergeCells><tableParts><tablePart r:id="rId1"/></tableParts>`,
    ),
    "TOO-MANY-MERGES",
    "Costs",
  ],
];

/** What reading comes to: the refusal's code and sentence, or "read". */
function outcome(file: Uint8Array): { readonly code: string; readonly sentence: string } {
  try {
    readWorkbook(file);
  } catch (caught) {
    if (!isRefusal(caught)) throw caught;
    expect(Object.keys(readRefusals)).toContain(caught.code);
    return { code: caught.code, sentence: caught.message };
  }
  return { code: "read", sentence: "" };
}

describe("the reader names what a file really is:", () => {
  test.each(files)("%s", (_what, file, code) => {
    const { code: found, sentence } = outcome(file);
    expect(found).toBe(code);
    expect(sentence).toMatch(/^(This|The) .*\.$/);
  });
});

describe("a file that is damaged on its way", () => {
  const whole = bookWith();
  const { grids } = readWorkbook(whole);

  test("is refused wherever it is cut off", () => {
    for (let length = 0; length < whole.length; length++)
      expect(outcome(whole.subarray(0, length)).code).not.toBe("read");
  });

  test("is refused, or reads the same, whichever of its bytes is changed", () => {
    let refusals = 0;
    for (let at = 0; at < whole.length; at++) {
      const damaged = Uint8Array.from(whole);
      damaged[at] = (damaged[at] ?? 0) ^ (1 << (at & 7));
      const { code } = outcome(damaged);
      if (code === "read") expect(readWorkbook(damaged).grids).toEqual(grids);
      else refusals++;
    }
    expect(refusals).toBeGreaterThan(0.75 * whole.length);
  });
});

describe("a workbook is refused, and its place named, with", () => {
  test.each(books)("%s", (_what, changes, code, place) => {
    const { code: found, sentence } = outcome(bookWith(changes));
    expect(found).toBe(code);
    expect(sentence).toContain(place ?? "");
    expect(sentence).not.toMatch(/invalid|error|please|undefined/i);
  });

  test("more than a million cells", () => {
    const cells = Array.from({ length: 64 }, () => "<c><v>1</v></c>").join("");
    const rows = `<row>${cells}</row>`.repeat(limits.cells / 64);
    expect(outcome(bookWith(costs(rows))).code).toBe("TOO-MANY-CELLS");
  });

  test("rows of more places than are read, though few are filled", () => {
    const columns = Array.from({ length: 10_000 }, (_, i) => `c${i}`);
    const rows = Array.from({ length: 500 }, (_, i) => `<row r="${i + 3}"><c><v>1</v></c></row>`).join("");
    const changes = { ...costs(rows), "xl/tables/table1.xml": tablePart("A1:NTP600", columns) };
    expect(outcome(bookWith(changes)).code).toBe("TOO-MANY-CELLS");
  });

  test("100 MB in one part, before it is unpacked", () => {
    const bomb = bookWith({ [SHEET]: `${sheetPart(HEADINGS)}${" ".repeat(limits.part)}` });
    expect(bomb.length).toBeLessThan(200_000);
    expect(outcome(bomb)).toMatchObject({ code: "TOO-LARGE-UNPACKED" });
  });
});
