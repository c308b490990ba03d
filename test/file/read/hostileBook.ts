import { craftZip } from "./hostileZip.ts";

const MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const LINKS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE = "http://schemas.openxmlformats.org/package/2006";
const TYPES = "application/vnd.openxmlformats-officedocument.spreadsheetml";
const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

/** A part to put in place of a plain workbook's own; null takes it out. */
export type Changes = Readonly<Record<string, string | Uint8Array | null>>;

/** The pointers of a part: id, last word of the type, target. */
export const pointers = (...lines: readonly (readonly [string, string, string])[]): string =>
  `${XML}<Relationships xmlns="${PACKAGE}/relationships">${lines
    .map(([id, kind, target]) => `<Relationship Id="${id}" Type="${LINKS}/${kind}" Target="${target}"/>`)
    .join("")}</Relationships>`;

/** A sheet part holding these rows, and whatever stands behind them. */
export const sheetPart = (
  rows: string,
  after = '<tableParts count="1"><tablePart r:id="rId1"/></tableParts>',
): string =>
  `${XML}<worksheet xmlns="${MAIN}" xmlns:r="${LINKS}"><sheetData>${rows}</sheetData>${after}</worksheet>`;

/** A workbook part listing these sheets. */
export const workbookPart = (sheets: string, settings = "", after = ""): string =>
  `${XML}<workbook xmlns="${MAIN}" xmlns:r="${LINKS}">${settings}<sheets>${sheets}</sheets>${after}</workbook>`;

/** A table part. */
export const tablePart = (ref: string, columns: readonly string[], more = ""): string =>
  `${XML}<table xmlns="${MAIN}" id="1" name="Costs" displayName="Costs" ref="${ref}" ${more}>` +
  `<tableColumns count="${columns.length}">${columns
    .map((name, i) => `<tableColumn id="${i + 1}" name="${name}"/>`)
    .join("")}</tableColumns></table>`;

/** Shared texts, each the inside of its `si`. */
export const stringsPart = (...items: readonly string[]): string =>
  `${XML}<sst xmlns="${MAIN}">${items.map((item) => `<si>${item}</si>`).join("")}</sst>`;

/** Styles whose formats, by style number, are these. */
export const stylesPart = (...formats: readonly (number | string)[]): string => {
  const custom = formats.map((format, i) =>
    typeof format === "string" ? { id: 164 + i, format } : undefined,
  );
  return `${XML}<styleSheet xmlns="${MAIN}"><numFmts>${custom
    .map((each) => (each ? `<numFmt numFmtId="${each.id}" formatCode="${each.format}"/>` : ""))
    .join("")}</numFmts><cellXfs>${formats
    .map((format, i) => `<xf numFmtId="${typeof format === "string" ? 164 + i : format}"/>`)
    .join("")}</cellXfs></styleSheet>`;
};

/** The heading row of the plain workbook, in shared texts. */
export const HEADINGS = '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c></row>';

/** A sheet "Costs" whose table has the columns Project and Amount, and these rows under its headings. */
export const costs = (rows: string, after?: string): Changes => ({
  "xl/worksheets/sheet1.xml": sheetPart(HEADINGS + rows, after),
});

/** A sheet "Costs" with one cell in B2, under Amount. */
export const amount = (cell: string): Changes => costs(`<row r="2">${cell}</row>`);

const plain: Changes = {
  "[Content_Types].xml":
    `${XML}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.` +
    `openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>` +
    `<Override PartName="/xl/workbook.xml" ContentType="${TYPES}.sheet.main+xml"/></Types>`,
  "_rels/.rels": pointers(["rId1", "officeDocument", "xl/workbook.xml"]),
  "xl/workbook.xml": workbookPart('<sheet name="Costs" sheetId="1" r:id="rId1"/>'),
  "xl/_rels/workbook.xml.rels": pointers(
    ["rId1", "worksheet", "worksheets/sheet1.xml"],
    ["rId2", "sharedStrings", "sharedStrings.xml"],
    ["rId3", "styles", "styles.xml"],
  ),
  "xl/sharedStrings.xml": stringsPart("<t>Project</t>", "<t>Amount</t>", "<t>Youth &amp; play £</t>"),
  "xl/styles.xml": stylesPart(0, 14, 2),
  "xl/worksheets/sheet1.xml": sheetPart(
    `${HEADINGS}<row r="2"><c r="A2" t="s"><v>2</v></c><c r="B2"><v>12.5</v></c></row>`,
  ),
  "xl/worksheets/_rels/sheet1.xml.rels": pointers(["rId1", "table", "../tables/table1.xml"]),
  "xl/tables/table1.xml": tablePart("A1:B3", ["Project", "Amount"]),
};

/** The content types with the workbook part's replaced. */
export const typed = (contentType: string): Changes => ({
  "[Content_Types].xml": String(plain["[Content_Types].xml"]).replace(`${TYPES}.sheet.main+xml`, contentType),
});

/** The parts of a plain workbook with one table, changed. */
export const partsWith = (
  changes: Changes = {},
): readonly { readonly name: string; readonly bytes: string | Uint8Array }[] =>
  Object.entries({ ...plain, ...changes }).flatMap(([name, bytes]) =>
    bytes === null ? [] : [{ name, bytes }],
  );

/** A plain workbook with one table, changed, as a file. */
export const bookWith = (changes: Changes = {}): Uint8Array => craftZip(partsWith(changes));
