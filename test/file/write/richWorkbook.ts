import ExcelJS from "exceljs";
import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const LINKS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE_LINKS = "http://schemas.openxmlformats.org/package/2006/relationships";
const MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const PIXEL =
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";

/** The parts of a package as text by name; what is no text goes through unharmed as Latin-1. */
export type TextParts = Map<string, string>;

/** A package with some of its parts changed, added or deleted. */
export function withParts(bytes: Uint8Array, change: (parts: TextParts) => void): Uint8Array {
  const isText = (name: string) => /\.(xml|rels|vml)$/.test(name);
  const unpacked = Object.entries(unzipSync(bytes)).filter(([name]) => !name.endsWith("/"));
  const parts = new Map(unpacked.map(([name, part]) => [name, strFromU8(part, !isText(name))]));
  change(parts);
  const packed = [...parts].map(([name, part]) => [name, strToU8(part, !isText(name))] as const);
  return zipSync(Object.fromEntries(packed), { mtime: new Date(1980, 0, 1) });
}

/** Replaces one stretch of a part, which must be there. */
export function edit(parts: TextParts, name: string, from: string | RegExp, to: string): void {
  const before = parts.get(name);
  const after = before?.replace(from, () => to);
  if (after === undefined || after === before) throw new Error(`${name} has no ${from}`);
  parts.set(name, after);
}

/** One part of a package as text. */
export const partOf = (bytes: Uint8Array, name: string): string => {
  const part = unzipSync(bytes)[name];
  if (part === undefined) throw new Error(`no part ${name}`);
  return strFromU8(part);
};

const link = (id: string, type: string, target: string) =>
  `<Relationship Id="${id}" Type="${type}" Target="${target}"/>`;
const links = (...all: string[]) =>
  `${HEAD}<Relationships xmlns="${PACKAGE_LINKS}">${all.join("")}</Relationships>`;

function addLink(parts: TextParts, name: string, added: string): void {
  parts.set(name, parts.get(name)?.replace("</Relationships>", `${added}</Relationships>`) ?? links(added));
}

function addType(parts: TextParts, part: string, type: string): void {
  edit(
    parts,
    "[Content_Types].xml",
    "</Types>",
    `<Override PartName="/${part}" ContentType="${type}"/></Types>`,
  );
}

/**
 * A workbook such as an officer hands in: a portfolio table with a calculated column, a column of the officer's own,
 * drop-downs, conditional formats old and new, a chart, names; an action table with totals and a signature below it; a
 * note, a picture, custom XML, a task pane, a sensitivity label, a calculation chain.
 */
export async function richWorkbook(): Promise<Uint8Array> {
  const book = new ExcelJS.Workbook();
  portfolio(book);
  actions(book);
  const notes = book.addWorksheet("Notes");
  notes.getCell("B2").value = "Minutes";
  notes.getCell("B2").note = "Agreed in June";
  const picture = book.addImage({ base64: PIXEL, extension: "png" });
  notes.addImage(picture, "D2:E4");
  book.definedNames.add("'7 Portfolio'!$B$5:$B$7", "ProjectNames");
  book.definedNames.add("'7 Portfolio'!$B$5", "FirstProject");
  const bytes = new Uint8Array(await book.xlsx.writeBuffer());
  return withParts(bytes, (parts) => {
    addCalculation(parts);
    addNewerFormats(parts);
    addChart(parts);
    addCompany(parts);
  });
}

function portfolio(book: ExcelJS.Workbook): void {
  const sheet = book.addWorksheet("7 Portfolio", { pageSetup: { printArea: "A$1:F$7" } });
  sheet.getCell("A1").value = "7 Portfolio";
  sheet.getCell("H1").value = { formula: "SUM(Portfolio[Cost])", result: 60 };
  sheet.addTable({
    name: "Portfolio",
    ref: "A4",
    headerRow: true,
    columns: ["Rank", "Project", "Cost", "Value", "Ratio", "Note"].map((name) => ({
      name,
      filterButton: true,
    })),
    rows: [
      [1, "Online answers", 10, 30, { formula: RATIO, result: 3 }, "ask Ann"],
      [2, "Video guides", 20, 40, { formula: RATIO, result: 2 }, null],
      [3, "Flood alerts", 30, 30, { formula: RATIO, result: 1 }, null],
    ],
  });
  for (const [at, format] of ["0", "@", "£#,##0", "£#,##0", "0.00", "General"].entries())
    for (const row of [5, 6, 7]) sheet.getCell(row, at + 1).numFmt = format;
  sheet.getCell("B6").font = { bold: true };
  const validations = (
    sheet as unknown as { dataValidations: { add: (range: string, rule: object) => void } }
  ).dataValidations;
  validations.add("F5:F7", { type: "textLength", operator: "lessThan", formulae: [200] });
  validations.add("C5:D1000", { type: "decimal", operator: "greaterThan", formulae: [0] });
  sheet.addConditionalFormatting({
    ref: "E5:E7",
    rules: [{ type: "expression", formulae: ["E5<1"], priority: 1, style: { font: { bold: true } } }],
  });
}

