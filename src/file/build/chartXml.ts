import type { Cell } from "../../workbook/grid.ts";
import { columnLetters } from "../../workbook/grid.ts";
import type { Range } from "../cellPlace.ts";
import { quotedSheet } from "../formula/structuredReferences.ts";
import { escapeMarkup } from "../xml/markupText.ts";

/** Cells of one column that a chart draws. */
export interface ChartRange {
  readonly sheet: string;
  readonly area: Range;
}

/** One row of marks: what it is called, where each stands across, and how high. */
export interface Series {
  readonly name: ChartRange;
  readonly across: ChartRange;
  readonly values: ChartRange;
  /** RRGGBB. */
  readonly colour: string;
}

/** A chart beside a table. */
export interface Chart {
  /** `points` and `line` stand at numbers across; `columns` and `stacked` over names. */
  readonly kind: "points" | "line" | "columns" | "stacked";
  readonly title: string;
  readonly acrossTitle: string;
  readonly upTitle: string;
  /** What it shows, for a reader who cannot see it. */
  readonly alt: string;
  /** The cell of its upper left corner, from 1, and the same as a link. */
  readonly column: number;
  readonly row: number;
  readonly corner: string;
  readonly series: readonly Series[];
}

/** What a cell holds, for the copies of values that a chart carries. */
export type CellAt = (sheet: string, row: number, column: number) => Cell;

const INK = "45515B";
const GRID = "E3E7EA";

/** A chart's part without its declaration: DrawingML, with the values it draws as they are now. */
export function chartXml(chart: Chart, cellAt: CellAt): string {
  const isOverNumbers = chart.kind === "points" || chart.kind === "line";
  const series = chart.series.map((each, at) => seriesXml(chart, each, { at, cellAt })).join("");
  const axes = '<c:axId val="1"/><c:axId val="2"/>';
  const plot = isOverNumbers
    ? `<c:scatterChart><c:scatterStyle val="lineMarker"/><c:varyColors val="0"/>${series}${axes}</c:scatterChart>`
    : `<c:barChart><c:barDir val="col"/><c:grouping val="${chart.kind === "stacked" ? "stacked" : "clustered"}"/>` +
      `<c:varyColors val="0"/>${series}<c:gapWidth val="60"/>${chart.kind === "stacked" ? '<c:overlap val="100"/>' : ""}${axes}</c:barChart>`;
  const across = isOverNumbers ? valueAxis(1, "b", chart.acrossTitle) : nameAxis(chart.acrossTitle);
  const legend =
    chart.series.length > 1
      ? `<c:legend><c:legendPos val="b"/><c:overlay val="0"/>${textProperties(900)}</c:legend>`
      : "";
  return (
    '<c:chartSpace xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">' +
    '<c:lang val="en-GB"/><c:roundedCorners val="0"/><c:chart>' +
    `<c:title>${words(chart.title, 1300, true)}</c:title><c:autoTitleDeleted val="0"/>` +
    `<c:plotArea><c:layout/>${plot}${across}${valueAxis(2, "l", chart.upTitle)}</c:plotArea>${legend}` +
    '<c:plotVisOnly val="0"/><c:dispBlanksAs val="gap"/></c:chart>' +
    `<c:spPr><a:solidFill><a:srgbClr val="FFFFFF"/></a:solidFill><a:ln w="9525"><a:solidFill><a:srgbClr val="${GRID}"/></a:solidFill></a:ln></c:spPr>` +
    "</c:chartSpace>"
  );
}

function seriesXml(
  { kind }: Chart,
  { name, across, values, colour }: Series,
  { at, cellAt }: { readonly at: number; readonly cellAt: CellAt },
): string {
  const fill = `<a:solidFill><a:srgbClr val="${colour}"/></a:solidFill>`;
  const head = `<c:idx val="${at}"/><c:order val="${at}"/><c:tx>${copied("str", name, cellAt)}</c:tx>`;
  if (kind === "columns" || kind === "stacked")
    return (
      `<c:ser>${head}<c:spPr>${fill}</c:spPr><c:invertIfNegative val="0"/>` +
      `<c:cat>${copied("str", across, cellAt)}</c:cat><c:val>${copied("num", values, cellAt)}</c:val></c:ser>`
    );
  const line = kind === "line" ? `<a:ln w="22225">${fill}</a:ln>` : '<a:ln w="19050"><a:noFill/></a:ln>';
  return (
    `<c:ser>${head}<c:spPr>${line}</c:spPr>` +
    `<c:marker><c:symbol val="circle"/><c:size val="7"/><c:spPr>${fill}</c:spPr></c:marker>` +
    `<c:xVal>${copied("num", across, cellAt)}</c:xVal><c:yVal>${copied("num", values, cellAt)}</c:yVal><c:smooth val="0"/></c:ser>`
  );
}

