import { type Problem, pathOf, type Surroundings, when } from "./problem.ts";
import { child, type Element, within } from "./tree.ts";

/** Where each kind of reference is to be found among the resources. */
const SHELF: Readonly<Record<string, string>> = {
  "bt:Image": "bt:Images",
  SourceLocation: "bt:Urls",
  Label: "bt:ShortStrings",
  Title: "bt:ShortStrings",
  Description: "bt:LongStrings",
};
/** The longest that Office takes, in characters. */
const LONGEST: Readonly<Record<string, number>> = {
  "bt:Images": 2048,
  "bt:Urls": 2048,
  "bt:ShortStrings": 125,
  "bt:LongStrings": 250,
};
const LONGEST_ID = 32;

/** The resources of the commands: each named once, used, of the right kind, and no longer than it may be. */
export function checkResources(root: Element, { pictureSize }: Surroundings): readonly Problem[] {
  const overrides = child(root, "VersionOverrides");
  if (overrides === undefined) return [];
  const shelves = child(overrides, "Resources")?.children ?? [];
  const items = shelves.flatMap((shelf) => shelf.children.map((item) => ({ shelf: shelf.name, item })));
  const ids = items.map(({ item }) => item.attributes.id ?? "");
  const uses = within(child(overrides, "Hosts"), ...Object.keys(SHELF)).flatMap(({ name, attributes }) =>
    attributes.resid === undefined ? [] : [{ name, id: attributes.resid, size: attributes.size }],
  );
  const shelfOf = new Map(items.map(({ shelf, item }) => [item.attributes.id ?? "", shelf]));
  const used = new Set(uses.map(({ id }) => id));
  return [
    ...uses
      .filter(({ id }) => !shelfOf.has(id))
      .map(({ id }) => ({ kind: "dangling-resource", message: `${id} is used and not among the resources` })),
    ...uses
      .filter(({ id, name }) => shelfOf.has(id) && shelfOf.get(id) !== SHELF[name])
      .map(({ id, name }) => ({
        kind: "wrong-shelf",
        message: `${id} of a ${name} is to stand in ${SHELF[name]}`,
      })),
    ...ids
      .filter((id, at) => ids.indexOf(id) !== at)
      .map((id) => ({ kind: "duplicate-resource", message: `${id} stands twice among the resources` })),
    ...ids
      .filter((id) => !used.has(id))
      .map((id) => ({ kind: "unused-resource", message: `${id} is among the resources and not used` })),
    ...ids
      .filter((id) => id.length > LONGEST_ID)
      .map((id) => ({
        kind: "resource-id-too-long",
        message: `${id} has more than ${LONGEST_ID} characters`,
      })),
    ...items
      .filter(({ shelf, item }) => (item.attributes.DefaultValue ?? "").length > (LONGEST[shelf] ?? 0))
      .map(({ item }) => ({ kind: "resource-too-long", message: `${item.attributes.id} is too long` })),
    ...uses.flatMap(({ id, size }) => {
      if (size === undefined) return [];
      const item = items.find((each) => each.item.attributes.id === id)?.item;
      const path = pathOf(item?.attributes.DefaultValue ?? "");
      const [width, height] = pictureSize(path) ?? [];
      return when(String(width) !== size || String(height) !== size, {
        kind: "icon-picture-size",
        message: `${path} is to be a picture of ${size} by ${size} pixels`,
      });
    }),
  ];
}
