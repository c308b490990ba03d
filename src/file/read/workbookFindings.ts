import type { Finding } from "./findings.ts";
import type { Package } from "./package.ts";
import type { WorkbookPart } from "./readWorkbookPart.ts";

/**
 * Tables that no sheet points to, as happens when a workbook is damaged or put together by hand: without a word they
 * would be gone.
 *
 * @param found the parts of the tables that were read
 */
export function lostTables(opened: Package, found: ReadonlySet<string>): readonly Finding[] {
  return [...opened.entries.keys()]
    .filter(
      (name) =>
        opened.contentType(name).endsWith("spreadsheetml.table+xml") && !found.has(name.toLowerCase()),
    )
    .map((name) => ({
      code: "LOST-TABLE",
      message: `The table in the part ${name} is on no sheet and was not read.`,
    }));
}

/**
 * What the officer should hear of a workbook as a whole.
 *
 * @param hasFormulas whether any of its tables holds one, so that pending recalculation matters
 */
export function workbookFindings(
  opened: Package,
  workbook: WorkbookPart,
  hasFormulas: boolean,
): readonly Finding[] {
  const kinds = new Set([...opened.relationships(opened.workbookPart).values()].map(({ kind }) => kind));
  const found: Finding[] = [];
  if (opened.workbookType.includes("macroEnabled") || kinds.has("vbaProject"))
    found.push({ code: "MACROS", message: "This workbook holds macros. They are left alone and never run." });
  if (kinds.has("externalLink"))
    found.push({
      code: "EXTERNAL-LINKS",
      message:
        "This workbook takes values from other files. Its last known values are used; nothing is fetched.",
    });
  if (workbook.from1904)
    found.push({
      code: "DATES-1904",
      message: "This workbook counts its dates from 1904. They are read as they show.",
    });
  if (workbook.recalculates && hasFormulas)
    found.push({
      code: "RECALCULATION-PENDING",
      message:
        "Excel has yet to work out this workbook's formulas again. Open it in Excel and save it for their newest values.",
    });
  return [...found, ...workbook.findings];
}
