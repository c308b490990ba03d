import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { makePackage, pictureSizeIn, stampManifest } from "../package.ts";
import { checkManifest } from "../taskpane/manifest/checkManifest.ts";

const root = fileURLToPath(new URL("..", import.meta.url));
const manifest = readFileSync(`${root}/manifest.xml`, "utf8");
const pictureSize = pictureSizeIn(`${root}/taskpane`);
const stamped = stampManifest(manifest, {
  baseUrl: "https://tools.harrowmere.gov.uk/twintrack/",
  id: "0b9e2f5a-7a34-4f0e-8f6d-8f3c5a1d2b77",
});

const kindsOf = (xml: string, isForCouncil = false): readonly string[] => [
  ...new Set(checkManifest(xml, { pictureSize, isForCouncil }).map(({ kind }) => kind)),
];

describe("the manifest", () => {
  test("for this machine is one that Excel takes", () => {
    expect(checkManifest(manifest, { pictureSize, isForCouncil: false })).toEqual([]);
  });

  test("stamped for a council is one that Excel takes, with its own address and id throughout", () => {
    const inFolder = (path: string) => pictureSize(path.replace("twintrack/", ""));
    expect(checkManifest(stamped, { pictureSize: inFolder, isForCouncil: true })).toEqual([]);
    expect(stamped).not.toContain("localhost");
    expect(stamped).toContain("<Id>0b9e2f5a-7a34-4f0e-8f6d-8f3c5a1d2b77</Id>");
    expect(stamped).toContain("<AppDomain>https://tools.harrowmere.gov.uk</AppDomain>");
    expect(stamped).toContain('"https://tools.harrowmere.gov.uk/twintrack/index.html?view=plan"');
  });

  const without = (part: RegExp) => (xml: string) => xml.replace(part, "");
  const swapped = (from: string | RegExp, to: string) => (xml: string) => xml.replace(from, to);
  // biome-ignore format: reads as a table
  const broken: readonly (readonly [string, (xml: string) => string])[] = [
    ["not-well-formed",      swapped("</OfficeApp>", "")],
    ["wrong-root",           swapped('xsi:type="TaskPaneApp"', 'xsi:type="ContentApp"')],
    ["missing-element",      without(/<SupportUrl .*\/>/)],
    ["wrong-order",          swapped(/( *<Version>.*\n)( *<ProviderName>.*\n)/, "$2$1")],
    ["id-not-guid",          swapped(/<Id>.*<\/Id>/, "<Id>twintrack</Id>")],
    ["version-shape",        swapped("0.1.0.0", "0.1")],
    ["locale-shape",         swapped("en-GB", "English")],
    ["too-long",             swapped("<ProviderName>", `<ProviderName>${"x".repeat(125)}`)],
    ["wrong-host",           swapped('<Host Name="Workbook"', '<Host Name="Document"')],
    ["requirement-too-low",  swapped('MinVersion="1.14" />', 'MinVersion="1.9" />')],
    ["wrong-permission",     swapped("ReadWriteDocument", "ReadDocument")],
    ["not-https",            swapped('SupportUrl DefaultValue="https:', 'SupportUrl DefaultValue="http:')],
    ["other-origin",         swapped('IconUrl DefaultValue="https://localhost:3000', 'IconUrl DefaultValue="https://elsewhere.example')],
    ["domain-missing",       swapped(/<AppDomain>.*<\/AppDomain>/, "<AppDomain>https://elsewhere.example</AppDomain>")],
    ["base-icon-size",       swapped("assets/icon-32.png", "assets/icon-16.png")],
    ["overrides-type",       swapped("VersionOverridesV1_0", "VersionOverridesV1_1")],
    ["wrong-command-host",   swapped('<Host xsi:type="Workbook"', '<Host xsi:type="Presentation"')],
    ["command-order",        swapped(/( *<Label resid="Open.Label" \/>\n)( *<Supertip>[\s\S]*?<\/Supertip>\n)/, "$2$1")],
    ["duplicate-id",         swapped('<Item id="Stage2">', '<Item id="Stage1">')],
    ["several-panes",        swapped("<TaskpaneId>Twintrack<", "<TaskpaneId>Second<")],
    ["icon-size-missing",    without(/ *<bt:Image size="16".*\n/)],
    ["unknown-view",         swapped("?view=plan", "?view=plans")],
    ["dangling-resource",    swapped('<Label resid="Open.Label"', '<Label resid="Nothing.Label"')],
    ["wrong-shelf",          swapped('<Description resid="Open.Tip"', '<Description resid="Open.Label"')],
    ["duplicate-resource",   swapped('<bt:String id="Check.Label"', '<bt:String id="Open.Label"')],
    ["unused-resource",      swapped("<bt:ShortStrings>", '<bt:ShortStrings><bt:String id="Old" DefaultValue="Old" />')],
    ["resource-id-too-long", (xml) => xml.replaceAll("Open.Tip", `Open.${"Tip".repeat(10)}`)],
    ["resource-too-long",    swapped('DefaultValue="Open planner"', `DefaultValue="${"Open planner ".repeat(10)}"`)],
    ["icon-picture-size",    swapped(/(id="Icon.16" .*)icon-16/, "$1icon-20")],
  ];

  test.each(broken)("that is broken by %s is caught", (kind, breaking) => {
    const wrong = breaking(manifest);
    expect(wrong).not.toBe(manifest);
    expect(kindsOf(wrong)).toContain(kind);
  });

  test("for a council does not point at this machine", () => {
    expect(kindsOf(manifest, true)).toEqual(["localhost"]);
  });
});

describe("a package", () => {
  const where = "Say where the pane will be hosted: npm run package -- --base-url https://your.host/folder";
  const id = "0b9e2f5a-7a34-4f0e-8f6d-8f3c5a1d2b77";
  // biome-ignore format: reads as a table
  const refused: readonly (readonly [baseUrl: string, id: string, said: string])[] = [
    ["",                                id,         where],
    ["http://tools.harrowmere.gov.uk",  id,         where],
    ["https://",                        id,         where],
    ["https://harrowmere.gov.uk/t?v=1", id,         where],
    ["https://harrowmere.gov.uk/t#top", id,         where],
    ["https://harrowmere.gov.uk/t t",   id,         where],
    ["https://localhost:3000/t",        id,         "An address of this machine is left in it"],
    ["https://harrowmere.gov.uk/t",     "first-id", "The id first-id is no GUID"],
  ];
  test.each(refused)(
    "is not made for “%s” with the id %s, and the earlier one stays",
    async (baseUrl, givenId, said) => {
      const target = mkdtempSync(join(tmpdir(), "twintrack-package-"));
      writeFileSync(join(target, "manifest.xml"), "an earlier one");
      expect(await makePackage({ baseUrl, id: givenId, target })).toEqual([said]);
      expect(readdirSync(target)).toEqual(["manifest.xml"]);
      rmSync(target, { recursive: true });
    },
  );
});
