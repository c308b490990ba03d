import type { Parts } from "../../../src/file/write/parts.ts";
import { childOf, childrenOf, descendantsOf, type Element, rootOf } from "../../../src/file/xml/markup.ts";
import { attributesOf, textOf } from "../../../src/file/xml/markupText.ts";
import type { Area } from "../../host/area.ts";

/** A picture on a sheet: shown as a frame with its name, as the page draws nothing out of a stranger's file. */
export interface Picture {
  readonly name: string;
  /** What its maker wrote for those who cannot see it; "" where that is nothing. */
  readonly description: string;
  /** The cells that it lies over. */
  readonly area: Area;
}

const ANCHORS: ReadonlySet<string> = new Set(["oneCellAnchor", "twoCellAnchor"]);
/** The units of drawings in a pixel, and what a cell of the usual size measures in them. */
const PIXEL = 9525;
const USUAL_CELL = { width: 64 * PIXEL, height: 20 * PIXEL } as const;

/** The pictures on a sheet, in the order of its drawing. One that hangs on no cell is left out. */
export const readPictures = (parts: Parts, sheetPart: string): readonly Picture[] =>
  [...parts.opened.relationships(sheetPart).values()]
    .filter(({ kind }) => kind === "drawing")
    .flatMap(({ target }) => {
      const text = parts.text(target);
      return descendantsOf(text, rootOf(text), ANCHORS).flatMap((anchor) => readPicture(text, anchor));
    });

function readPicture(text: string, anchor: Element): readonly Picture[] {
  const [picture] = descendantsOf(text, anchor, new Set(["pic"]));
  const from = childOf(text, anchor, "from");
  if (picture === undefined || from === undefined) return [];
  const [says] = descendantsOf(text, picture, new Set(["cNvPr"]));
  const said = says === undefined ? new Map<string, string>() : attributesOf(text, says);
  const start = spotIn(text, from);
  const to = childOf(text, anchor, "to");
  const size = childOf(text, anchor, "ext");
  const end = to === undefined ? undefined : spotIn(text, to);
  const measured = (name: string): number => Number((size && attributesOf(text, size).get(name)) ?? 0);
  return [
    {
      name: said.get("name") ?? "",
      description: said.get("descr") ?? "",
      area: {
        ...start,
        rows: Math.max(1, end ? end.row - start.row : Math.round(measured("cy") / USUAL_CELL.height)),
        columns: Math.max(1, end ? end.column - start.column : Math.round(measured("cx") / USUAL_CELL.width)),
      },
    },
  ];
}

function spotIn(text: string, marker: Element): { row: number; column: number } {
  const [row, column] = ["row", "col"].map((name) => {
    const found = childrenOf(text, marker, name)[0];
    return found === undefined ? 0 : Number(textOf(text, found));
  });
  return { row: row ?? 0, column: column ?? 0 };
}
