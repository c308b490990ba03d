import { escapeMarkup } from "../xml/markupText.ts";
import type { Chart } from "./chartXml.ts";

/** The size of a chart in English Metric Units, 914,400 an inch: 17 by 10 centimetres. */
const SIZE = { wide: 6_120_000, high: 3_600_000 };

/**
 * The drawing of a sheet: where each chart stands, its name, and its words for a reader who cannot see it. Charts keep
 * their size whatever becomes of the rows and columns beneath.
 *
 * @param ids of the links to the charts' parts, in their order
 */
export function drawingXml(charts: readonly Chart[], ids: readonly string[]): string {
  const anchors = charts.map((chart, at) => anchorOf(chart, ids[at] ?? "", at + 2));
  return (
    '<xdr:wsDr xmlns:xdr="http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing" ' +
    `xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">${anchors.join("")}</xdr:wsDr>`
  );
}

const anchorOf = ({ column, row, title, alt }: Chart, id: string, number: number): string =>
  `<xdr:oneCellAnchor><xdr:from><xdr:col>${column - 1}</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>${row - 1}</xdr:row><xdr:rowOff>0</xdr:rowOff></xdr:from>` +
  `<xdr:ext cx="${SIZE.wide}" cy="${SIZE.high}"/><xdr:graphicFrame macro=""><xdr:nvGraphicFramePr>` +
  `<xdr:cNvPr id="${number}" name="${escapeMarkup(title)}" descr="${escapeMarkup(alt)}"/><xdr:cNvGraphicFramePr/></xdr:nvGraphicFramePr>` +
  '<xdr:xfrm><a:off x="0" y="0"/><a:ext cx="0" cy="0"/></xdr:xfrm><a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/chart">' +
  '<c:chart xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" ' +
  `r:id="${id}"/></a:graphicData></a:graphic></xdr:graphicFrame><xdr:clientData/></xdr:oneCellAnchor>`;
