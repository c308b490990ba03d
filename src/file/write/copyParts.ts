import { type Relationship, relationshipsPart } from "../read/package.ts";
import { refusal } from "../refusal.ts";
import { applyEdits, childrenOf, type Edit, rootOf } from "../xml/markup.ts";
import { attributesOf, escapeMarkup, tagWith } from "../xml/markupText.ts";
import { appendTo } from "./appendTo.ts";
import type { Parts } from "./parts.ts";

/** What becomes of the parts of a sheet that cannot stay as they are. */
export interface CopyChanges {
  /** The sheet's name, to be named in refusals. */
  readonly sheet: string;
  readonly worksheet: (text: string) => string;
  readonly table: (text: string) => string;
}

/** The kinds of part that a sheet may have for itself: nothing outside the sheet has to know of them. */
const OWN: ReadonlySet<string> = new Set([
  "table",
  "drawing",
  "vmlDrawing",
  "comments",
  "chart",
  "chartStyle",
  "chartColorStyle",
  "chartUserShapes",
  "image",
  "printerSettings",
]);
const CONTENT_TYPES = "[Content_Types].xml";

/**
 * Copies a sheet's part into another workbook, and every part that it leads to, under names that are free there.
 *
 * @returns the name of the sheet's part in the other workbook
 * @throws SHEET-NEEDS-MORE where it leads to a part that the workbook as a whole would have to know of
 */
export function copyParts(into: Parts, source: Parts, part: string, changes: CopyChanges): string {
  const copied = new Map<string, string>();
  const copy = (name: string, kind: string): string => {
    const before = copied.get(name);
    if (before !== undefined) return before;
    const fresh = freeName(into, name);
    copied.set(name, fresh);
    into.add(fresh, bytesOf(source, name, kind, changes));
    appendTo(into, CONTENT_TYPES, overrideOf(fresh, source.opened.contentType(name)));
    const links = [...source.opened.relationships(name).values()];
    if (links.length > 0) into.add(relationshipsPart(fresh), relinked(source, name, targets(links)));
    return fresh;
  };
  const targets = (links: readonly Relationship[]): ReadonlyMap<string, string> =>
    new Map(
      links
        .filter(({ outside }) => !outside)
        .map(({ id, kind, target }) => {
          if (OWN.has(kind)) return [id, copy(target, kind)];
          throw refusal(
            "SHEET-NEEDS-MORE",
            `The sheet ${changes.sheet} leans on more than itself (${kind}), and cannot be put in alone. Nothing was changed.`,
          );
        }),
    );
  return copy(part, "worksheet");
}

/** A name with the first number that makes it free: "xl/tables/table12.xml" → "xl/tables/table36.xml". */
function freeName(into: Parts, name: string): string {
  const [, stem = "", ending = ""] = /^(.*?)\d*(\.\w+)$/.exec(name) ?? [];
  let number = 1;
  while (into.has(`${stem}${number}${ending}`)) number++;
  return `${stem}${number}${ending}`;
}

function bytesOf(source: Parts, name: string, kind: string, changes: CopyChanges): Uint8Array {
  const code = new TextEncoder();
  if (kind === "worksheet") return code.encode(changes.worksheet(source.text(name)));
  if (kind === "table") return code.encode(changes.table(source.text(name)));
  const bytes = source.opened.part(name);
  if (bytes === undefined)
    throw refusal("MISSING-PART", `The part ${name} of the sheet ${changes.sheet} is missing.`);
  return bytes;
}

const overrideOf = (name: string, type: string): string =>
  `<Override PartName="/${escapeMarkup(name)}" ContentType="${escapeMarkup(type)}"/>`;

/** The pointers of a part, leading to the copies. */
function relinked(source: Parts, name: string, targets: ReadonlyMap<string, string>): Uint8Array {
  const text = source.text(relationshipsPart(name));
  const edits = childrenOf(text, rootOf(text)).flatMap((link): readonly Edit[] => {
    const target = targets.get(attributesOf(text, link).get("Id") ?? "");
    if (target === undefined) return [];
    const tag = tagWith(text.slice(link.start, link.inner), { Target: `/${target}` });
    return [{ start: link.start, end: link.inner, text: tag }];
  });
  return new TextEncoder().encode(applyEdits(text, edits));
}
