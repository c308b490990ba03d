import { type Budget, newBudget } from "../limits.ts";
import { decodeXml, spaces, visitXml } from "../xml/xml.ts";
import { inflateEntry, openZip, type ZipEntry } from "../zip/zip.ts";
import { refuseByContent } from "./nature.ts";
import { refuseToRead } from "./readRefusals.ts";

/** A pointer from one part to another, or to a place outside the workbook. */
export interface Relationship {
  readonly id: string;
  /** The last word of its type, the same in both editions of the standard: "worksheet", "table", "officeDocument". */
  readonly kind: string;
  /** The name of the part it points to; for an outside place its address as written. */
  readonly target: string;
  readonly outside: boolean;
}

/** A workbook's package: its parts, found by their pointers and never by guessing at names. */
export interface Package {
  /** Every entry of the zip, in its order. */
  readonly entries: ReadonlyMap<string, ZipEntry>;
  /** The name of the workbook part, "xl/workbook.xml" as a rule. */
  readonly workbookPart: string;
  /** Its content type. */
  readonly workbookType: string;
  /** Unpacked bytes of a part, its name in any case; undefined where there is none. */
  readonly part: (name: string) => Uint8Array | undefined;
  /** The pointers of a part by id, in the order of the file; of the package itself for "". */
  readonly relationships: (part: string) => ReadonlyMap<string, Relationship>;
  /** The content type of a part, "" where none is given. */
  readonly contentType: (part: string) => string;
}

/**
 * Opens a workbook as a package.
 *
 * @throws a refusal that says what the file really is where it is not an .xlsx, .xlsm, .xltx or .xltm workbook
 */
export function openPackage(bytes: Uint8Array, budget: Budget = newBudget()): Package {
  const entries = openZip(bytes);
  const byFold = new Map([...entries.values()].map((entry) => [entry.name.toLowerCase(), entry]));
  const counted = new Set<ZipEntry>();
  const part = (name: string): Uint8Array | undefined => {
    const entry = byFold.get(name.toLowerCase());
    if (entry === undefined) return undefined;
    // A part asked for again is unpacked again, and counted once.
    const bytes = inflateEntry(entry, counted.has(entry) ? { left: entry.size } : budget);
    counted.add(entry);
    return bytes;
  };
  const typesPart = part("[Content_Types].xml");
  const contentType = typesPart === undefined ? () => "" : readContentTypes(typesPart);
  const known = new Map<string, ReadonlyMap<string, Relationship>>();
  const relationships = (of: string): ReadonlyMap<string, Relationship> => {
    const before = known.get(of);
    if (before !== undefined) return before;
    const name = relationshipsPart(of);
    const found = readRelationships(part(name), of, `the part ${name}`);
    known.set(of, found);
    return found;
  };
  const main = [...relationships("").values()].filter(
    ({ kind, outside }) => kind === "officeDocument" && !outside,
  );
  const [first] = main;
  const type = first === undefined ? "" : contentType(first.target);
  if (first === undefined || !isWorkbook(type) || !byFold.has(first.target.toLowerCase())) {
    const mimetype = byFold.get("mimetype");
    const text = mimetype === undefined ? "" : new TextDecoder().decode(inflateEntry(mimetype, budget));
    throw refuseByContent(type, [...entries.keys()], text);
  }
  if (main.length > 1)
    throw refuseToRead(
      "DAMAGED-RELATIONSHIPS",
      "This file names two workbooks, and programs differ on which counts. Open it in Excel and save it again.",
    );
  return { entries, workbookPart: first.target, workbookType: type, part, relationships, contentType };
}

const isWorkbook = (contentType: string): boolean =>
  contentType.endsWith(".main+xml") &&
  /spreadsheetml|ms-excel\.(sheet|template|addin)\.macro/.test(contentType);

/** Where the pointers of a part stand: "xl/workbook.xml" → "xl/_rels/workbook.xml.rels", "" → "_rels/.rels". */
export function relationshipsPart(part: string): string {
  const slash = part.lastIndexOf("/") + 1;
  return `${part.slice(0, slash)}_rels/${part.slice(slash)}.rels`;
}

function readRelationships(
  bytes: Uint8Array | undefined,
  of: string,
  label: string,
): ReadonlyMap<string, Relationship> {
  const found = new Map<string, Relationship>();
  if (bytes === undefined) return found;
  visitXml(
    decodeXml(bytes, label),
    { label, space: spaces.packageLinks, root: "Relationships" },
    {
      open: ({ name, attributes }) => {
        if (name !== "Relationship") return;
        const id = attributes.get("Id") ?? "";
        const target = attributes.get("Target") ?? "";
        const kind = (attributes.get("Type") ?? "").split("/").at(-1) ?? "";
        const outside = attributes.get("TargetMode") === "External";
        if (found.has(id))
          throw refuseToRead(
            "DAMAGED-RELATIONSHIPS",
            `This workbook is damaged: ${label} names ${id} twice. Open it in Excel and save it again.`,
          );
        found.set(id, { id, kind, target: outside ? target : resolve(of, target), outside });
      },
    },
  );
  return found;
}

/** The part a target names, from the folder of the part that names it; one that climbs out ends at the root. */
function resolve(from: string, target: string): string {
  const address = target.replaceAll("\\", "/").split("#")[0] ?? "";
  const folder = address.startsWith("/") ? [] : from.split("/").slice(0, -1);
  const path = [...folder];
  for (const step of address.split("/"))
    if (step === "..") path.pop();
    else if (step !== "" && step !== ".") path.push(step);
  return unpercent(path.join("/"));
}

function unpercent(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path; // a lone % stands for itself
  }
}

function readContentTypes(bytes: Uint8Array): (part: string) => string {
  const label = "the part [Content_Types].xml";
  const byName = new Map<string, string>();
  const byExtension = new Map<string, string>();
  visitXml(
    decodeXml(bytes, label),
    { label, space: spaces.contentTypes, root: "Types" },
    {
      open: ({ name, attributes }) => {
        const type = attributes.get("ContentType") ?? "";
        if (name === "Override")
          byName.set((attributes.get("PartName") ?? "").replace(/^\//, "").toLowerCase(), type);
        if (name === "Default") byExtension.set((attributes.get("Extension") ?? "").toLowerCase(), type);
      },
    },
  );
  return (part) => {
    const name = part.toLowerCase();
    return byName.get(name) ?? byExtension.get(name.slice(name.lastIndexOf(".") + 1)) ?? "";
  };
}
