import { columnFromLetters } from "../cellPlace.ts";
import { isOn, type XmlElement, type XmlVisitor } from "../xml/xml.ts";
import { type CellSink, newRawCell, type RawCell, refuseSheet } from "./rawCell.ts";

/**
 * Takes the cells of a sheet part from a parser into `sink`: any legal spelling, where `scanCells` knows only the
 * plain one, with the same result.
 */
export function cellVisitor(sheet: string, sink: CellSink): XmlVisitor {
  const cell = newRawCell();
  // A cell may hold a value, an inline text, or by some programs both; its kind says which counts.
  const found: { v: string | undefined; is: string | undefined } = { v: undefined, is: undefined };
  return {
    open: (element) => {
      const { name, attributes } = element;
      if (isRow(element)) sink.row(rowNumber(attributes.get("r")), isOn(attributes.get("hidden")));
      else if (isCell(element)) {
        takeAttributes(element, cell, sheet);
        found.v = undefined;
        found.is = undefined;
      } else if (isCell(element.parent)) {
        if (name === "f") cell.formula = true;
        if (name !== "v" && name !== "is") return;
        if (found[name] !== undefined) throw refuseSheet(sheet, "a cell has two values");
        found[name] = "";
      }
    },
    text: (text, element) => {
      const holder = holderOf(element);
      if (holder !== undefined) found[holder] += text;
    },
    close: (element) => {
      if (!isCell(element)) return;
      cell.value = cell.kind === "inlineStr" ? (found.is ?? found.v) : (found.v ?? found.is);
      sink.cell(cell);
    },
  };
}

const isRow = (element: XmlElement | undefined): boolean =>
  element?.name === "row" &&
  element.parent?.name === "sheetData" &&
  element.parent.parent?.parent === undefined;

const isCell = (element: XmlElement | undefined): boolean => element?.name === "c" && isRow(element.parent);

/**
 * Which of a cell's elements a text belongs to: its value, or its inline text, plain or in runs, without the reading
 * aids of Japanese.
 */
function holderOf({ name, parent }: XmlElement): "v" | "is" | undefined {
  if (name === "v") return isCell(parent) ? "v" : undefined;
  if (name !== "t") return undefined;
  const holder = parent?.name === "r" ? parent.parent : parent;
  return holder?.name === "is" && isCell(holder.parent) ? "is" : undefined;
}

const rowNumber = (text: string | undefined): number => {
  if (text === undefined) return 0;
  const row = /^\s*\+?\d+\s*$/.test(text) ? Number(text) : Number.NaN;
  return row === 0 ? Number.NaN : row;
};

function takeAttributes({ attributes }: XmlElement, cell: RawCell, sheet: string): void {
  const reference = attributes.get("r");
  const found =
    reference === undefined ? ["", "", "0"] : /^\s*([A-Za-z]{1,3})([1-9]\d{0,6})\s*$/.exec(reference);
  if (found === null) throw refuseSheet(sheet, `it has a cell called ${String(reference).slice(0, 20)}`);
  const style = attributes.get("s") ?? "0";
  if (!/^\s*\d{1,7}\s*$/.test(style))
    throw refuseSheet(sheet, `it has a cell with the style ${style.slice(0, 20)}`);
  cell.column = columnFromLetters(found[1] ?? "");
  cell.row = Number(found[2]);
  cell.kind = attributes.get("t")?.trim() ?? "n";
  cell.style = Number(style);
  cell.formula = false;
}
