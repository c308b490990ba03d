import { views } from "../state.ts";
import { type Problem, when } from "./problem.ts";
import { child, type Element, within } from "./tree.ts";

/** The children of each part of the commands, in the order in which they must stand; all are needed. */
const ORDER: Readonly<Record<string, string>> = {
  Group: "Label Icon Control",
  Button: "Label Supertip Icon Action",
  Menu: "Label Supertip Icon Items",
  Item: "Label Supertip Action",
  Supertip: "Title Description",
  Action: "TaskpaneId SourceLocation",
};
/** Sizes that an icon of the ribbon must have, in pixels. */
const SIZES = ["16", "32", "80"];

/** The ribbon: a group on the Home tab, its buttons and its menu, each opening one and the same pane. */
export function checkCommands(root: Element): readonly Problem[] {
  const overrides = child(root, "VersionOverrides");
  if (overrides === undefined) return [];
  const parts = within(overrides, "Group", "Control", "Item", "Supertip", "Action");
  const named = parts.filter(({ attributes }) => attributes.id !== undefined);
  const ids = named.map(({ attributes }) => attributes.id ?? "");
  const panes = new Set(within(overrides, "TaskpaneId").map(({ text }) => text));
  const host = within(child(overrides, "Hosts"), "Host")[0]?.attributes["xsi:type"];
  return [
    ...when(overrides.attributes["xsi:type"] !== "VersionOverridesV1_0", {
      kind: "overrides-type",
      message: "VersionOverrides is to be of the type VersionOverridesV1_0",
    }),
    ...when(host !== "Workbook", {
      kind: "wrong-command-host",
      message: "The commands are to be for Workbook",
    }),
    ...parts.flatMap(checkPart),
    ...when(new Set(ids).size < ids.length, { kind: "duplicate-id", message: "Two controls have one id" }),
    ...when(panes.size > 1, { kind: "several-panes", message: "The commands open several panes" }),
    ...within(overrides, "Icon").flatMap(checkIcon),
    ...within(overrides, "bt:Url").flatMap(checkView),
  ];
}

/** The children that a part must have, in order; a group has as many controls as it likes. */
function checkPart(part: Element): readonly Problem[] {
  const kind = part.name === "Control" ? (part.attributes["xsi:type"] ?? "") : part.name;
  const wanted = ORDER[kind];
  const names = part.children.map(({ name }) => name).filter((name, at, all) => name !== all[at - 1]);
  return when(names.join(" ") !== wanted, {
    kind: "command-order",
    message: `${kind} ${part.attributes.id ?? ""} is to hold ${wanted ?? "nothing we know"}, in this order`,
  });
}

const checkIcon = (icon: Element): readonly Problem[] => {
  const sizes = icon.children.map(({ attributes }) => attributes.size ?? "");
  const absent = SIZES.filter((size) => !sizes.includes(size));
  return when(absent.length > 0, {
    kind: "icon-size-missing",
    message: `An icon lacks the sizes ${absent.join(", ")}`,
  });
};

function checkView({ attributes }: Element): readonly Problem[] {
  const url = attributes.DefaultValue ?? "";
  const view = URL.canParse(url) ? new URL(url).searchParams.get("view") : null;
  return when(!views.some(({ name }) => name === view), {
    kind: "unknown-view",
    message: `${url} opens no view of the pane`,
  });
}
