import { relationshipsPart } from "../read/package.ts";
import { applyEdits, childrenOf, type Element, rootOf } from "../xml/markup.ts";
import { attributesOf } from "../xml/markupText.ts";
import type { Parts } from "./parts.ts";

const CONTENT_TYPES = "[Content_Types].xml";

/**
 * Takes out the order in which Excel last worked out the formulas: after cells have changed it names cells without a
 * formula, which Excel takes for damage. Excel makes a new one by itself.
 */
export function dropCalculationChain(parts: Parts): void {
  const { workbookPart, relationships } = parts.opened;
  const links = [...relationships(workbookPart).values()].filter(({ kind }) => kind === "calcChain");
  for (const { id, target } of links) {
    dropChildren(parts, relationshipsPart(workbookPart), (attributes) => attributes.get("Id") === id);
    const name = `/${target}`.toLowerCase();
    dropChildren(parts, CONTENT_TYPES, (attributes) => attributes.get("PartName")?.toLowerCase() === name);
    parts.remove(target);
  }
}

function dropChildren(
  parts: Parts,
  part: string,
  isMeant: (attributes: ReadonlyMap<string, string>) => boolean,
): void {
  const text = parts.text(part);
  const meant = childrenOf(text, rootOf(text)).filter((child: Element) => isMeant(attributesOf(text, child)));
  parts.replace(
    part,
    applyEdits(
      text,
      meant.map(({ start, end }) => ({ start, end, text: "" })),
    ),
  );
}
