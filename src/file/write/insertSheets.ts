import { refusal } from "../refusal.ts";
import { childrenOf, rootOf } from "../xml/markup.ts";
import { attributesOf } from "../xml/markupText.ts";
import { dropCalculationChain } from "./calculationChain.ts";
import { copyParts } from "./copyParts.ts";
import { listSheets } from "./listSheets.ts";
import { mergeStyles } from "./mergeStyles.ts";
import { openParts, type Parts } from "./parts.ts";
import { sheetToInsert, tableToInsert } from "./sheetToInsert.ts";
import { refuseSigned } from "./signature.ts";
import { type SheetPlace, sheetsOf, tablesOf } from "./tablePlaces.ts";

/**
 * A workbook with sheets of another behind its last, as Excel inserts sheets from a file: their cells, looks,
 * drop-downs, tables, charts, pictures and notes, and the names that they use. Of the parts that were there only the
 * lists change that name sheets, styles and parts; every other one keeps its very bytes.
 *
 * - A name of the source comes along where it is used on one of the sheets or stands for cells of one, and the
 *   workbook has none of that name or one that has lost its cells (`#REF!`). Any other name of the workbook stays.
 * - Styles are added at the end of the workbook's lists. Texts go in inline, so that the shared ones stay as they are.
 * - Formulas come as they are written, and find by name what they ask for on the sheets that were there.
 *
 * @param names in any case; the sheets come in this order
 * @throws refusals, and then nothing is made: NO-SUCH-SHEET, SHEET-IS-THERE, TABLE-IS-THERE, SHEET-NEEDS-MORE where a
 *   sheet leans on more than its own parts (a pivot table), OTHER-SPELLING where the files are of different kinds,
 *   SIGNED, and those of opening a file
 */
export function insertSheets(into: Uint8Array, from: Uint8Array, names: readonly string[]): Uint8Array {
  if (names.length === 0) return into;
  const [parts, source] = [openParts(into), openParts(from)];
  refuseSigned(parts);
  refuseOtherSpelling(parts, source);
  const sheets = names.map((name) => sheetIn(source, name));
  const stylesPart = partOf(parts, "styles");
  const styles = mergeStyles(parts.text(stylesPart), source.text(partOf(source, "styles")));
  parts.replace(stylesPart, styles.text);
  refuseTaken(parts, source, sheets);
  let lastTable = lastTableId(parts);
  const strings = sharedMarkup(source);
  const copied = sheets.map(({ name, part }) => ({
    name,
    part: copyParts(parts, source, part, {
      sheet: name,
      worksheet: (text) => sheetToInsert(text, { ...styles, strings }),
      table: (text) => tableToInsert(text, { ...styles, id: ++lastTable }),
    }),
  }));
  listSheets(parts, source, copied);
  dropCalculationChain(parts);
  return parts.pack();
}

function sheetIn(source: Parts, name: string): SheetPlace {
  const found = sheetsOf(source).find((sheet) => isAlike(sheet.name, name));
  if (found !== undefined) return found;
  throw refusal("NO-SUCH-SHEET", `The workbook to take the sheet ${name} from has none of that name.`);
}

const isAlike = (one: string, other: string): boolean => one.toLowerCase() === other.toLowerCase();

function refuseTaken(parts: Parts, source: Parts, sheets: readonly SheetPlace[]): void {
  const there = sheetsOf(parts).find(({ name }) => sheets.some((sheet) => isAlike(sheet.name, name)));
  if (there !== undefined)
    throw refusal("SHEET-IS-THERE", `This workbook has a sheet ${there.name} already. Nothing was changed.`);
  const tables = tablesOf(parts);
  for (const [key, { name, sheet }] of tablesOf(source)) {
    const taken = tables.get(key);
    if (taken === undefined || !sheets.some(({ part }) => part === sheet.part)) continue;
    throw refusal(
      "TABLE-IS-THERE",
      `The table ${name} of the sheet ${sheet.name} stands on ${taken.sheet.name} already. Give that sheet the name ${sheet.name} again. Nothing was changed.`,
    );
  }
}

/** Parts of one spelling can be put side by side as they are; the sheets' own source is always of the usual one. */
function refuseOtherSpelling(parts: Parts, source: Parts): void {
  const isStrict = ({ text, opened }: Parts) => text(opened.workbookPart).includes("purl.oclc.org");
  const from1904 = ({ text, opened }: Parts) => /date1904="(1|true)"/.test(text(opened.workbookPart));
  const isPrefixed = (of: Parts) => rootOf(of.text(of.opened.workbookPart)).prefix !== "";
  if (!isStrict(parts) && !isStrict(source) && from1904(parts) === from1904(source) && !isPrefixed(source))
    return;
  throw refusal(
    "OTHER-SPELLING",
    "This workbook is kept in another kind of .xlsx, or counts its days from another year, than the sheets to be put in. Save it in Excel as “Excel Workbook”, or start from a new planner. Nothing was changed.",
  );
}

function partOf({ opened }: Parts, kind: string): string {
  const link = [...opened.relationships(opened.workbookPart).values()].find((one) => one.kind === kind);
  if (link !== undefined) return link.target;
  throw refusal(
    "DAMAGED-WORKBOOK",
    `This workbook has no list of ${kind}. Save it in Excel, then try again.`,
  );
}

/** What is inside each shared text of a workbook, by the number that cells give. */
function sharedMarkup(source: Parts): readonly string[] {
  const { opened, text } = source;
  const kind = "sharedStrings";
  if (![...opened.relationships(opened.workbookPart).values()].some((one) => one.kind === kind)) return [];
  const list = text(partOf(source, kind));
  return childrenOf(list, rootOf(list), "si").map(({ inner, close }) => list.slice(inner, close));
}

const lastTableId = (parts: Parts): number =>
  Math.max(
    0,
    ...[...tablesOf(parts).values()].map(({ part }) => {
      const text = parts.text(part);
      return Number(attributesOf(text, rootOf(text)).get("id") ?? 0);
    }),
  );
