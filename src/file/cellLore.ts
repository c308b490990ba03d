import { DAYS_TO_1904 } from "./dates.ts";
import { childOf, childrenOf, rootOf } from "./markup.ts";
import { attributesOf } from "./markupText.ts";
import type { Parts } from "./parts.ts";
import { readDateStyles } from "./readStyles.ts";
import { type CellLore, textOfRuns } from "./sheetCells.ts";
import { isOn } from "./xml.ts";

/** What there is to know about a workbook's cells; its shared texts are looked for only when one is asked for. */
export function cellLoreOf(parts: Parts): CellLore {
  const { workbookPart, relationships } = parts.opened;
  const links = [...relationships(workbookPart).values()];
  const partOf = (kind: string) => links.find((link) => link.kind === kind && !link.outside)?.target;
  let shared: ((index: number) => string | undefined) | undefined;
  return {
    sharedText: (index) => {
      shared ??= sharedTextsOf(parts, partOf("sharedStrings"));
      return shared(index);
    },
    dayShift: countsFrom1904(parts.text(workbookPart)) ? dayShiftOf(parts, partOf("styles")) : () => 0,
  };
}

function sharedTextsOf(parts: Parts, part: string | undefined): (index: number) => string | undefined {
  if (part === undefined) return () => undefined;
  const text = parts.text(part);
  const items = childrenOf(text, rootOf(text), "si");
  return (index) => {
    const item = items[index];
    return item && textOfRuns(text, item);
  };
}

function countsFrom1904(text: string): boolean {
  const settings = childOf(text, rootOf(text), "workbookPr");
  return settings !== undefined && isOn(attributesOf(text, settings).get("date1904"));
}

function dayShiftOf(parts: Parts, stylesPart: string | undefined): (style: string | undefined) => number {
  const bytes = stylesPart === undefined ? undefined : parts.opened.part(stylesPart);
  const dates = bytes ? readDateStyles(bytes) : new Set<number>();
  return (style) => (dates.has(Number(style ?? 0)) ? DAYS_TO_1904 : 0);
}
