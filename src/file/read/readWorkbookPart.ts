import { decodeXml, isOn, spaces, visitXml, type XmlElement } from "../xml/xml.ts";
import type { Finding } from "./findings.ts";
import type { Package } from "./package.ts";
import { refuseToRead } from "./readRefusals.ts";

/** A sheet of the workbook, in the order of its tabs. */
export interface Sheet {
  readonly name: string;
  /** "veryHidden" is a sheet that Excel's own menus do not show. */
  readonly hidden: "visible" | "hidden" | "veryHidden";
  /** The name of its part; "" for a module of Excel 5, which has none. */
  readonly part: string;
  /** "worksheet" for a sheet with cells; "chartsheet", "dialogsheet", … */
  readonly kind: string;
}

/** What the workbook part says. */
export interface WorkbookPart {
  readonly sheets: readonly Sheet[];
  /** What defined names stand for, as written; a name of one sheet is "Sheet!Name". */
  readonly names: ReadonlyMap<string, string>;
  /** Whether dates are counted from 1904. */
  readonly from1904: boolean;
  /** Whether Excel is told to work out everything again on opening. */
  readonly recalculates: boolean;
  readonly findings: readonly Finding[];
}

/**
 * Reads the workbook part: which sheets there are, and where.
 *
 * @throws a refusal where a listed sheet is not there, or two sheets share a part
 */
export function readWorkbookPart(opened: Package): WorkbookPart {
  const label = "the list of sheets";
  const bytes = opened.part(opened.workbookPart) ?? new Uint8Array(0);
  const listed: XmlElement[] = [];
  const defined: { element: XmlElement; text: string }[] = [];
  let from1904 = false;
  let recalculates = false;
  visitXml(
    decodeXml(bytes, label),
    { label, space: spaces.main, root: "workbook" },
    {
      open: (element) => {
        const { name, parent, attributes } = element;
        if (parent?.parent === undefined && name === "workbookPr")
          from1904 = isOn(attributes.get("date1904"));
        if (parent?.parent === undefined && name === "calcPr")
          recalculates = isOn(attributes.get("fullCalcOnLoad"));
        if (name === "sheet" && parent?.name === "sheets") listed.push(element);
        if (name === "definedName" && parent?.name === "definedNames") defined.push({ element, text: "" });
      },
      text: (piece, element) => {
        const last = defined.at(-1);
        if (last?.element === element) last.text += piece;
      },
    },
  );
  const sheets = listed.map((element) => sheetFrom(element, opened));
  refuseSharedParts(sheets);
  const findings = [...sheetFindings(sheets)];
  const names = namesFrom(defined, sheets, findings);
  return { sheets, names, from1904, recalculates, findings };
}

function sheetFrom({ attributes }: XmlElement, opened: Package): Sheet {
  const name = attributes.get("name") ?? "";
  const state = attributes.get("state");
  const hidden = state === "hidden" || state === "veryHidden" ? state : "visible";
  // Modules of Excel 5 are listed among the sheets and, alone of all, point nowhere.
  if (attributes.get("r:id") === "") return { name, hidden, part: "", kind: "module" };
  const pointer = opened.relationships(opened.workbookPart).get(attributes.get("r:id") ?? "");
  if (pointer === undefined || pointer.outside || !hasPart(opened, pointer.target))
    throw refuseToRead(
      "MISSING-PART",
      `The sheet ${name} is missing from this workbook. Open it in Excel, look it over and save it again.`,
    );
  return { name, hidden, part: pointer.target, kind: pointer.kind };
}

const hasPart = ({ entries }: Package, name: string): boolean =>
  entries.has(name) || [...entries.keys()].some((entry) => entry.toLowerCase() === name.toLowerCase());

function refuseSharedParts(sheets: readonly Sheet[]): void {
  if (sheets.length === 0)
    throw refuseToRead(
      "DAMAGED-WORKBOOK",
      "This workbook has no sheets. Open it in Excel and save it again.",
    );
  const byPart = new Map<string, string>();
  for (const { name, part } of sheets.filter((sheet) => sheet.part !== "")) {
    const other = byPart.get(part.toLowerCase());
    if (other !== undefined)
      throw refuseToRead(
        "DAMAGED-WORKBOOK",
        `This workbook is damaged: its sheets ${other} and ${name} are one. Open it in Excel and save it again.`,
      );
    byPart.set(part.toLowerCase(), name);
  }
}

function* sheetFindings(sheets: readonly Sheet[]): Generator<Finding> {
  const seen = new Set<string>();
  for (const { name, hidden } of sheets) {
    if (hidden === "veryHidden")
      yield {
        code: "HIDDEN-SHEET",
        message: `The sheet ${name} is hidden from Excel's own menus.`,
        sheet: name,
      };
    const fold = name.toLowerCase();
    if (
      name === "" ||
      name.length > 31 ||
      /[\\/?*:[\]]|^'|'$/.test(name) ||
      fold === "history" ||
      seen.has(fold)
    )
      yield {
        code: "SHEET-NAME",
        message: `Excel would not take the name of the sheet ${name}.`,
        sheet: name,
      };
    seen.add(fold);
  }
}

function namesFrom(
  defined: readonly { readonly element: XmlElement; readonly text: string }[],
  sheets: readonly Sheet[],
  findings: Finding[],
): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  for (const { element, text } of defined) {
    const own = element.attributes.get("name") ?? "";
    const scope = element.attributes.get("localSheetId");
    const name = scope === undefined ? own : `${sheets[Number(scope)]?.name ?? ""}!${own}`;
    if (names.has(name))
      findings.push({
        code: "DUPLICATE-NAME",
        message: `The name ${name} is defined twice; the first counts.`,
      });
    else names.set(name, text);
  }
  return names;
}
