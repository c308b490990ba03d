import { limits } from "../limits.ts";
import { refusal } from "../refusal.ts";

/** Where one element stands in the text of a part: the text itself is never rebuilt, only cut into and joined. */
export interface Element {
  /** Its name without a prefix: `row`. */
  readonly name: string;
  /** What stands before the name, colon and all: `x:`, or nothing. */
  readonly prefix: string;
  /** Where its opening tag begins. */
  readonly start: number;
  /** Behind its opening tag. */
  readonly inner: number;
  /** Where its closing tag begins; behind the opening tag where the element is empty (`<row/>`). */
  readonly close: number;
  /** Behind the whole element. */
  readonly end: number;
}

/** A stretch of a part's text to be replaced; with start and end alike, an insertion. */
export interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

const damaged = () =>
  refusal(
    "DAMAGED-XML",
    "This file is damaged: one of its parts is not well formed. Open it in Excel and save it again.",
  );

const SPACE = 32;
const SLASH = 47;
const BANG = 33;
const QUESTION = 63;
const GREATER = 62;
const DOUBLE = 34;
const SINGLE = 39;

/**
 * The elements that stand side by side in a stretch of text, in order, whatever they hold; comments, processing
 * instructions and CDATA are passed over.
 *
 * @throws DAMAGED-XML where tags do not match
 */
export function elementsIn(text: string, from = 0, to = text.length): readonly Element[] {
  const found: Element[] = [];
  // Where the names of the elements begin that are open: comparing in place makes no strings, and a sheet has many.
  const names: number[] = [];
  let start = 0;
  let inner = 0;
  for (let at = text.indexOf("<", from); at !== -1 && at < to; ) {
    const kind = text.charCodeAt(at + 1);
    if (kind === BANG || kind === QUESTION) {
      at = text.indexOf("<", behindAside(text, at));
      continue;
    }
    const end = behindTag(text, at);
    if (kind === SLASH) {
      const name = names.pop();
      if (name === undefined || !isSameName(text, name, at + 2)) throw damaged();
      if (names.length === 0) found.push(elementOf(text, { start, inner, close: at, end }));
    } else {
      if (names.length === limits.depth) throw damaged();
      if (names.length === 0) {
        start = at;
        inner = end;
      }
      if (text.charCodeAt(end - 2) !== SLASH) names.push(at + 1);
      else if (names.length === 0) found.push(elementOf(text, { start, inner, close: end, end }));
    }
    at = text.indexOf("<", end);
  }
  if (names.length > 0) throw damaged();
  return found;
}

/** The elements directly inside another, of one name where one is given. */
export function childrenOf(text: string, parent: Element, name?: string): readonly Element[] {
  const children = elementsIn(text, parent.inner, parent.close);
  return name === undefined ? children : children.filter((child) => child.name === name);
}

/** The first element of a name directly inside another, if there is one. */
export const childOf = (text: string, parent: Element, name: string): Element | undefined =>
  elementsIn(text, parent.inner, parent.close).find((child) => child.name === name);

/** Every element inside another, however deep, of one of these names, from first to last; outer before inner. */
export function descendantsOf(text: string, parent: Element, names: ReadonlySet<string>): readonly Element[] {
  return childrenOf(text, parent).flatMap((child) => [
    ...(names.has(child.name) ? [child] : []),
    ...descendantsOf(text, child, names),
  ]);
}

/** The one element that holds all others of a part. */
export function rootOf(text: string): Element {
  const [root, ...others] = elementsIn(text);
  if (root === undefined || others.length > 0) throw damaged();
  return root;
}

/** The text with its edits made; they may be given in any order but not overlap. */
export function applyEdits(text: string, edits: readonly Edit[]): string {
  const pieces: string[] = [];
  let at = 0;
  for (const edit of [...edits].sort((a, b) => a.start - b.start || a.end - b.end)) {
    if (edit.start < at) throw new RangeError("edits overlap");
    pieces.push(text.slice(at, edit.start), edit.text);
    at = edit.end;
  }
  pieces.push(text.slice(at));
  return pieces.join("");
}

function elementOf(
  text: string,
  { start, inner, close, end }: Pick<Element, "start" | "inner" | "close" | "end">,
): Element {
  let behind = start + 1;
  while (!endsName(text.charCodeAt(behind))) behind++;
  const colon = text.slice(start + 1, behind).indexOf(":") + 1;
  const prefix = text.slice(start + 1, start + 1 + colon);
  return { name: text.slice(start + 1 + colon, behind), prefix, start, inner, close, end };
}

/** Whether the same name stands at two places. */
function isSameName(text: string, one: number, other: number): boolean {
  for (let i = 0; ; i++) {
    const code = text.charCodeAt(one + i);
    const ends = endsName(code);
    if (ends || endsName(text.charCodeAt(other + i))) return ends && endsName(text.charCodeAt(other + i));
    if (code !== text.charCodeAt(other + i)) return false;
  }
}

/** A blank, a slash, the end of the tag, or of the text. */
const endsName = (code: number): boolean =>
  code <= SPACE || code === SLASH || code === GREATER || Number.isNaN(code);

/** Behind the `>` that ends a tag; one inside an attribute does not. */
function behindTag(text: string, at: number): number {
  for (let i = at + 1; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === GREATER) return i + 1;
    if (code !== DOUBLE && code !== SINGLE) continue;
    i = text.indexOf(code === DOUBLE ? '"' : "'", i + 1);
    if (i === -1) break;
  }
  throw damaged();
}

/** Behind a comment, a CDATA section or a processing instruction. */
function behindAside(text: string, at: number): number {
  const closer = text.startsWith("<!--", at) ? "-->" : text.startsWith("<![CDATA[", at) ? "]]>" : "?>";
  if (closer === "?>" && text.charCodeAt(at + 1) === BANG) throw damaged();
  const end = text.indexOf(closer, at + 2);
  if (end === -1) throw damaged();
  return end + closer.length;
}
