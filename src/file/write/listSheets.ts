import { relationshipsPart } from "../read/package.ts";
import { applyEdits, childOf, childrenOf, type Edit, type Element, rootOf } from "../xml/markup.ts";
import { attributesOf, escapeMarkup, tagWith, textOf } from "../xml/markupText.ts";
import { appendTo, behindLast, inPrefix } from "./appendTo.ts";
import { mapReferences } from "./formulaText.ts";
import type { Parts } from "./parts.ts";
import { type SheetPlace, sheetsOf } from "./tablePlaces.ts";
import { followWorkbook } from "./workbookPart.ts";

const WORKSHEET = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet";

/**
 * Lists sheets whose parts have been put into a workbook, behind its last sheet, with the names of their source that
 * they use or that stand for their cells. A name that the workbook has stays, unless it has lost its cells.
 */
export function listSheets(parts: Parts, source: Parts, sheets: readonly SheetPlace[]): void {
  const { workbookPart } = parts.opened;
  const text = parts.text(workbookPart);
  const root = rootOf(text);
  const list = childOf(text, root, "sheets");
  if (list === undefined) return;
  const listed = childrenOf(text, list).map((sheet) => attributesOf(text, sheet));
  const linkAttribute = [...(listed[0]?.keys() ?? [])].find((name) => name.endsWith(":id")) ?? "r:id";
  const lastId = Math.max(0, ...listed.map((sheet) => Number(sheet.get("sheetId"))));
  const states = statesIn(source);
  const entries = sheets.map(({ name, part }, place) => {
    const id = freeLink(parts);
    appendTo(
      parts,
      relationshipsPart(workbookPart),
      tagWith("<Relationship/>", { Id: id, Type: WORKSHEET, Target: `/${part}` }),
    );
    const state = states.get(name);
    const sheetId = String(lastId + 1 + place);
    return tagWith("<sheet/>", { name, sheetId, ...(state && { state }), [linkAttribute]: id });
  });
  const edits = [
    behindLast(text, list, inPrefix(entries.join(""), root.prefix)),
    ...nameEdits(text, root, namesFor(parts, source, { sheets, first: listed.length })),
  ];
  parts.replace(workbookPart, followWorkbook(applyEdits(text, edits), []));
}

/** Which sheets of a workbook are hidden, and how. */
const statesIn = (source: Parts): ReadonlyMap<string, string> => {
  const text = source.text(source.opened.workbookPart);
  const list = childOf(text, rootOf(text), "sheets");
  const sheets = (list ? childrenOf(text, list) : []).map((sheet) => attributesOf(text, sheet));
  return new Map(sheets.map((sheet) => [sheet.get("name") ?? "", sheet.get("state") ?? "visible"]));
};

function freeLink(parts: Parts): string {
  const text = parts.text(relationshipsPart(parts.opened.workbookPart));
  const ids = new Set(childrenOf(text, rootOf(text)).map((link) => attributesOf(text, link).get("Id")));
  let number = 1;
  while (ids.has(`rId${number}`)) number++;
  return `rId${number}`;
}

/** A defined name: what it is called, in small letters, and on which sheet alone it holds; and its markup's pieces. */
interface DefinedName {
  readonly key: string;
  readonly stands: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly element: Element;
}

function namesIn(text: string): readonly DefinedName[] {
  const holder = childOf(text, rootOf(text), "definedNames");
  return (holder ? childrenOf(text, holder, "definedName") : []).map((element) => {
    const attributes = attributesOf(text, element);
    const key = `${attributes.get("localSheetId") ?? ""}!${attributes.get("name") ?? ""}`.toLowerCase();
    return { key, attributes, element, stands: textOf(text, element) };
  });
}

/** The names that come along, numbered as the workbook counts its sheets. */
function namesFor(
  parts: Parts,
  source: Parts,
  { sheets, first }: { readonly sheets: readonly SheetPlace[]; readonly first: number },
): readonly DefinedName[] {
  const text = source.text(source.opened.workbookPart);
  const list = childOf(text, rootOf(text), "sheets");
  const all = (list ? childrenOf(text, list) : []).map((sheet) => attributesOf(text, sheet).get("name"));
  const placeOf = (name: string | undefined): number => sheets.findIndex((sheet) => sheet.name === name);
  const places = new Map(sheetsOf(source).map(({ name, part }) => [name, part]));
  const formulas = sheets.flatMap(({ name }) => formulasIn(source.text(places.get(name) ?? "")));
  const known = new Set([...sheetsOf(parts), ...sheets].map(({ name }) => name.toLowerCase()));
  return namesIn(text).flatMap((name) => {
    const local = name.attributes.get("localSheetId");
    if (local === undefined) return isNeeded(name, { sheets, formulas, known }) ? [name] : [];
    const place = placeOf(all[Number(local)]);
    if (place === -1) return [];
    const localSheetId = String(first + place);
    const key = name.key.replace(/^\d+/, localSheetId);
    return [{ ...name, key, attributes: new Map([...name.attributes, ["localSheetId", localSheetId]]) }];
  });
}

/** Every formula of a sheet, those of its drop-downs and conditional formats too. */
const formulasIn = (text: string): readonly string[] =>
  [...text.matchAll(/<(?:\w+:)?(?:f|formula[12]?)(?:\s[^>]*)?>([^<]*)</g)].map(([, formula = ""]) => formula);

interface Needs {
  readonly sheets: readonly SheetPlace[];
  readonly formulas: readonly string[];
  /** The sheets that the workbook has or gets. */
  readonly known: ReadonlySet<string>;
}

/** Whether a name is used on one of the sheets, or stands for cells of one; and all that it stands for is there. */
function isNeeded({ attributes, stands }: DefinedName, { sheets, formulas, known }: Needs): boolean {
  const named = new Set<string>();
  mapReferences(stands, ({ sheet, cells }) => {
    if (sheet !== undefined) named.add(sheet);
    return cells;
  });
  if ([...named].some((sheet) => !known.has(sheet.toLowerCase()))) return false;
  const word = new RegExp(`\\b${(attributes.get("name") ?? "").replace(/[.\\?]/g, "\\$&")}\\b`);
  return sheets.some(({ name }) => named.has(name)) || formulas.some((formula) => word.test(formula));
}

function nameEdits(text: string, root: Element, names: readonly DefinedName[]): readonly Edit[] {
  const there = new Map(namesIn(text).map((name) => [name.key, name]));
  const mended = names.flatMap(({ key, stands }): readonly Edit[] => {
    const known = there.get(key);
    if (known === undefined || !known.stands.includes("#REF!")) return [];
    return [{ start: known.element.inner, end: known.element.close, text: escapeMarkup(stands) }];
  });
  const added = names
    .filter(({ key }) => !there.has(key))
    .map(({ attributes, stands }) => {
      const tag = tagWith("<definedName>", Object.fromEntries(attributes));
      return `${tag}${escapeMarkup(stands)}</definedName>`;
    })
    .join("");
  if (added === "") return mended;
  const holder = childOf(text, root, "definedNames");
  if (holder !== undefined) return [...mended, behindLast(text, holder, inPrefix(added, root.prefix))];
  const before = childrenOf(text, root).filter(({ name }) =>
    /^(sheets|functionGroups|externalReferences)$/.test(name),
  );
  const at = before.at(-1)?.end ?? root.close;
  return [{ start: at, end: at, text: inPrefix(`<definedNames>${added}</definedNames>`, root.prefix) }];
}
