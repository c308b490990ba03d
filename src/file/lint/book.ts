import { type Range, rangeFromReference } from "../cellPlace.ts";
import { openPackage, type Package } from "../read/package.ts";
import { childrenOf, descendantsOf, type Element, rootOf } from "../xml/markup.ts";
import { attributesOf, textOf } from "../xml/markupText.ts";
import { type LintedCell, readCells, spokenText } from "./cells.ts";

/** An XML element out of its text: its attributes, and its text where it holds no others. */
export interface Tag {
  readonly attributes: ReadonlyMap<string, string>;
  readonly text: string;
  /** The tags directly inside, of one name. */
  readonly inside: (name: string) => readonly Tag[];
}

/** An Excel table as its part says it is. */
export interface LintedTable {
  readonly part: string;
  readonly name: string;
  readonly range: Range | undefined;
  readonly tag: Tag;
  readonly columns: readonly Tag[];
  readonly headings: number;
  readonly totals: number;
}

/** A sheet as its part says it is. */
export interface LintedSheet {
  readonly name: string;
  readonly part: string;
  readonly isVisible: boolean;
  readonly id: string;
  readonly root: Tag;
  readonly cells: readonly LintedCell[];
  readonly tables: readonly LintedTable[];
  /** Validations of all groups, each with its ranges. */
  readonly validations: readonly Tag[];
  readonly merges: readonly Range[];
}

/** A defined name. */
export interface LintedName {
  readonly name: string;
  readonly target: string;
  readonly scope: string | undefined;
}

/** A workbook taken apart for the rules to look at. */
export interface LintedBook {
  readonly opened: Package;
  /** The text of a part; "" where it is no text. */
  readonly text: (part: string) => string;
  readonly sheets: readonly LintedSheet[];
  readonly tables: readonly LintedTable[];
  readonly names: readonly LintedName[];
  readonly strings: readonly string[];
  /** The looks that cells and conditional formats choose from by number, and the fonts, fills that looks are made of. */
  readonly cellLooks: readonly Tag[];
  readonly conditionLooks: readonly Tag[];
  readonly fonts: readonly Tag[];
  readonly fills: readonly Tag[];
}

/**
 * Takes a workbook apart.
 *
 * @throws the refusals of {@link openPackage}, and DAMAGED-XML: what cannot be opened at all needs no lint
 */
export function readBook(bytes: Uint8Array): LintedBook {
  const opened = openPackage(bytes);
  const decoder = new TextDecoder();
  const texts = new Map<string, string>();
  const text = (part: string): string => {
    const known = texts.get(part) ?? decoder.decode(opened.part(part) ?? new Uint8Array());
    texts.set(part, known);
    return known;
  };
  const workbook = rootTag(text(opened.workbookPart));
  const linked = opened.relationships(opened.workbookPart);
  const partOf = (kind: string) => [...linked.values()].find((link) => link.kind === kind)?.target ?? "";
  const sheets = tagsAt(workbook, ["sheets", "sheet"]).map((sheet) =>
    readSheetPart({ opened, text }, sheet, linked.get(sheet.attributes.get("r:id") ?? "")?.target ?? ""),
  );
  const styles = text(partOf("styles"));
  const stylesAt = (path: readonly string[]) => (styles === "" ? [] : tagsAt(rootTag(styles), path));
  return {
    opened,
    text,
    sheets,
    tables: sheets.flatMap(({ tables }) => tables),
    names: tagsAt(workbook, ["definedNames", "definedName"]).map((name) => ({
      name: name.attributes.get("name") ?? "",
      target: name.text,
      scope: name.attributes.get("localSheetId"),
    })),
    strings: readStrings(text(partOf("sharedStrings"))),
    cellLooks: stylesAt(["cellXfs", "xf"]),
    conditionLooks: stylesAt(["dxfs", "dxf"]),
    fonts: stylesAt(["fonts", "font"]),
    fills: stylesAt(["fills", "fill"]),
  };
}

type Source = Pick<LintedBook, "opened" | "text">;

function readSheetPart({ opened, text }: Source, sheet: Tag, part: string): LintedSheet {
  const markup = text(part);
  const root = rootTag(markup);
  const tableParts = [...opened.relationships(part).values()].filter(({ kind }) => kind === "table");
  return {
    name: sheet.attributes.get("name") ?? "",
    part,
    isVisible: (sheet.attributes.get("state") ?? "visible") === "visible",
    id: sheet.attributes.get("sheetId") ?? "",
    root,
    cells: readCells(markup),
    tables: tableParts
      .filter(({ target }) => text(target) !== "")
      .map(({ target }) => readTable(text(target), target)),
    validations: tagsAt(root, ["dataValidations", "dataValidation"]),
    merges: tagsAt(root, ["mergeCells", "mergeCell"]).flatMap(
      ({ attributes }) => rangeFromReference(attributes.get("ref") ?? "") ?? [],
    ),
  };
}

function readTable(text: string, part: string): LintedTable {
  const tag = rootTag(text);
  return {
    part,
    name: tag.attributes.get("displayName") ?? "",
    range: rangeFromReference(tag.attributes.get("ref") ?? ""),
    tag,
    columns: tagsAt(tag, ["tableColumns", "tableColumn"]),
    headings: Number(tag.attributes.get("headerRowCount") ?? 1),
    totals: Number(tag.attributes.get("totalsRowCount") ?? 0),
  };
}

function readStrings(text: string): readonly string[] {
  if (text === "") return [];
  return childrenOf(text, rootOf(text), "si").map((item) => spokenText(text, item));
}

/** The tags along a path of names, from one tag inwards. */
export const tagsAt = (tag: Tag, path: readonly string[]): readonly Tag[] =>
  path.reduce<readonly Tag[]>((tags, name) => tags.flatMap(({ inside }) => inside(name)), [tag]);

/** The outermost tag of a part. */
export const rootTag = (text: string): Tag => tagOf(text, rootOf(text));

/** All tags of these names in a part, however deep. */
export const tagsIn = (text: string, names: ReadonlySet<string>): readonly Tag[] =>
  descendantsOf(text, rootOf(text), names).map((element) => tagOf(text, element));

const tagOf = (text: string, element: Element): Tag => ({
  attributes: attributesOf(text, element),
  text: text.slice(element.inner, element.close).includes("<") ? "" : textOf(text, element),
  inside: (name) => childrenOf(text, element, name).map((child) => tagOf(text, child)),
});
