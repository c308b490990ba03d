import { decodeXml, spaces, visitXml } from "../xml/xml.ts";
import type { Package } from "./package.ts";

/**
 * The workbook's custom document properties (File, Info, Advanced properties) by name, each as its text; none where it
 * has none. The first of two with one name counts.
 */
export function readProperties(opened: Package): ReadonlyMap<string, string> {
  const label = "the list of document properties";
  const found = new Map<string, string>();
  const pointer = [...opened.relationships("").values()].find(
    ({ kind }) => kind === "custom-properties" || kind === "customProperties",
  );
  const bytes = pointer && opened.part(pointer.target);
  if (bytes === undefined) return found;
  let name = "";
  let text = "";
  visitXml(
    decodeXml(bytes, label),
    { label, space: spaces.customProperties, root: "Properties" },
    {
      open: (element) => {
        if (element.name !== "property") return;
        name = element.attributes.get("name") ?? "";
        text = "";
      },
      text: (piece, { parent }) => {
        if (parent?.name === "property") text += piece;
      },
      close: (element) => {
        if (element.name === "property" && !found.has(name)) found.set(name, text);
      },
    },
  );
  return found;
}