/** A reference to cells with a copy of what they hold, so that a viewer that does not calculate draws the truth. */
function copied(kind: "str" | "num", { sheet, area }: ChartRange, cellAt: CellAt): string {
  const cells = Array.from({ length: area.bottom - area.top + 1 }, (_, down) =>
    cellAt(sheet, area.top + down, area.left),
  );
  const points = cells
    .map((cell, at) => {
      const isThere = kind === "num" ? typeof cell === "number" : cell !== null && cell !== "";
      return isThere ? `<c:pt idx="${at}"><c:v>${escapeMarkup(String(cell))}</c:v></c:pt>` : "";
    })
    .join("");
  const code = kind === "num" ? "<c:formatCode>General</c:formatCode>" : "";
  const reference = `${quotedSheet(sheet)}!${absolute(area)}`;
  return (
    `<c:${kind}Ref><c:f>${escapeMarkup(reference)}</c:f>` +
    `<c:${kind}Cache>${code}<c:ptCount val="${cells.length}"/>${points}</c:${kind}Cache></c:${kind}Ref>`
  );
}

function absolute({ left, right, top, bottom }: Range): string {
  const from = `$${columnLetters(left)}$${top}`;
  const to = `$${columnLetters(right)}$${bottom}`;
  return from === to ? from : `${from}:${to}`;
}

const nameAxis = (title: string): string =>
  `<c:catAx><c:axId val="1"/><c:scaling><c:orientation val="minMax"/></c:scaling><c:delete val="0"/><c:axPos val="b"/>` +
  `<c:title>${words(title, 1000)}</c:title><c:numFmt formatCode="General" sourceLinked="0"/><c:majorTickMark val="none"/>` +
  `<c:minorTickMark val="none"/><c:tickLblPos val="low"/>${textProperties(900)}<c:crossAx val="2"/><c:crosses val="autoZero"/>` +
  '<c:auto val="1"/><c:lblAlgn val="ctr"/><c:lblOffset val="100"/><c:noMultiLvlLbl val="0"/></c:catAx>';

function valueAxis(id: 1 | 2, side: "b" | "l", title: string): string {
  const lines = `<c:majorGridlines><c:spPr><a:ln w="6350"><a:solidFill><a:srgbClr val="${GRID}"/></a:solidFill></a:ln></c:spPr></c:majorGridlines>`;
  return (
    `<c:valAx><c:axId val="${id}"/><c:scaling><c:orientation val="minMax"/></c:scaling><c:delete val="0"/><c:axPos val="${side}"/>` +
    `${side === "l" ? lines : ""}<c:title>${words(title, 1000)}</c:title><c:numFmt formatCode="£#,##0" sourceLinked="0"/>` +
    `<c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="low"/>${textProperties(900)}` +
    `<c:crossAx val="${id === 1 ? 2 : 1}"/><c:crosses val="autoZero"/><c:crossBetween val="${id === 1 ? "midCat" : "between"}"/></c:valAx>`
  );
}

const textProperties = (size: number): string =>
  `<c:txPr><a:bodyPr/><a:lstStyle/><a:p><a:pPr><a:defRPr sz="${size}"><a:solidFill><a:srgbClr val="${INK}"/></a:solidFill></a:defRPr></a:pPr><a:endParaRPr lang="en-GB"/></a:p></c:txPr>`;

const words = (text: string, size: number, bold = false): string =>
  `<c:tx><c:rich><a:bodyPr/><a:lstStyle/><a:p><a:pPr><a:defRPr sz="${size}" b="${bold ? 1 : 0}"/></a:pPr>` +
  `<a:r><a:rPr lang="en-GB" sz="${size}" b="${bold ? 1 : 0}"><a:solidFill><a:srgbClr val="${INK}"/></a:solidFill></a:rPr>` +
  `<a:t>${escapeMarkup(text)}</a:t></a:r></a:p></c:rich></c:tx><c:overlay val="0"/>`;
