import { rootTag, tagsIn } from "./book.ts";
import { type LintRule, repeated } from "./rule.ts";

const isXml = (name: string): boolean => /\.(xml|rels|vml)$/i.test(name);
const isRelationships = (name: string): boolean => /(^|\/)_rels\/[^/]*\.rels$/.test(name);
/** The part that a part of relationships belongs to. */
const ownerOf = (name: string): string => name.replace(/(^|\/)_rels\/([^/]*)\.rels$/, "$1$2");
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
const CONTROL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f]/;

/** Rules about the parts and how they point to each other. */
export const packageRules: readonly LintRule[] = [
  {
    code: "LINK-TO-NOWHERE",
    asks: "A relationship points to a part that is there.",
    find: ({ opened }) =>
      [...opened.entries.keys()]
        .filter(isRelationships)
        .flatMap((name) =>
          [...opened.relationships(ownerOf(name)).values()]
            .filter(({ outside, target }) => !outside && !opened.entries.has(target))
            .map(({ target }) => `${name}: ${target}`),
        ),
  },
  {
    code: "LINK-UNKNOWN",
    asks: "An r:id that a part uses is among its relationships.",
    find: ({ opened, text }) =>
      [...opened.entries.keys()]
        .filter((name) => /^xl\/.*\.xml$/.test(name))
        .flatMap((name) =>
          [...text(name).matchAll(/\sr:(?:id|embed|link)="([^"]*)"/g)]
            .filter(([, id = ""]) => !opened.relationships(name).has(id))
            .map(([, id]) => `${name}: ${id}`),
        ),
  },
  {
    code: "TYPE-OF-NOTHING",
    asks: "A content type names a part that is there.",
    find: ({ opened, text }) =>
      rootTag(text("[Content_Types].xml"))
        .inside("Override")
        .map(({ attributes }) => (attributes.get("PartName") ?? "").replace(/^\//, ""))
        .filter((name) => !opened.entries.has(name)),
  },
  {
    code: "PART-WITHOUT-TYPE",
    asks: "Every part has a content type.",
    find: ({ opened }) =>
      [...opened.entries.keys()].filter(
        (name) => name !== "[Content_Types].xml" && !name.endsWith("/") && opened.contentType(name) === "",
      ),
  },
  {
    code: "TYPE-TWICE",
    asks: "A part has one content type.",
    find: ({ text }) =>
      repeated(
        rootTag(text("[Content_Types].xml"))
          .inside("Override")
          .map(({ attributes }) => attributes.get("PartName") ?? ""),
      ),
  },
  {
    code: "CONTROL-CHARACTER",
    asks: "No part holds characters that XML cannot.",
    find: ({ opened, text }) =>
      [...opened.entries.keys()].filter((name) => isXml(name) && CONTROL.test(text(name))),
  },
  {
    code: "DRAWING-ID-TWICE",
    asks: "The things on a drawing have numbers of their own.",
    find: ({ opened, text }) =>
      drawingsIn([...opened.entries.keys()]).flatMap((name) =>
        repeated(
          tagsIn(text(name), new Set(["cNvPr"])).map(({ attributes }) => attributes.get("id") ?? ""),
        ).map((id) => `${name}: ${id}`),
      ),
  },
  {
    code: "CALCULATION-CHAIN",
    asks: "There is no list of the order of calculation: a wrong one is repaired, and none is needed.",
    find: ({ opened }) => [...opened.entries.keys()].filter((name) => /calcChain\.xml$/i.test(name)),
  },
];

const drawingsIn = (names: readonly string[]): readonly string[] =>
  names.filter((name) => /^xl\/drawings\/drawing\d+\.xml$/.test(name));
