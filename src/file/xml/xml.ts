import { SaxesParser, type SaxesTagNS } from "saxes";
import { limits } from "../limits.ts";
import { atOnce, type Pieces } from "../pieces.ts";
import { refuseToRead } from "../read/readRefusals.ts";
import type { Refusal } from "../refusal.ts";

/** An element as its visitor meets it: namespaces resolved, whatever prefixes the file uses. */
export interface XmlElement {
  /** Without prefix; "" for an element of another namespace than the part's own. */
  readonly name: string;
  readonly parent: XmlElement | undefined;
  /** Attributes without a namespace by name; those that point to relationships as `r:id`, `r:link`, …. */
  readonly attributes: ReadonlyMap<string, string>;
  /** Prefixes declared on the root; none is listed for the elements within it. */
  readonly prefixes: readonly string[];
}

/** What to do with the elements of a part, in the order they stand in it. */
export interface XmlVisitor {
  readonly open?: (element: XmlElement) => void;
  /** Text or CDATA directly within the element; a text may come in pieces. */
  readonly text?: (text: string, element: XmlElement) => void;
  readonly close?: (element: XmlElement) => void;
}

/** Which part is read, and how it is named to the officer: "the sheet Costs", "the part xl/styles.xml". */
export interface XmlSource {
  readonly label: string;
  /** The namespace of the part's own elements, in its usual (transitional) form. */
  readonly space: string;
  /** The name of the element that holds all others. */
  readonly root: string;
}

/** The namespaces of Office Open XML, in the form nearly every workbook uses. */
export const spaces = {
  main: "http://schemas.openxmlformats.org/spreadsheetml/2006/main",
  links: "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
  contentTypes: "http://schemas.openxmlformats.org/package/2006/content-types",
  packageLinks: "http://schemas.openxmlformats.org/package/2006/relationships",
  customProperties: "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties",
} as const;

/** The same namespaces as ISO 29500 Strict spells them. */
const strictSpaces: ReadonlyMap<string, string> = new Map([
  ["http://purl.oclc.org/ooxml/spreadsheetml/main", spaces.main],
  ["http://purl.oclc.org/ooxml/officeDocument/relationships", spaces.links],
  ["http://purl.oclc.org/ooxml/officeDocument/customProperties", spaces.customProperties],
]);

const usual = (space: string): string => strictSpaces.get(space) ?? space;

/** Characters that are walked at a time: a few milliseconds. */
const PIECE = 65_536;

/**
 * Walks a part from its first to its last character.
 *
 * @throws a refusal where it is not well formed to the last character, has a DOCTYPE, is nested too deep, or is
 *   another part than it should be
 */
export const visitXml = (text: string, source: XmlSource, visitor: XmlVisitor): void =>
  atOnce(visitXmlByPieces(text, source, visitor));

/**
 * The same, 65,536 characters at a time.
 *
 * @throws what {@link visitXml} throws
 */
export function* visitXmlByPieces(text: string, source: XmlSource, visitor: XmlVisitor): Pieces<void> {
  const parser = new SaxesParser({ xmlns: true });
  const stack: XmlElement[] = [];
  let attributes = 0;
  parser.on("error", (error) => {
    throw refuseXml(source.label, error.message);
  });
  parser.on("doctype", () => {
    throw refuseToRead(
      "DOCTYPE",
      `This workbook is built to deceive: ${source.label} declares a document type. Do not open it; ask its sender.`,
    );
  });
  parser.on("opentagstart", () => {
    attributes = 0;
    if (stack.length < limits.depth) return;
    throw refuseToRead(
      "TOO-DEEP",
      `This workbook is not as Excel makes them: ${source.label} is nested more than ${limits.depth} levels deep.`,
    );
  });
  parser.on("attribute", () => {
    if (++attributes <= limits.attributes) return;
    throw refuseToRead(
      "TOO-MANY-ATTRIBUTES",
      `This workbook is not as Excel makes them: an element of ${source.label} has more than ` +
        `${limits.attributes} attributes.`,
    );
  });
  parser.on("opentag", (tag) => {
    const element = elementFrom(tag, source.space, stack.at(-1));
    if (stack.length === 0 && element.name !== source.root) throw refuseRoot(source.label);
    stack.push(element);
    visitor.open?.(element);
  });
  const take = (piece: string): void => {
    const element = stack.at(-1);
    if (element !== undefined) visitor.text?.(piece, element);
  };
  parser.on("text", take);
  parser.on("cdata", take);
  parser.on("closetag", () => {
    const element = stack.pop();
    if (element !== undefined) visitor.close?.(element);
  });
  for (let from = 0; from < text.length; from += PIECE) {
    parser.write(text.slice(from, from + PIECE));
    yield;
  }
  parser.close();
}

