import {
  applyEdits,
  childOf,
  childrenOf,
  descendantsOf,
  type Edit,
  type Element,
  rootOf,
} from "../xml/markup.ts";
import { attributesOf, tagWith, textOf } from "../xml/markupText.ts";
import { cellsOfRow, type StoredCell } from "./sheetCells.ts";

/** How the numbers of styles and of conditional formats' looks read in the workbook that a sheet goes to. */
export interface StyleNumbers {
  readonly styleOf: (number: string) => string;
  readonly differenceOf: (number: string) => string;
}

/** What a sheet's text is made ready with. */
export interface SheetSetting extends StyleNumbers {
  /** What is inside each shared text of the workbook that it comes from. */
  readonly strings: readonly string[];
}

/** What may name a look by number outside tables: conditional formats, and filters and sorts by colour. */
const LOOKED: ReadonlySet<string> = new Set(["cfRule", "colorFilter", "sortCondition"]);

/**
 * The text of a sheet as it reads in another workbook: styles by their numbers there, shared texts inline, and not in
 * front. A workbook with two sheets in front would show them as one group, and type into both.
 */
export function sheetToInsert(text: string, setting: SheetSetting): string {
  const root = rootOf(text);
  const inside = (holder: string, of: string): readonly Element[] => {
    const found = childOf(text, root, holder);
    return found === undefined ? [] : childrenOf(text, found, of);
  };
  const retagged = (element: Element, changes: Readonly<Record<string, string | null>>): readonly Edit[] => {
    const tag = text.slice(element.start, element.inner);
    const after = tagWith(tag, changes);
    return after === tag ? [] : [{ start: element.start, end: element.inner, text: after }];
  };
  const renumbered = (element: Element, attribute: string, numberOf: (number: string) => string) => {
    const number = attributesOf(text, element).get(attribute);
    return number === undefined ? [] : retagged(element, { [attribute]: numberOf(number) });
  };
  const { styleOf, differenceOf } = setting;
  const edits = [
    ...inside("sheetViews", "sheetView").flatMap((view) => retagged(view, { tabSelected: null })),
    ...inside("cols", "col").flatMap((column) => renumbered(column, "style", styleOf)),
    ...inside("sheetData", "row").flatMap((row) => [
      ...renumbered(row, "s", styleOf),
      ...cellsOfRow(text, row).flatMap((cell) => cellEdits(text, cell, setting)),
    ]),
    ...childrenOf(text, root)
      .filter(({ name }) => name !== "sheetData")
      .flatMap((child) => descendantsOf(text, child, LOOKED))
      .flatMap((looked) => renumbered(looked, "dxfId", differenceOf)),
  ];
  return applyEdits(text, edits);
}

function cellEdits(
  text: string,
  { element, attributes, children }: StoredCell,
  { strings, styleOf }: SheetSetting,
): readonly Edit[] {
  const style = attributes.get("s");
  const value = attributes.get("t") === "s" ? children.find(({ name }) => name === "v") : undefined;
  const changes = {
    ...(style === undefined ? {} : { s: styleOf(style) }),
    ...(value === undefined ? {} : { t: "inlineStr" }),
  };
  const tag = text.slice(element.start, element.inner);
  const inline = value && `<is>${strings[Number(textOf(text, value))] ?? "<t/>"}</is>`;
  return [
    { start: element.start, end: element.inner, text: tagWith(tag, changes) },
    ...(value === undefined ? [] : [{ start: value.start, end: value.end, text: inline ?? "" }]),
  ];
}

/** The text of a table as it reads in another workbook: an id that is free there, looks by their numbers there. */
export function tableToInsert(
  text: string,
  { id, differenceOf }: Pick<StyleNumbers, "differenceOf"> & { readonly id: number },
): string {
  const root = rootOf(text);
  const looked = [root, ...descendantsOf(text, root, new Set(["tableColumn", ...LOOKED]))];
  return applyEdits(
    text,
    looked.map((element) => {
      const numbers = [...attributesOf(text, element)].filter(([name]) => /dxfId$/i.test(name));
      const changes = Object.fromEntries(numbers.map(([name, number]) => [name, differenceOf(number)]));
      const tag = text.slice(element.start, element.inner);
      const own = element === root ? { id: String(id) } : {};
      return { start: element.start, end: element.inner, text: tagWith(tag, { ...changes, ...own }) };
    }),
  );
}
