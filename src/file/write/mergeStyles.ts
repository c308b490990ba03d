import { applyEdits, childOf, childrenOf, type Edit, type Element, rootOf } from "../xml/markup.ts";
import { attributesOf, tagWith } from "../xml/markupText.ts";
import { behindLast, inPrefix } from "./appendTo.ts";
import type { StyleNumbers } from "./sheetToInsert.ts";

/** A style part that has taken in the styles of another, and where these stand now. */
export interface MergedStyles extends StyleNumbers {
  readonly text: string;
}

/** The lists of a style part, in the order that its schema asks for. */
const LISTS = [
  "numFmts",
  "fonts",
  "fills",
  "borders",
  "cellStyleXfs",
  "cellXfs",
  "cellStyles",
  "dxfs",
] as const;
type ListName = (typeof LISTS)[number];

/** The first number that a number format of one's own may have. */
const FIRST_OWN_FORMAT = 164;

/**
 * The styles of a workbook with those of another behind them: fonts, fills, borders, number formats, cell styles and
 * the looks of conditional formats. What is there already, character for character, is not added again. Numbers that
 * were there stay. An added cell style is based on Normal and looks as it did, since it carries its own look in full.
 *
 * @param from of the usual spelling, without prefixes
 */
export function mergeStyles(into: string, from: string): MergedStyles {
  const same = (number: string): string => number;
  if (into === from) return { text: into, styleOf: same, differenceOf: same };
  const [root, source] = [rootOf(into), rootOf(from)];
  const lists = new Map(LISTS.map((name) => [name, openList(into, root, name)]));
  const itemsOf = (list: ListName): readonly Element[] => {
    const holder = childOf(from, source, list);
    return holder === undefined ? [] : childrenOf(from, holder);
  };
  const markup = ({ start, end }: Element): string => inPrefix(from.slice(start, end), root.prefix);
  const placed = (list: ListName, item: string): string => String(lists.get(list)?.placeOf(item) ?? 0);
  const moved = (list: ListName): readonly string[] =>
    itemsOf(list).map((item) => placed(list, markup(item)));

  const [fonts, fills, borders, differences] = (["fonts", "fills", "borders", "dxfs"] as const).map(moved);
  const formats = formatNumbers(
    new Map(itemsOf("numFmts").map((item) => codeOf(from, item))),
    lists.get("numFmts") ?? openList(into, root, "numFmts"),
    root.prefix,
  );
  const styles = itemsOf("cellXfs").map((item) => {
    const attributes = attributesOf(from, item);
    const number = (name: string, among: readonly string[] | undefined) =>
      attributes.has(name) ? { [name]: among?.[Number(attributes.get(name))] ?? "0" } : {};
    const format = attributes.get("numFmtId");
    const changes = {
      ...number("fontId", fonts),
      ...number("fillId", fills),
      ...number("borderId", borders),
      ...(format === undefined ? {} : { numFmtId: formats.get(format) ?? format }),
      xfId: "0",
    };
    const tag = tagWith(from.slice(item.start, item.inner), changes);
    return placed("cellXfs", inPrefix(tag + from.slice(item.inner, item.end), root.prefix));
  });
  const edits = LISTS.flatMap((name) => lists.get(name)?.edits() ?? []);
  return {
    text: applyEdits(into, edits),
    styleOf: (number) => styles[Number(number)] ?? "0",
    differenceOf: (number) => differences?.[Number(number)] ?? number,
  };
}

/** One list of a style part, to which items can be added. */
interface OpenList {
  readonly items: readonly string[];
  /** The place of an item, added if it is not there. */
  readonly placeOf: (item: string) => number;
  readonly edits: () => readonly Edit[];
}

function openList(text: string, root: Element, name: ListName): OpenList {
  const holder = childOf(text, root, name);
  const items = (holder ? childrenOf(text, holder) : []).map(({ start, end }) => text.slice(start, end));
  const before = items.length;
  return {
    items,
    placeOf: (item) => {
      const place = items.indexOf(item);
      return place === -1 ? items.push(item) - 1 : place;
    },
    edits: () => {
      if (items.length === before) return [];
      const added = items.slice(before).join("");
      const count = String(items.length);
      if (holder === undefined) {
        const at = behindEarlierLists(text, root, name);
        const made = `<${root.prefix}${name} count="${count}">${added}</${root.prefix}${name}>`;
        return [{ start: at, end: at, text: made }];
      }
      const tag = tagWith(text.slice(holder.start, holder.inner), { count });
      if (holder.inner === holder.end)
        return [
          {
            ...behindLast(tag, { ...holder, start: 0, inner: tag.length, end: tag.length }, added),
            start: holder.start,
            end: holder.end,
          },
        ];
      return [{ start: holder.start, end: holder.inner, text: tag }, behindLast(text, holder, added)];
    },
  };
}

/** Where a list belongs that a part does not have yet. */
function behindEarlierLists(text: string, root: Element, name: ListName): number {
  const earlier: ReadonlySet<string> = new Set(LISTS.slice(0, LISTS.indexOf(name)));
  return (
    childrenOf(text, root)
      .filter((child) => earlier.has(child.name))
      .at(-1)?.end ?? root.inner
  );
}

const codeOf = (text: string, item: Element): readonly [number: string, code: string] => {
  const attributes = attributesOf(text, item);
  return [attributes.get("numFmtId") ?? "", attributes.get("formatCode") ?? ""];
};

/** The numbers that number formats of one's own have in another workbook, by those they had. */
function formatNumbers(
  codes: ReadonlyMap<string, string>,
  list: OpenList,
  prefix: string,
): ReadonlyMap<string, string> {
  const there = new Map(
    list.items.map((item) => {
      const [number, code] = codeOf(item, rootOf(item));
      return [code, number] as const;
    }),
  );
  let last = Math.max(FIRST_OWN_FORMAT - 1, ...[...there.values()].map(Number));
  return new Map(
    [...codes].map(([number, code]) => {
      const known = there.get(code);
      if (known !== undefined) return [number, known];
      const fresh = String(++last);
      const tag = tagWith(`<${prefix}numFmt/>`, { numFmtId: fresh, formatCode: code });
      list.placeOf(tag);
      return [number, fresh];
    }),
  );
}
