import { childOf, childrenOf, type Element, rootOf } from "../../../src/file/xml/markup.ts";
import { attributesOf } from "../../../src/file/xml/markupText.ts";

/** How cells of one style look, as CSS properties; their number formats are the host's. */
export type Look = Readonly<Record<string, string>>;

/** The looks of a workbook. */
export interface Looks {
  /** By the number that cells give for their style. */
  readonly styles: readonly Look[];
  /** Of conditional formats, by the number that rules give. */
  readonly differences: readonly Look[];
}

/** Reads the style part: fonts, fills, borders and alignment. */
export function readLooks(text: string): Looks {
  const root = rootOf(text);
  const list = (holder: string, of: string): readonly Element[] => {
    const found = childOf(text, root, holder);
    return found === undefined ? [] : childrenOf(text, found, of);
  };
  const fonts = list("fonts", "font").map((font) => fontLook(text, font));
  const fills = list("fills", "fill").map((fill) => fillLook(text, fill, "fgColor"));
  const borders = list("borders", "border").map((border) => borderLook(text, border));
  const styles = list("cellXfs", "xf").map((style) => {
    const attributes = attributesOf(text, style);
    const alignment = childOf(text, style, "alignment");
    return {
      ...fonts[Number(attributes.get("fontId") ?? 0)],
      ...fills[Number(attributes.get("fillId") ?? 0)],
      ...borders[Number(attributes.get("borderId") ?? 0)],
      ...(alignment === undefined ? {} : alignmentLook(attributesOf(text, alignment))),
    };
  });
  const differences = list("dxfs", "dxf").map((difference) => {
    const font = childOf(text, difference, "font");
    const fill = childOf(text, difference, "fill");
    return {
      ...(font === undefined ? {} : fontLook(text, font)),
      ...(fill === undefined ? {} : fillLook(text, fill, "bgColor")),
    };
  });
  return { styles, differences };
}

function fontLook(text: string, font: Element): Look {
  const parts = new Map(childrenOf(text, font).map((part) => [part.name, attributesOf(text, part)]));
  const isOn = (name: string): boolean =>
    parts.has(name) && !/^(0|false)$/.test(parts.get(name)?.get("val") ?? "1");
  const size = Number(parts.get("sz")?.get("val"));
  const colour = colourFrom(parts.get("color"));
  return {
    ...(isOn("b") ? { "font-weight": "600" } : {}),
    ...(isOn("i") ? { "font-style": "italic" } : {}),
    ...(isOn("u") ? { "text-decoration": "underline" } : {}),
    ...(size > 0 && size !== 11 ? { "font-size": `${size}pt` } : {}),
    ...(colour === undefined ? {} : { color: colour }),
  };
}

function fillLook(text: string, fill: Element, which: "fgColor" | "bgColor"): Look {
  const pattern = childOf(text, fill, "patternFill");
  if (pattern === undefined || attributesOf(text, pattern).get("patternType") !== "solid") return {};
  const colour = childOf(text, pattern, which);
  const shown = colourFrom(colour && attributesOf(text, colour));
  return shown === undefined ? {} : { "background-color": shown };
}

const widths: Readonly<Record<string, string>> = { medium: "2px", thick: "3px", double: "3px" };

/** Each line is drawn once, by the cell on its left or above it. */
function borderLook(text: string, border: Element): Look {
  const look: Record<string, string> = {};
  for (const side of childrenOf(text, border)) {
    const style = attributesOf(text, side).get("style");
    if (!/^(right|bottom)$/.test(side.name) || style === undefined || style === "none") continue;
    const colour = childOf(text, side, "color");
    const shown = colourFrom(colour && attributesOf(text, colour)) ?? "#808080";
    look[`border-${side.name}`] = `${widths[style] ?? "1px"} solid ${shown}`;
  }
  return look;
}

const vertical: Readonly<Record<string, string>> = { top: "top", center: "middle", bottom: "bottom" };

function alignmentLook(attributes: ReadonlyMap<string, string>): Look {
  const across = attributes.get("horizontal") ?? "";
  const indent = Number(attributes.get("indent") ?? 0);
  return {
    ...(/^(left|center|right|justify)$/.test(across) ? { "text-align": across } : {}),
    ...(indent > 0 ? { "padding-left": `${indent * 9 + 4}px` } : {}),
    "vertical-align": vertical[attributes.get("vertical") ?? "bottom"] ?? "bottom",
    ...(/^(1|true)$/.test(attributes.get("wrapText") ?? "")
      ? { "white-space": "pre-wrap", overflow: "hidden", "overflow-wrap": "anywhere" }
      : {}),
  };
}

/** Excel's own colours for a theme that keeps the usual order: white, black, then the rest. */
const theme = ["#ffffff", "#000000", "#e7e6e6", "#44546a", "#4472c4", "#ed7d31", "#a5a5a5", "#ffc000"];

function colourFrom(attributes: ReadonlyMap<string, string> | undefined): string | undefined {
  const rgb = /^(?:[0-9A-Fa-f]{2})?([0-9A-Fa-f]{6})$/.exec(attributes?.get("rgb") ?? "")?.[1];
  if (rgb !== undefined) return `#${rgb.toLowerCase()}`;
  const number = attributes?.get("theme");
  return number === undefined ? undefined : theme[Number(number)];
}
