import { referenceFromRange } from "../write/rangeReference.ts";
import { escapeMarkup } from "../xml/markupText.ts";
import { type CellAt, chartXml } from "./chartXml.ts";
import { drawingXml } from "./drawingXml.ts";
import { FONT, looks } from "./looks.ts";
import { type PackageParts, packageParts } from "./packageParts.ts";
import { addPane } from "./paneParts.ts";
import type { PlannedSheet, PlannedTable, PlannedWorkbook } from "./plan.ts";

const LINKS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/** What the template says of itself where no reader looks, so that a later version can tell what it is. */
export interface Marks {
  readonly TwintrackTemplate: string;
  readonly TwintrackDescription: string;
}

/** Adds to a workbook's parts what exceljs cannot write, and mends what it writes out of order. */
export function finishPackage(
  bytes: Uint8Array,
  plan: PlannedWorkbook,
  extra: { cellAt: CellAt; marks: Marks },
): Uint8Array {
  const parts = packageParts(bytes);
  // exceljs numbers sheets and tables in the order in which they were added.
  let tableNumber = 0;
  plan.sheets.forEach((sheet, at) => {
    const part = `xl/worksheets/sheet${at + 1}.xml`;
    for (const table of sheet.tables)
      addCalculatedColumns(parts, `xl/tables/table${++tableNumber}.xml`, table);
    // A row that says its height but not that it is fixed follows its text when that changes.
    parts.change(part, (text) => text.replaceAll(' customHeight="1"', ""));
    addHyperlinks(parts, part, sheet);
    addCharts(parts, { part, number: at + 1 }, { sheet, cellAt: extra.cellAt });
  });
  addNames(parts, plan.names);
  mendFonts(parts);
  addMarks(parts, extra.marks);
  addPane(parts);
  return parts.pack();
}

/** A row added below takes these formulas along. */
function addCalculatedColumns(parts: PackageParts, part: string, table: PlannedTable): void {
  if (!parts.text(part).includes(`displayName="${table.name}"`))
    throw new RangeError(`${part} is not ${table.name}`);
  let at = -1;
  parts.change(part, (text) =>
    text.replace(/<tableColumn ([^>]*?)\/>/g, (whole, attributes: string) => {
      const formula = table.formulas.get(table.columns[++at] ?? "");
      if (formula === undefined) return whole;
      return `<tableColumn ${attributes}><calculatedColumnFormula>${escapeMarkup(formula)}</calculatedColumnFormula></tableColumn>`;
    }),
  );
}

/** What may stand behind the hyperlinks of a sheet part, of what exceljs writes. */
const BEHIND_LINKS = /(?=<(?:printOptions|pageMargins)\b)/;
/** What may stand behind its drawing. */
const BEHIND_DRAWING = /(?=<(?:legacyDrawing|tableParts|extLst)\b|<\/worksheet>)/;

function addHyperlinks(parts: PackageParts, part: string, { cells }: PlannedSheet): void {
  const links = [...cells].flatMap(([row, onRow]) =>
    [...onRow].flatMap(([column, { link, value }]) =>
      link === undefined
        ? []
        : `<hyperlink ref="${referenceFromRange({ left: column, right: column, top: row, bottom: row })}" ` +
          `location="${escapeMarkup(link)}" display="${escapeMarkup(String(value ?? ""))}"/>`,
    ),
  );
  if (links.length === 0) return;
  parts.change(part, (text) => text.replace(BEHIND_LINKS, `<hyperlinks>${links.join("")}</hyperlinks>`));
}

function addCharts(
  parts: PackageParts,
  { part, number }: { readonly part: string; readonly number: number },
  { sheet, cellAt }: { readonly sheet: PlannedSheet; readonly cellAt: CellAt },
): void {
  if (sheet.charts.length === 0) return;
  const drawing = `xl/drawings/drawing${number}.xml`;
  const ids = sheet.charts.map((chart, at) => {
    const name = `chart${number}${at + 1}.xml`;
    parts.add(
      `xl/charts/${name}`,
      chartXml(chart, cellAt),
      "application/vnd.openxmlformats-officedocument.drawingml.chart+xml",
    );
    return parts.link(drawing, `${LINKS}/chart`, `../charts/${name}`);
  });
  parts.add(
    drawing,
    drawingXml(sheet.charts, ids),
    "application/vnd.openxmlformats-officedocument.drawing+xml",
  );
  const id = parts.link(part, `${LINKS}/drawing`, `../drawings/drawing${number}.xml`);
  parts.change(part, (text) => text.replace(BEHIND_DRAWING, `<drawing r:id="${id}"/>`));
}

function addNames(parts: PackageParts, names: PlannedWorkbook["names"]): void {
  const markup = [...names].map(
    ([name, target]) => `<definedName name="${name}">${escapeMarkup(target)}</definedName>`,
  );
  parts.change("xl/workbook.xml", (text) =>
    text.replace("</definedNames>", `${markup.join("")}</definedNames>`),
  );
}

/** The order in which the standard wants the properties of a font, which exceljs does not keep. */
const ORDINARY = `<font><sz val="${looks.said.size}"/><color rgb="FF${looks.said.ink}"/><name val="${FONT}"/><family val="2"/></font>`;
const FONT_ORDER = [
  "b",
  "i",
  "strike",
  "condense",
  "extend",
  "outline",
  "shadow",
  "u",
  "vertAlign",
  "sz",
  "color",
  "name",
  "family",
  "charset",
  "scheme",
];

/** Puts the properties of fonts in order, and makes the workbook's ordinary font the one that the cells have. */
function mendFonts(parts: PackageParts): void {
  const place = (tag: string) => FONT_ORDER.indexOf(/<(\w+)/.exec(tag)?.[1] ?? "");
  parts.change("xl/styles.xml", (text) =>
    text.replace(/<font>.*?<\/font>/s, ORDINARY).replace(/<font>([\s\S]*?)<\/font>/g, (_, inside: string) => {
      const tags = (inside.match(/<[^>]*\/>/g) ?? []).sort((a, b) => place(a) - place(b));
      return `<font>${tags.join("")}</font>`;
    }),
  );
}

function addMarks(parts: PackageParts, marks: Marks): void {
  const properties = Object.entries(marks).map(
    ([name, value], at) =>
      `<property fmtid="{D5CDD505-2E9C-101B-9397-08002B2CF9AE}" pid="${at + 2}" name="${name}"><vt:lpwstr>${escapeMarkup(value)}</vt:lpwstr></property>`,
  );
  parts.add(
    "docProps/custom.xml",
    '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties" ' +
      `xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes">${properties.join("")}</Properties>`,
    "application/vnd.openxmlformats-officedocument.custom-properties+xml",
  );
  parts.link("", `${LINKS}/custom-properties`, "docProps/custom.xml");
}
