import { isRefusal } from "../refusal.ts";
import { decodeXml, encodingOf, spaces, visitXml, type XmlElement, type XmlVisitor } from "../xml/xml.ts";
import { ascii } from "../xml/xmlScan.ts";
import { indexOf } from "./nature.ts";
import type { CellSink } from "./rawCell.ts";
import { cellVisitor } from "./sheetParse.ts";
import { scanCells } from "./sheetScan.ts";

/** What a sheet part says outside its cells. */
export interface SheetOutline {
  /** Ids of the relationships to its tables. */
  readonly tableIds: readonly string[];
  /** Merged ranges as written. */
  readonly merges: readonly string[];
}

/** A sheet's outline, and the sink that took its cells. */
export interface SheetReading<Sink extends CellSink> {
  readonly outline: SheetOutline;
  readonly sink: Sink;
}

/**
 * Reads a sheet part: its cells by the quick scan where they have the plain shape, by the parser where they do not,
 * and whatever stands around them by the parser always.
 *
 * @param newSink makes a fresh sink; a second one where the scan gives up half-way
 * @throws a refusal where the part is not well formed to its last byte
 */
export function readSheet<Sink extends CellSink>(
  part: Uint8Array,
  sheet: string,
  newSink: () => Sink,
): SheetReading<Sink> {
  return scanSheet(part, sheet, newSink) ?? parseSheet(part, sheet, newSink);
}

/** Reads a sheet part by the parser alone: what {@link readSheet} falls back on, and is tested against. */
export function parseSheet<Sink extends CellSink>(
  part: Uint8Array,
  sheet: string,
  newSink: () => Sink,
): SheetReading<Sink> {
  const sink = newSink();
  const outline = newOutline();
  const visitors = [outlineVisitor(outline), cellVisitor(sheet, sink)];
  visitXml(decodeXml(part, labelOf(sheet)), sourceOf(sheet), {
    open: (element) => {
      for (const visitor of visitors) visitor.open?.(element);
    },
    text: (text, element) => {
      for (const visitor of visitors) visitor.text?.(text, element);
    },
    close: (element) => {
      for (const visitor of visitors) visitor.close?.(element);
    },
  });
  return { outline, sink };
}

const DATA = ascii("<sheetData>");
const DATA_END = ascii("</sheetData>");

function scanSheet<Sink extends CellSink>(
  part: Uint8Array,
  sheet: string,
  newSink: () => Sink,
): SheetReading<Sink> | undefined {
  if (encodingOf(part) !== "utf-8") return undefined;
  const start = indexOf(part, DATA);
  const end = lastIndexOf(part, DATA_END);
  if (start < 0 || end < start) return undefined;
  const outline = newOutline();
  const root = rootAround(part.subarray(0, start), part.subarray(end + DATA_END.length), sheet, outline);
  if (root === undefined) return undefined;
  const sink = newSink();
  const plain = scanCells(part, { from: start + DATA.length, to: end }, root.prefixes, sink);
  return plain ? { outline, sink } : undefined;
}

/**
 * Reads what stands around the cells, and gives the root if they stand in it, once and truly: not in a comment, in
 * CDATA, or deeper down.
 */
function rootAround(
  before: Uint8Array,
  after: Uint8Array,
  sheet: string,
  outline: Outline,
): XmlElement | undefined {
  const holders: (XmlElement | undefined)[] = [];
  const visitor = outlineVisitor(outline);
  try {
    const head = decodeXml(before, labelOf(sheet), "utf-8");
    if (/^<\?xml[^>]*version\s*=\s*["']1\.1/.test(head)) return undefined; // control characters follow other rules
    visitXml(`${head}<sheetData/>${decodeXml(after, labelOf(sheet), "utf-8")}`, sourceOf(sheet), {
      open: (element) => {
        if (element.name === "sheetData") holders.push(element.parent);
        visitor.open?.(element);
      },
    });
  } catch (caught) {
    if (isRefusal(caught)) return undefined; // the parser reads all of it, and says what is wrong and where
    throw caught;
  }
  const [root] = holders;
  return holders.length === 1 && root?.name === "worksheet" && root.parent === undefined ? root : undefined;
}

interface Outline {
  readonly tableIds: string[];
  readonly merges: string[];
}

const newOutline = (): Outline => ({ tableIds: [], merges: [] });

const outlineVisitor = (outline: Outline): XmlVisitor => ({
  open: ({ name, parent, attributes }) => {
    if (name === "tablePart" && parent?.name === "tableParts")
      outline.tableIds.push(attributes.get("r:id") ?? "");
    if (name === "mergeCell" && parent?.name === "mergeCells")
      outline.merges.push(attributes.get("ref") ?? "");
  },
});

const labelOf = (sheet: string): string => `the sheet ${sheet}`;
const sourceOf = (sheet: string) => ({ label: labelOf(sheet), space: spaces.main, root: "worksheet" });

function lastIndexOf(bytes: Uint8Array, wanted: Uint8Array): number {
  const last = wanted[wanted.length - 1] as number;
  for (
    let at = bytes.lastIndexOf(last);
    at >= wanted.length - 1;
    at = at === 0 ? -1 : bytes.lastIndexOf(last, at - 1)
  ) {
    const from = at - wanted.length + 1;
    if (wanted.every((byte, i) => bytes[from + i] === byte)) return from;
  }
  return -1;
}
