import { type Problem, pathOf, type Surroundings, when } from "./problem.ts";
import { child, type Element, within } from "./tree.ts";

/** The children of the root, in the order in which they must stand; those with * may be left out. */
const ORDER = (
  "Id AlternateId* Version ProviderName DefaultLocale DisplayName Description IconUrl HighResolutionIconUrl " +
  "SupportUrl AppDomains* Hosts Requirements DefaultSettings Permissions VersionOverrides"
).split(" ");

/** The longest that Office takes, in characters. */
const LONGEST = { ProviderName: 125, DisplayName: 125, Description: 250 } as const;

const GUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/i;
const VERSION = /^\d{1,5}\.\d{1,5}\.\d{1,5}\.\d{1,5}$/;

/** The part that every Office reads: who it is, where it runs, what it may do. */
export function checkBase(root: Element, surroundings: Surroundings): readonly Problem[] {
  const textOf = (name: string) => child(root, name)?.text ?? "";
  const writtenIn = (name: string) => child(root, name)?.attributes.DefaultValue ?? textOf(name);
  const set = within(child(root, "Requirements"), "Set").find(
    ({ attributes }) => attributes.Name === "ExcelApi",
  );
  const version = Number(set?.attributes.MinVersion?.split(".")[1] ?? 0);
  return [
    ...when(root.name !== "OfficeApp" || root.attributes["xsi:type"] !== "TaskPaneApp", {
      kind: "wrong-root",
      message: "The root is to be an OfficeApp of the type TaskPaneApp",
    }),
    ...checkOrder(root),
    ...when(!GUID.test(textOf("Id")), { kind: "id-not-guid", message: `The id ${textOf("Id")} is no GUID` }),
    ...when(!VERSION.test(textOf("Version")), {
      kind: "version-shape",
      message: `The version ${textOf("Version")} is not four numbers with points`,
    }),
    ...when(!/^[a-z]{2}-[A-Z]{2}$/.test(textOf("DefaultLocale")), {
      kind: "locale-shape",
      message: `${textOf("DefaultLocale")} is no locale`,
    }),
    ...Object.entries(LONGEST).flatMap(([name, most]) =>
      when(writtenIn(name).length > most, {
        kind: "too-long",
        message: `${name} is longer than ${most} characters`,
      }),
    ),
    ...when(child(child(root, "Hosts"), "Host")?.attributes.Name !== "Workbook", {
      kind: "wrong-host",
      message: "The host is to be Workbook",
    }),
    ...when(version < 14, { kind: "requirement-too-low", message: "ExcelApi 1.14 is to be required" }),
    ...when(textOf("Permissions") !== "ReadWriteDocument", {
      kind: "wrong-permission",
      message: "The permission is to be ReadWriteDocument",
    }),
    ...checkAddresses(root, surroundings),
    ...checkBaseIcons(root, surroundings),
  ];
}

function checkOrder(root: Element): readonly Problem[] {
  const names = root.children.map(({ name }) => name);
  const known = ORDER.map((name) => name.replace("*", ""));
  const absent = ORDER.filter((name) => !name.endsWith("*") && !names.includes(name));
  const places = names.map((name) => known.indexOf(name));
  const isRising = places.every((place, at) => place > (places[at - 1] ?? -1));
  return [
    ...absent.map((name) => ({ kind: "missing-element", message: `${name} is missing` })),
    ...when(!isRising, {
      kind: "wrong-order",
      message: `The elements stand in the wrong order: ${names.join(", ")}`,
    }),
  ];
}

/** Every address is https, of one origin, and that origin is among the domains. */
function checkAddresses(root: Element, { isForCouncil }: Surroundings): readonly Problem[] {
  const urls = [
    root,
    ...within(root, "IconUrl", "HighResolutionIconUrl", "SupportUrl", "SourceLocation", "bt:Image", "bt:Url"),
  ]
    .flatMap(({ attributes }) => attributes.DefaultValue ?? [])
    .concat(within(root, "AppDomain").map(({ text }) => text));
  const origins = new Set(urls.map(originOf));
  const domains = within(root, "AppDomain").map(({ text }) => originOf(text));
  return [
    ...urls
      .filter((url) => !url.startsWith("https://"))
      .map((url) => ({ kind: "not-https", message: `${url} is not https` })),
    ...when(origins.size > 1, {
      kind: "other-origin",
      message: `There are several origins: ${[...origins].join(", ")}`,
    }),
    ...when(
      [...origins].some((origin) => !domains.includes(origin)),
      {
        kind: "domain-missing",
        message: "The origin of the pane is not among the AppDomains",
      },
    ),
    ...when(isForCouncil && urls.some((url) => url.includes("localhost")), {
      kind: "localhost",
      message: "An address of this machine is left in it",
    }),
  ];
}

function checkBaseIcons(root: Element, { pictureSize }: Surroundings): readonly Problem[] {
  return (
    [
      ["IconUrl", 32],
      ["HighResolutionIconUrl", 64],
    ] as const
  ).flatMap(([name, size]) => {
    const url = child(root, name)?.attributes.DefaultValue ?? "";
    const [width, height] = pictureSize(pathOf(url)) ?? [];
    return when(width !== size || height !== size, {
      kind: "base-icon-size",
      message: `${name} is to be a picture of ${size} by ${size} pixels`,
    });
  });
}

const originOf = (url: string): string => (URL.canParse(url) ? new URL(url).origin : url);