function elementFrom(tag: SaxesTagNS, space: string, parent: XmlElement | undefined): XmlElement {
  const attributes = new Map<string, string>();
  for (const { uri, local, value } of Object.values(tag.attributes))
    if (uri === "") attributes.set(local, value);
    else if (usual(uri) === spaces.links) attributes.set(`r:${local}`, value);
  const prefixes = parent === undefined ? Object.keys(tag.ns) : none;
  return { name: usual(tag.uri) === space ? tag.local : "", parent, attributes, prefixes };
}

const none: readonly string[] = [];

/** A part of other contents would read as one with nothing in it. */
const refuseRoot = (label: string): Refusal =>
  refuseToRead(
    "DAMAGED-XML",
    `This workbook is damaged: ${label} is not what it should be. Open it in Excel and save it again.`,
  );

function refuseXml(label: string, parserSays: string): Refusal {
  const [, line, character] = /^(\d+):(\d+):/.exec(parserSays) ?? [];
  const where = line === undefined ? "" : ` (line ${line}, character ${character})`;
  return refuseToRead(
    "DAMAGED-XML",
    `This workbook is damaged: ${label} cannot be read to its end${where}. ` +
      "Open it in Excel, let Excel repair it, and save it again.",
  );
}

/**
 * The text of a part, by its byte order mark or the encoding it declares, UTF-8 otherwise.
 *
 * @param label as in {@link XmlSource}
 * @param encoding given for the later bytes of a part, which declare nothing
 * @throws a refusal where a byte is wrong in that encoding: nothing is read as a question mark
 */
export function decodeXml(bytes: Uint8Array, label: string, encoding = encodingOf(bytes)): string {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    throw refuseToRead(
      "BAD-ENCODING",
      `This workbook is damaged: ${label} holds characters that are not ${encoding}. ` +
        "Open it in Excel, look it over and save it again.",
    );
  }
}

/** The name of the encoding, in lower case; "utf-8" is what nearly every part is in. */
export function encodingOf(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return "utf-16le";
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return "utf-16be";
  if (bytes[0] === 0x3c && bytes[1] === 0) return "utf-16le";
  if (bytes[0] === 0 && bytes[1] === 0x3c) return "utf-16be";
  const opening = new TextDecoder().decode(bytes.subarray(0, 256));
  const declared = /^<\?xml[^>]*?\sencoding\s*=\s*["']([A-Za-z][\w.-]*)["']/.exec(opening)?.[1];
  return declared?.toLowerCase() ?? "utf-8";
}

/** An on/off attribute: "1" and "true" are on (LibreOffice writes words, Excel digits), absent is off. */
export const isOn = (text: string | undefined): boolean => text === "1" || text === "true";

/** Text as the officer sees it: `_x000D_` and the like, by which workbooks spell what XML cannot hold, undone. */
export const unescapeText = (text: string): string =>
  text.includes("_x")
    ? text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) =>
        String.fromCharCode(Number.parseInt(code, 16)),
      )
    : text;
