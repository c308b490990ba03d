import { childOf, childrenOf, descendantsOf, type Element, rootOf } from "../../../src/file/xml/markup.ts";
import { attributesOf, textOf } from "../../../src/file/xml/markupText.ts";
import type { Area } from "../../host/area.ts";

/** What a drawing hangs on the cells of its sheet: a picture, a chart, or something else. */
export interface Anchor {
  readonly element: Element;
  /** The cells that it lies over. */
  readonly area: Area;
}

const ANCHORS: ReadonlySet<string> = new Set(["oneCellAnchor", "twoCellAnchor"]);
/** The units of drawings in a pixel, and what a cell of the usual size measures in them. */
const PIXEL = 9525;
const USUAL_CELL = { width: 64 * PIXEL, height: 20 * PIXEL } as const;

/** What hangs on cells in a drawing, in order. What hangs on no cell is left out. */
export const anchorsIn = (drawing: string): readonly Anchor[] =>
  descendantsOf(drawing, rootOf(drawing), ANCHORS).flatMap((element) => {
    const area = areaOf(drawing, element);
    return area === undefined ? [] : [{ element, area }];
  });

function areaOf(text: string, anchor: Element): Area | undefined {
  const from = childOf(text, anchor, "from");
  if (from === undefined) return undefined;
  const start = spotIn(text, from);
  const to = childOf(text, anchor, "to");
  const size = childOf(text, anchor, "ext");
  const end = to === undefined ? undefined : spotIn(text, to);
  const measured = (name: string): number => Number((size && attributesOf(text, size).get(name)) ?? 0);
  return {
    ...start,
    rows: Math.max(1, end ? end.row - start.row : Math.round(measured("cy") / USUAL_CELL.height)),
    columns: Math.max(1, end ? end.column - start.column : Math.round(measured("cx") / USUAL_CELL.width)),
  };
}

function spotIn(text: string, marker: Element): { row: number; column: number } {
  const [row, column] = ["row", "col"].map((name) => {
    const found = childrenOf(text, marker, name)[0];
    return found === undefined ? 0 : Number(textOf(text, found));
  });
  return { row: row ?? 0, column: column ?? 0 };
}
