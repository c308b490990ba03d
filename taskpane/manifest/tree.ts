import { SaxesParser } from "saxes";

/** An element of a manifest, its names as written: `bt:Image` with its prefix. */
export interface Element {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly Element[];
  readonly text: string;
}

interface Growing extends Element {
  readonly children: Growing[];
  text: string;
}

/** A text of XML as a tree; a sentence where it is not well formed. */
export function readTree(xml: string): Element | string {
  const parser = new SaxesParser();
  const open: Growing[] = [];
  let root: Growing | undefined;
  let fault: string | undefined;
  parser.on("error", ({ message }) => {
    fault ??= message;
  });
  parser.on("opentag", ({ name, attributes }) => {
    const element: Growing = { name, attributes, children: [], text: "" };
    open.at(-1)?.children.push(element);
    root ??= element;
    open.push(element);
  });
  parser.on("text", (text) => {
    const inside = open.at(-1);
    if (inside !== undefined) inside.text += text.trim();
  });
  parser.on("closetag", () => open.pop());
  parser.write(xml).close();
  return fault ?? root ?? "There is nothing in it";
}

/** The first child of that name. */
export const child = (of: Element | undefined, name: string): Element | undefined =>
  of?.children.find((each) => each.name === name);

/** Every element of those names, at any depth, in the order written. */
export const within = (of: Element | undefined, ...names: readonly string[]): readonly Element[] =>
  (of?.children ?? []).flatMap((each) => [
    ...(names.includes(each.name) ? [each] : []),
    ...within(each, ...names),
  ]);