const RATIO = "Portfolio[[#This Row],[Value]]/Portfolio[[#This Row],[Cost]]";

function actions(book: ExcelJS.Workbook): void {
  const sheet = book.addWorksheet("Action plan");
  sheet.addTable({
    name: "Actions",
    ref: "B3",
    headerRow: true,
    totalsRow: true,
    columns: [
      { name: "Action", totalsRowLabel: "Total" },
      { name: "Days", totalsRowFunction: "sum" },
    ],
    rows: [
      ["Train staff", 3],
      ["Write policy", 4],
    ],
  });
  sheet.getCell("A5").value = "see minutes";
  sheet.getCell("B12").value = "Signed off by";
}

function addCalculation(parts: TextParts): void {
  edit(
    parts,
    "xl/tables/table1.xml",
    /<tableColumn id="5" name="Ratio"[^>]*\/>/,
    `<tableColumn id="5" name="Ratio"><calculatedColumnFormula>${RATIO}</calculatedColumnFormula></tableColumn>`,
  );
  parts.set(
    "xl/calcChain.xml",
    `${HEAD}<calcChain xmlns="${MAIN}"><c r="E5" i="1"/><c r="E6"/><c r="E7"/></calcChain>`,
  );
  addType(
    parts,
    "xl/calcChain.xml",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.calcChain+xml",
  );
  addLink(parts, "xl/_rels/workbook.xml.rels", link("rIdChain", `${LINKS}/calcChain`, "calcChain.xml"));
}

function addNewerFormats(parts: TextParts): void {
  const x14 = "http://schemas.microsoft.com/office/spreadsheetml/2009/9/main";
  const xm = "http://schemas.microsoft.com/office/excel/2006/main";
  edit(
    parts,
    "xl/worksheets/sheet1.xml",
    "</worksheet>",
    `<extLst><ext uri="{78C0D931-6437-407d-A8EE-F0AAD7539E65}" xmlns:x14="${x14}"><x14:conditionalFormattings>` +
      `<x14:conditionalFormatting xmlns:xm="${xm}"><x14:cfRule type="iconSet" priority="9" id="{00000000-0000-0000-0000-000000000001}">` +
      '<x14:iconSet iconSet="3Stars"><x14:cfvo type="percent"><xm:f>0</xm:f></x14:cfvo><x14:cfvo type="num"><xm:f>2</xm:f></x14:cfvo>' +
      '<x14:cfvo type="num"><xm:f>3</xm:f></x14:cfvo></x14:iconSet></x14:cfRule><xm:sqref>D5:D7</xm:sqref>' +
      "</x14:conditionalFormatting></x14:conditionalFormattings></ext></extLst></worksheet>",
  );
}

const numbers = (of: string, values: readonly number[]) =>
  `<c:numRef><c:f>${of}</c:f><c:numCache><c:formatCode>General</c:formatCode><c:ptCount val="${values.length}"/>` +
  `${values.map((value, at) => `<c:pt idx="${at}"><c:v>${value}</c:v></c:pt>`).join("")}</c:numCache></c:numRef>`;
const words = (of: string, values: readonly string[]) =>
  `<c:strRef><c:f>${of}</c:f><c:strCache><c:ptCount val="${values.length}"/>` +
  `${values.map((value, at) => `<c:pt idx="${at}"><c:v>${value}</c:v></c:pt>`).join("")}</c:strCache></c:strRef>`;

