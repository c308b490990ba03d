import { applyEdits, type Edit, type Element, rootOf } from "../xml/markup.ts";
import type { Parts } from "./parts.ts";

/** Puts markup, written without a prefix, behind the last child of a part's root. */
export function appendTo(parts: Parts, name: string, markup: string): void {
  const text = parts.text(name);
  const root = rootOf(text);
  parts.replace(name, applyEdits(text, [behindLast(text, root, inPrefix(markup, root.prefix))]));
}

/** The edit that puts markup behind the last child of an element, which may be empty (`<dxfs/>`). */
export function behindLast(
  text: string,
  { start, inner, close, end, prefix, name }: Element,
  markup: string,
): Edit {
  if (inner < end) return { start: close, end: close, text: markup };
  const tag = text.slice(start, inner).replace(/\s*\/>$/, ">");
  return { start, end, text: `${tag}${markup}</${prefix}${name}>` };
}

/** Markup whose elements have no prefix, with one before each of their names: `<font/>` → `<x:font/>`. */
export const inPrefix = (markup: string, prefix: string): string =>
  prefix === "" ? markup : markup.replace(/<(\/?)(?=[A-Za-z])/g, `<$1${prefix}`);
