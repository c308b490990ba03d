import { newBudget } from "../limits.ts";
import { relationshipsPart } from "../read/package.ts";
import { escapeMarkup } from "../xml/markupText.ts";
import { inflateEntry, openZip, packZip } from "../zip/zip.ts";

/** The parts of a package while it is being made. */
export interface PackageParts {
  readonly names: () => readonly string[];
  readonly text: (name: string) => string;
  readonly change: (name: string, change: (text: string) => string) => void;
  /** Adds a part and says what kind it is. */
  readonly add: (name: string, text: string, contentType: string) => void;
  /** Links one part to another, of the whole package for ""; gives the link's id. */
  readonly link: (from: string, type: string, target: string) => string;
  readonly pack: () => Uint8Array;
}

const TYPES = "[Content_Types].xml";
const DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const NO_LINKS =
  '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"></Relationships>';

/** Opens a package to add to it. Packed again, the same parts give the same bytes. */
export function packageParts(bytes: Uint8Array): PackageParts {
  const budget = newBudget();
  const decoder = new TextDecoder();
  const texts = new Map(
    [...openZip(bytes)]
      .filter(([name]) => !name.endsWith("/"))
      .map(([name, entry]) => [name, decoder.decode(inflateEntry(entry, budget))]),
  );
  const text = (name: string): string => {
    const found = texts.get(name);
    if (found === undefined) throw new RangeError(`no part ${name}`);
    return found;
  };
  const change = (name: string, how: (text: string) => string): void => {
    texts.set(name, how(text(name)));
  };
  return {
    names: () => [...texts.keys()],
    text,
    change,
    add: (name, content, contentType) => {
      texts.set(name, DECLARATION + content);
      const override = `<Override PartName="/${name}" ContentType="${contentType}"/></Types>`;
      change(TYPES, (types) => types.replace("</Types>", override));
    },
    link: (from, type, target) => {
      const name = relationshipsPart(from);
      if (!texts.has(name)) texts.set(name, DECLARATION + NO_LINKS);
      const links = text(name);
      let number = 1;
      while (links.includes(`Id="rId${number}"`)) number++;
      const link = `<Relationship Id="rId${number}" Type="${type}" Target="${escapeMarkup(target)}"/></Relationships>`;
      texts.set(name, links.replace("</Relationships>", link));
      return `rId${number}`;
    },
    pack: () => {
      const encoder = new TextEncoder();
      const names = [TYPES, ...[...texts.keys()].filter((name) => name !== TYPES).sort()];
      return packZip(names.map((name) => ({ name, bytes: encoder.encode(text(name)) })));
    },
  };
}
