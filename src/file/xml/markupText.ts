import { refusal } from "../refusal.ts";
import type { Element } from "./markup.ts";

const ATTRIBUTE = /\s([^\s=/>]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g;
const NAMED: ReadonlyMap<string, string> = new Map([
  ["amp", "&"],
  ["lt", "<"],
  ["gt", ">"],
  ["quot", '"'],
  ["apos", "'"],
]);
const ENTITIES: ReadonlyMap<string, string> = new Map([
  ["&", "&amp;"],
  ["<", "&lt;"],
  [">", "&gt;"],
  ['"', "&quot;"],
  ["\r", "&#13;"],
]);

/** Text as it stands between tags or inside an attribute. */
export const escapeMarkup = (text: string): string =>
  text.replace(/[&<>"\r]/g, (sign) => ENTITIES.get(sign) ?? sign);

/** What markup stands for: the five named entities and numbered characters. */
export const unescapeMarkup = (markup: string): string =>
  markup.includes("&") ? markup.replace(/&([^;]*);?/g, (_, name: string) => characterOf(name)) : markup;

function characterOf(name: string): string {
  const number = /^#(?:x([0-9a-f]+)|(\d+))$/i.exec(name);
  const code = number ? Number.parseInt(number[1] ?? number[2] ?? "", number[1] ? 16 : 10) : undefined;
  const character =
    code === undefined ? NAMED.get(name) : code <= 0x10ffff ? String.fromCodePoint(code) : undefined;
  if (character === undefined)
    throw refusal(
      "DAMAGED-XML",
      `This file is damaged: it holds &${name};, which stands for nothing. Open it in Excel and save it again.`,
    );
  return character;
}

/** The attributes of an element by their full names, unescaped. */
export function attributesOf(text: string, element: Element): ReadonlyMap<string, string> {
  const attributes = new Map<string, string>();
  const tag = text.slice(element.start, element.inner);
  ATTRIBUTE.lastIndex = 0;
  for (let found = ATTRIBUTE.exec(tag); found !== null; found = ATTRIBUTE.exec(tag))
    attributes.set(found[1] ?? "", unescapeMarkup(found[2] ?? found[3] ?? ""));
  return attributes;
}

/**
 * An element's opening tag with some attributes set and others (given as null) left out; what is not named stays as
 * it was typed. New ones come last.
 */
export function tagWith(tag: string, changes: Readonly<Record<string, string | null>>): string {
  const left = new Map(Object.entries(changes));
  const kept = tag.replace(ATTRIBUTE, (whole, name: string) => {
    const value = left.get(name);
    if (value === undefined) return whole;
    left.delete(name);
    return value === null ? "" : ` ${name}="${escapeMarkup(value)}"`;
  });
  const added = [...left]
    .map(([name, value]) => (value === null ? "" : ` ${name}="${escapeMarkup(value)}"`))
    .join("");
  return added === "" ? kept : kept.replace(/\s*(\/?>)$/, (_, end: string) => added + end);
}

/** The text inside an element that holds no others, CDATA included and comments left out. */
export function textOf(text: string, element: Element): string {
  const inside = text.slice(element.inner, element.close);
  if (!inside.includes("<")) return unescapeMarkup(inside);
  return inside
    .split(/(<!\[CDATA\[[\s\S]*?\]\]>|<!--[\s\S]*?-->|<\?[\s\S]*?\?>)/)
    .map((piece) =>
      piece.startsWith("<![CDATA[") ? piece.slice(9, -3) : piece.startsWith("<") ? "" : unescapeMarkup(piece),
    )
    .join("");
}
