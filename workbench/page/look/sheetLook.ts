import { atOnce, type Pieces } from "../../../src/file/pieces.ts";
import type { Relationship } from "../../../src/file/read/package.ts";
import type { Parts } from "../../../src/file/write/parts.ts";
import { cellsOfRow } from "../../../src/file/write/sheetCells.ts";
import { childOf, childrenOf, type Element, rootOf } from "../../../src/file/xml/markup.ts";
import { attributesOf } from "../../../src/file/xml/markupText.ts";
import { type Area, areaFromAddress } from "../../host/area.ts";
import { cellKey } from "../../host/workbook.ts";
import { type ConditionalFormat, readConditionalFormats } from "./conditionalFormats.ts";
import { type Picture, readPictures } from "./pictures.ts";
import { readValidations, type Validation } from "./validations.ts";

/** How a sheet is laid out: what its cells hold aside, everything that a person sees of it. Counted from 0. */
export interface SheetLook {
  /** The style of each cell that has one of its own, by {@link cellKey}. */
  readonly styles: ReadonlyMap<number, number>;
  readonly columns: readonly ColumnLook[];
  /** Heights that somebody set, in pixels, by row. */
  readonly heights: ReadonlyMap<number, number>;
  readonly hiddenRows: ReadonlySet<number>;
  /** How many rows and columns stay in view. */
  readonly frozenRows: number;
  readonly frozenColumns: number;
  readonly hasGridLines: boolean;
  readonly tabColour: string | undefined;
  /** Where cells lead: "#'1 Areas'!A1" within the workbook, an address outside it; by {@link cellKey}. */
  readonly links: ReadonlyMap<number, string>;
  /** Cells that are shown as one. */
  readonly merges: readonly Area[];
  readonly pictures: readonly Picture[];
  /** Whether cells have notes. */
  readonly hasNotes: boolean;
  readonly validations: readonly Validation[];
  readonly conditionalFormats: readonly ConditionalFormat[];
}

/** Columns side by side of one look, both ends within. */
export interface ColumnLook {
  readonly first: number;
  readonly last: number;
  readonly width: number;
  readonly isHidden: boolean;
  readonly style: number;
}

/** The width of a column that says nothing, as Excel's 8.43 letters. */
export const USUAL_WIDTH = 64;
const POINT = 96 / 72;

/** How a sheet looks of which nothing is known. */
export const plainLook: SheetLook = {
  styles: new Map(),
  columns: [],
  heights: new Map(),
  hiddenRows: new Set(),
  frozenRows: 0,
  frozenColumns: 0,
  hasGridLines: true,
  tabColour: undefined,
  links: new Map(),
  merges: [],
  pictures: [],
  hasNotes: false,
  validations: [],
  conditionalFormats: [],
};

/** Reads a sheet part, and the pictures that it leads to. */
export const readSheetLook = (workbook: Parts, part: string): SheetLook =>
  atOnce(readSheetLookByPieces(workbook, part));

/** The same, a row at a time. */
export function* readSheetLookByPieces(workbook: Parts, part: string): Pieces<SheetLook> {
  const text = workbook.text(part);
  yield;
  const root = rootOf(text);
  const parts = new Map<string, Element>();
  for (const child of childrenOf(text, root)) if (!parts.has(child.name)) parts.set(child.name, child);
  const inside = (holder: string, of: string): readonly Element[] => {
    const found = parts.get(holder);
    return found === undefined ? [] : childrenOf(text, found, of);
  };
  const rows = yield* readRows(text, inside("sheetData", "row"));
  yield;
  const [view] = inside("sheetViews", "sheetView");
  const pane = view && childOf(text, view, "pane");
  const frozen = pane && attributesOf(text, pane);
  const isFrozen = frozen?.get("state")?.startsWith("frozen") ?? false;
  const [colour] = inside("sheetPr", "tabColor");
  return {
    ...rows,
    columns: inside("cols", "col").map((column) => readColumn(attributesOf(text, column))),
    frozenRows: isFrozen ? Number(frozen?.get("ySplit") ?? 0) : 0,
    frozenColumns: isFrozen ? Number(frozen?.get("xSplit") ?? 0) : 0,
    hasGridLines: view === undefined || attributesOf(text, view).get("showGridLines") !== "0",
    tabColour:
      colour &&
      attributesOf(text, colour)
        .get("rgb")
        ?.replace(/^..(?=.{6}$)/, "#"),
    links: readLinks(
      inside("hyperlinks", "hyperlink").map((link) => attributesOf(text, link)),
      workbook.opened.relationships(part),
    ),
    merges: inside("mergeCells", "mergeCell").flatMap(
      (merged) => areaFromAddress(attributesOf(text, merged).get("ref") ?? "") ?? [],
    ),
    pictures: readPictures(workbook, part),
    hasNotes: parts.has("legacyDrawing"),
    validations: readValidations(text, inside("dataValidations", "dataValidation")),
    conditionalFormats: readConditionalFormats(text, childrenOf(text, root, "conditionalFormatting")),
  };
}

/** The letters that a column is wide, in pixels of Calibri 11. */
const pixels = (letters: number): number => Math.round(letters * 7 + 5);

const readColumn = (attributes: ReadonlyMap<string, string>): ColumnLook => ({
  first: Number(attributes.get("min")) - 1,
  last: Number(attributes.get("max")) - 1,
  width: attributes.has("width") ? pixels(Number(attributes.get("width"))) : USUAL_WIDTH,
  isHidden: /^(1|true)$/.test(attributes.get("hidden") ?? ""),
  style: Number(attributes.get("style") ?? 0),
});

function* readRows(
  text: string,
  rows: readonly Element[],
): Pieces<Pick<SheetLook, "styles" | "heights" | "hiddenRows">> {
  const styles = new Map<number, number>();
  const heights = new Map<number, number>();
  const hiddenRows = new Set<number>();
  let before = -1;
  for (const element of rows) {
    yield;
    const attributes = attributesOf(text, element);
    const row = attributes.has("r") ? Number(attributes.get("r")) - 1 : before + 1;
    before = row;
    const height = Number(attributes.get("ht"));
    if (height > 0 && /^(1|true)$/.test(attributes.get("customHeight") ?? ""))
      heights.set(row, height * POINT);
    if (/^(1|true)$/.test(attributes.get("hidden") ?? "")) hiddenRows.add(row);
    for (const cell of cellsOfRow(text, element)) {
      const style = cell.attributes.get("s");
      if (style !== undefined) styles.set(cellKey(row, cell.column - 1), Number(style));
    }
  }
  return { styles, heights, hiddenRows };
}

function readLinks(
  links: readonly ReadonlyMap<string, string>[],
  targets: ReadonlyMap<string, Relationship>,
): ReadonlyMap<number, string> {
  const found = new Map<number, string>();
  for (const link of links) {
    const area = areaFromAddress(link.get("ref") ?? "");
    const id = [...link].find(([name]) => name.endsWith(":id"))?.[1] ?? "";
    const [outside, location] = [targets.get(id)?.target, link.get("location")];
    const target = outside ?? (location === undefined ? undefined : `#${location}`);
    if (area !== undefined && target !== undefined) found.set(cellKey(area.row, area.column), target);
  }
  return found;
}
