import { openPackage, type Package } from "../read/package.ts";
import { refuseToRead } from "../read/readRefusals.ts";
import { decodeXml, encodingOf } from "../xml/xml.ts";
import { type NewEntry, packZip } from "../zip/zip.ts";

/** A workbook being changed: its XML parts as text, and everything that is not touched as it lies. */
export interface Parts {
  /** The package as it was opened. */
  readonly opened: Package;
  /** The text of a part, with the changes made so far. */
  readonly text: (name: string) => string;
  /** Changes a part; the same text again is no change. */
  readonly replace: (name: string, text: string) => void;
  /** Puts a new part in, behind all others; its name must be free. */
  readonly add: (name: string, bytes: Uint8Array) => void;
  /** Whether there is a part of this name. */
  readonly has: (name: string) => boolean;
  /** Takes a part out. */
  readonly remove: (name: string) => void;
  /** Whether anything has been changed. */
  readonly isChanged: () => boolean;
  /** The workbook as it is now: the very bytes that were opened where nothing was changed. */
  readonly pack: () => Uint8Array;
}

/**
 * Opens a workbook to be changed. Names of parts may be given in any case.
 *
 * @throws the refusals of {@link openPackage}; MISSING-PART, DAMAGED-PART, BAD-ENCODING when a part is asked for
 */
export function openParts(bytes: Uint8Array): Parts {
  const opened = openPackage(bytes);
  const texts = new Map<string, string>();
  const changed = new Map<string, string>();
  const removed = new Set<string>();
  const added = new Map<string, NewEntry>();
  const there = new Set([...opened.entries.keys()].map((name) => name.toLowerCase()));
  const original = (name: string): string => {
    const text = texts.get(name.toLowerCase()) ?? textOfPart(opened, name);
    texts.set(name.toLowerCase(), text);
    return text;
  };
  return {
    opened,
    text: (name) => changed.get(name.toLowerCase()) ?? original(name),
    replace: (name, text) => {
      if (text === original(name)) changed.delete(name.toLowerCase());
      else changed.set(name.toLowerCase(), text);
    },
    add: (name, part) => added.set(name.toLowerCase(), { name, bytes: part }),
    has: (name) => there.has(name.toLowerCase()) || added.has(name.toLowerCase()),
    remove: (name) => removed.add(name.toLowerCase()),
    isChanged: () => changed.size + removed.size + added.size > 0,
    pack: () => {
      if (changed.size + removed.size + added.size === 0) return bytes;
      const kept = [...opened.entries.values()].filter(({ name }) => !removed.has(name.toLowerCase()));
      const written = kept.map(
        (entry) => newEntry(entry.name, changed.get(entry.name.toLowerCase())) ?? entry,
      );
      return packZip([...written, ...added.values()]);
    },
  };
}

/** The text of a part as it lies. One in another encoding says UTF-8 from here on, as it will be if it is changed. */
function textOfPart(opened: Package, name: string): string {
  const bytes = opened.part(name);
  if (bytes === undefined)
    throw refuseToRead(
      "MISSING-PART",
      `This workbook is damaged: its part ${name} is missing. Ask for the file again.`,
    );
  const text = decodeXml(bytes, `the part ${name}`);
  return encodingOf(bytes) === "utf-8"
    ? text
    : text.replace(/^(<\?xml[^>]*?\sencoding\s*=\s*)["'][^"']*["']/, '$1"UTF-8"');
}

const newEntry = (name: string, text: string | undefined): NewEntry | undefined =>
  text === undefined ? undefined : { name, bytes: new TextEncoder().encode(text) };
