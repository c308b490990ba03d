import { refuseToRead } from "../read/readRefusals.ts";
import { childOf, childrenOf, rootOf } from "../xml/markup.ts";
import { attributesOf } from "../xml/markupText.ts";
import type { Parts } from "./parts.ts";
import { readTablePart } from "./tablePart.ts";

/** One sheet of a workbook. */
export interface SheetPlace {
  /** As its tab says. */
  readonly name: string;
  readonly part: string;
}

/** One Excel table of a workbook, and the parts that it is kept in. */
export interface TablePlace {
  readonly name: string;
  readonly part: string;
  readonly sheet: SheetPlace;
}

/** The sheets of a workbook with cells, in the order of their tabs. */
export function sheetsOf(parts: Parts): readonly SheetPlace[] {
  const { workbookPart, relationships } = parts.opened;
  const text = parts.text(workbookPart);
  const root = rootOf(text);
  const sheets = childOf(text, root, "sheets");
  const links = relationships(workbookPart);
  return (sheets ? childrenOf(text, sheets, "sheet") : []).flatMap((sheet) => {
    const attributes = attributesOf(text, sheet);
    // The prefix of the link is the file's own choice; `sheetId` has none.
    const id = [...attributes].find(([name]) => name.endsWith(":id"))?.[1] ?? "";
    const link = links.get(id);
    return link?.kind === "worksheet" ? { name: attributes.get("name") ?? "", part: link.target } : [];
  });
}

/**
 * The Excel tables of a workbook, by name in lower case.
 *
 * @throws DUPLICATE-TABLE where two have one name
 */
export function tablesOf(parts: Parts): ReadonlyMap<string, TablePlace> {
  const tables = new Map<string, TablePlace>();
  for (const sheet of sheetsOf(parts))
    for (const { kind, target } of parts.opened.relationships(sheet.part).values()) {
      if (kind !== "table") continue;
      const { name } = readTablePart(parts.text(target));
      if (tables.has(name.toLowerCase()))
        throw refuseToRead(
          "DUPLICATE-TABLE",
          `This workbook has two tables called ${name}. Rename one in Excel (Table Design, Table Name) and save it again.`,
        );
      tables.set(name.toLowerCase(), { name, part: target, sheet });
    }
  return tables;
}
