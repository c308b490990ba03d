import { DAYS_TO_1904 } from "../read/dates.ts";
import { readStrings } from "../read/readStrings.ts";
import { readDateStyles, readWrappingStyles } from "../read/readStyles.ts";
import { childOf, rootOf } from "../xml/markup.ts";
import { attributesOf } from "../xml/markupText.ts";
import { isOn, spaces } from "../xml/xml.ts";
import type { Parts } from "./parts.ts";
import type { CellLore } from "./sheetCells.ts";

/** What there is to know about a workbook's cells; its shared texts are looked for only when one is asked for. */
export function cellLoreOf(parts: Parts): CellLore {
  const { workbookPart, relationships } = parts.opened;
  const links = [...relationships(workbookPart).values()];
  const partOf = (kind: string): Uint8Array | undefined => {
    const link = links.find((one) => one.kind === kind && !one.outside);
    return link && parts.opened.part(link.target);
  };
  const styles = partOf("styles");
  let shared: readonly string[] | undefined;
  let wrapping: ReadonlySet<number> | undefined;
  return {
    sharedText: (index) => {
      shared ??= readStrings(partOf("sharedStrings") ?? NO_STRINGS);
      return shared[index];
    },
    dayShift: countsFrom1904(parts.text(workbookPart)) ? dayShiftOf(styles) : () => 0,
    wraps: (style) => {
      wrapping ??= styles ? readWrappingStyles(styles) : new Set<number>();
      return wrapping.has(Number(style ?? 0));
    },
  };
}

const NO_STRINGS = new TextEncoder().encode(`<sst xmlns="${spaces.main}"/>`);

function countsFrom1904(text: string): boolean {
  const settings = childOf(text, rootOf(text), "workbookPr");
  return settings !== undefined && isOn(attributesOf(text, settings).get("date1904"));
}

function dayShiftOf(styles: Uint8Array | undefined): (style: string | undefined) => number {
  const dates = styles ? readDateStyles(styles) : new Set<number>();
  return (style) => (dates.has(Number(style ?? 0)) ? DAYS_TO_1904 : 0);
}
