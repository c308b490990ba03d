import { limits } from "../limits.ts";
import { decodeXml, encodingOf, spaces, unescapeText, visitXml, type XmlElement } from "../xml/xml.ts";
import { accept, ascii, type Cursor, demand, newCursor, readAttributes, skipBlanks } from "../xml/xmlScan.ts";
import { readText, unusual } from "../xml/xmlScanText.ts";
import { indexOf } from "./nature.ts";
import { refuseToRead } from "./readRefusals.ts";

const LABEL = "the list of texts";

/**
 * The texts that the cells of a workbook share, in order: by the quick scan where they have the plain shape, by the
 * parser where they do not (texts in several fonts, for one).
 *
 * @throws a refusal where the part is not well formed to its last byte
 */
export const readStrings = (part: Uint8Array): readonly string[] => scanStrings(part) ?? parseStrings(part);

/** The same by the parser alone: what {@link readStrings} falls back on, and is tested against. */
export function parseStrings(part: Uint8Array): readonly string[] {
  const strings: string[] = [];
  let text = "";
  visitXml(
    decodeXml(part, LABEL),
    { label: LABEL, space: spaces.main, root: "sst" },
    {
      text: (piece, element) => {
        if (isShownText(element)) text += piece;
      },
      close: (element) => {
        if (!isItem(element)) return;
        add(strings, text);
        text = "";
      },
    },
  );
  return strings;
}

const isItem = (element: XmlElement | undefined): boolean =>
  element?.name === "si" && element.parent?.name === "sst" && element.parent.parent === undefined;

/** Plain text or a run of it, without the reading aids of Japanese. */
const isShownText = ({ name, parent }: XmlElement): boolean =>
  name === "t" && isItem(parent?.name === "r" ? parent.parent : parent);

function add(strings: string[], text: string): void {
  if (strings.push(unescapeText(text)) > 2 * limits.cells)
    throw refuseToRead(
      "TOO-MANY-CELLS",
      `This workbook has more than ${2 * limits.cells} texts. Copy the sheets that matter to a new workbook.`,
    );
}

const item = ascii("<si>");
const noItem = ascii("<si/>");
const itemEnd = ascii("</si>");
const text = ascii("<t");
const textEnd = ascii("</t>");
const listEnd = ascii("</sst>");

const PLAIN_HEAD = new RegExp(
  '^(<\\?xml version="1\\.0"( encoding="(UTF|utf)-8")?( standalone="(yes|no)")?[ ]?\\?>)?\\s*' +
    `<sst xmlns="${spaces.main.replaceAll(".", "\\.")}"( count="\\d+")?( uniqueCount="\\d+")?>\\s*$`,
);

function scanStrings(part: Uint8Array): readonly string[] | undefined {
  const start = indexOf(part, item);
  if (start < 0 || encodingOf(part) !== "utf-8") return undefined;
  const head = new TextDecoder().decode(part.subarray(0, start));
  if (!PLAIN_HEAD.test(head)) return undefined; // a head with surprises is the parser's
  const cursor = newCursor(part, start, []);
  const strings: string[] = [];
  try {
    for (skipBlanks(cursor); !accept(cursor, listEnd); skipBlanks(cursor))
      if (accept(cursor, item)) add(strings, scanItem(cursor));
      else {
        demand(cursor, noItem);
        add(strings, "");
      }
    skipBlanks(cursor);
    return cursor.at === part.length ? strings : undefined;
  } catch (caught) {
    if (caught === unusual) return undefined;
    throw caught;
  }
}

function scanItem(cursor: Cursor): string {
  skipBlanks(cursor);
  demand(cursor, text);
  let found = "";
  if (!readAttributes(cursor)) {
    found = readText(cursor);
    demand(cursor, textEnd);
  }
  skipBlanks(cursor);
  demand(cursor, itemEnd);
  return found;
}
