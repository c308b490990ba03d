import type { Parts } from "../../../src/file/write/parts.ts";
import { descendantsOf } from "../../../src/file/xml/markup.ts";
import { attributesOf } from "../../../src/file/xml/markupText.ts";
import type { Area } from "../../host/area.ts";
import { type Anchor, anchorsIn } from "./anchors.ts";

/** A picture on a sheet: shown as a frame with its name, as the page draws nothing out of a stranger's file. */
export interface Picture {
  readonly name: string;
  /** What its maker wrote for those who cannot see it; "" where that is nothing. */
  readonly description: string;
  /** The cells that it lies over. */
  readonly area: Area;
}

/** The pictures on a sheet, in the order of its drawing. One that hangs on no cell is left out. */
export const readPictures = (parts: Parts, sheetPart: string): readonly Picture[] =>
  [...parts.opened.relationships(sheetPart).values()]
    .filter(({ kind }) => kind === "drawing")
    .flatMap(({ target }) => {
      const text = parts.text(target);
      return anchorsIn(text).flatMap((anchor) => readPicture(text, anchor));
    });

function readPicture(text: string, { element, area }: Anchor): readonly Picture[] {
  const [picture] = descendantsOf(text, element, new Set(["pic"]));
  if (picture === undefined) return [];
  const [says] = descendantsOf(text, picture, new Set(["cNvPr"]));
  const said = says === undefined ? new Map<string, string>() : attributesOf(text, says);
  return [{ name: said.get("name") ?? "", description: said.get("descr") ?? "", area }];
}