function addChart(parts: TextParts): void {
  const spaces =
    'xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"';
  const axis = (kind: string, id: number, other: number, side: string) =>
    `<c:${kind}><c:axId val="${id}"/><c:scaling><c:orientation val="minMax"/></c:scaling><c:delete val="0"/>` +
    `<c:axPos val="${side}"/><c:crossAx val="${other}"/></c:${kind}>`;
  parts.set(
    "xl/charts/chart1.xml",
    `${HEAD}<c:chartSpace ${spaces}><c:chart><c:plotArea><c:layout/><c:barChart><c:barDir val="bar"/><c:grouping val="clustered"/>` +
      `<c:ser><c:idx val="0"/><c:order val="0"/><c:tx>${words("'7 Portfolio'!$D$4", ["Value"])}</c:tx>` +
      `<c:cat>${words("'7 Portfolio'!$B$5:$B$7", ["Online answers", "Video guides", "Flood alerts"])}</c:cat>` +
      `<c:val>${numbers("'7 Portfolio'!$D$5:$D$7", [30, 40, 30])}</c:val></c:ser>` +
      `${'<c:axId val="1"/><c:axId val="2"/></c:barChart>'}${axis("catAx", 1, 2, "l")}${axis("valAx", 2, 1, "b")}</c:plotArea></c:chart></c:chartSpace>`,
  );
  addType(parts, "xl/charts/chart1.xml", "application/vnd.openxmlformats-officedocument.drawingml.chart+xml");
  parts.set(
    "xl/drawings/drawing9.xml",
    `${HEAD}<xdr:wsDr xmlns:xdr="http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing" ${spaces}><xdr:twoCellAnchor>` +
      "<xdr:from><xdr:col>8</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>2</xdr:row><xdr:rowOff>0</xdr:rowOff></xdr:from>" +
      "<xdr:to><xdr:col>14</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>18</xdr:row><xdr:rowOff>0</xdr:rowOff></xdr:to>" +
      '<xdr:graphicFrame macro=""><xdr:nvGraphicFramePr><xdr:cNvPr id="2" name="Value" descr="Value of projects"/><xdr:cNvGraphicFramePr/></xdr:nvGraphicFramePr>' +
      '<xdr:xfrm><a:off x="0" y="0"/><a:ext cx="0" cy="0"/></xdr:xfrm><a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/chart">' +
      `<c:chart xmlns:r="${LINKS}" r:id="rId1"/></a:graphicData></a:graphic></xdr:graphicFrame><xdr:clientData/></xdr:twoCellAnchor></xdr:wsDr>`,
  );
  addType(parts, "xl/drawings/drawing9.xml", "application/vnd.openxmlformats-officedocument.drawing+xml");
  parts.set(
    "xl/drawings/_rels/drawing9.xml.rels",
    links(link("rId1", `${LINKS}/chart`, "../charts/chart1.xml")),
  );
  addLink(
    parts,
    "xl/worksheets/_rels/sheet1.xml.rels",
    link("rIdDraw", `${LINKS}/drawing`, "../drawings/drawing9.xml"),
  );
  edit(parts, "xl/worksheets/sheet1.xml", "<tableParts", `<drawing r:id="rIdDraw"/><tableParts`);
}

function addCompany(parts: TextParts): void {
  parts.set("customXml/item1.xml", "<council><retention>7 years</retention></council>");
  addLink(
    parts,
    "xl/_rels/workbook.xml.rels",
    link("rIdOwn", `${LINKS}/customXml`, "../customXml/item1.xml"),
  );
  const office = "http://schemas.microsoft.com/office";
  parts.set(
    "docMetadata/LabelInfo.xml",
    `${HEAD}<clbl:labelList xmlns:clbl="${office}/2020/mipLabelMetadata"><clbl:label id="{00000000-0000-0000-0000-000000000002}" enabled="1" method="Privileged" siteId="{00000000-0000-0000-0000-000000000003}" removed="0"/></clbl:labelList>`,
  );
  addType(parts, "docMetadata/LabelInfo.xml", "application/vnd.ms-office.classificationlabels+xml");
  addLink(
    parts,
    "_rels/.rels",
    link("rIdLabel", `${office}/2020/02/relationships/classificationlabels`, "docMetadata/LabelInfo.xml"),
  );
  parts.set(
    "xl/webextensions/taskpanes.xml",
    `${HEAD}<wetp:taskpanes xmlns:wetp="${office}/webextensions/taskpanes/2010/11"><wetp:taskpane dockstate="right" visibility="0" width="350" row="4"><wetp:webextensionref xmlns:r="${LINKS}" r:id="rId1"/></wetp:taskpane></wetp:taskpanes>`,
  );
  parts.set(
    "xl/webextensions/webextension1.xml",
    `${HEAD}<we:webextension xmlns:we="${office}/webextensions/webextension/2010/11" id="{11111111-1111-1111-1111-111111111111}"><we:reference id="11111111-1111-1111-1111-111111111111" version="1.0" store="EXCatalog" storeType="EXCatalog"/><we:alternateReferences/><we:properties/><we:bindings/><we:snapshot xmlns:r="${LINKS}"/></we:webextension>`,
  );
  parts.set(
    "xl/webextensions/_rels/taskpanes.xml.rels",
    links(link("rId1", `${office}/2011/relationships/webextension`, "webextension1.xml")),
  );
  addType(parts, "xl/webextensions/taskpanes.xml", "application/vnd.ms-office.webextensiontaskpanes+xml");
  addType(parts, "xl/webextensions/webextension1.xml", "application/vnd.ms-office.webextension+xml");
  addLink(
    parts,
    "_rels/.rels",
    link("rIdPane", `${office}/2011/relationships/webextensiontaskpanes`, "xl/webextensions/taskpanes.xml"),
  );
}
