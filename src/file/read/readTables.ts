import { overlap, type Range, rangeFromReference } from "../cellPlace.ts";
import { decodeXml, spaces, unescapeText, visitXml } from "../xml/xml.ts";
import type { Package } from "./package.ts";
import { refuseToRead } from "./readRefusals.ts";
import type { Sheet } from "./readWorkbookPart.ts";

/** An Excel table as its part describes it. */
export interface TableDescription extends Range {
  /** The name that formulas use. */
  readonly name: string;
  readonly sheet: string;
  /** The names of the sheet's part and of the table's own. */
  readonly sheetPart: string;
  readonly part: string;
  /** The id by which the sheet points to it. */
  readonly id: string;
  /** 1 where a row of headings is shown, 0 where it is switched off. */
  readonly headerRows: number;
  readonly totalsRows: number;
  readonly columns: readonly TableColumn[];
}

/** A column of a table, as the table's part describes it. */
export interface TableColumn {
  readonly name: string;
  /** Whether every row of it is filled by one formula. */
  readonly calculated: boolean;
}

/**
 * The tables a sheet points to, in the order of its pointers.
 *
 * @throws a refusal where a table is not there, or its columns and range disagree
 */
export function readTables(
  opened: Package,
  { name: sheet, part: sheetPart }: Sheet,
): readonly TableDescription[] {
  const pointers = [...opened.relationships(sheetPart).values()].filter(({ kind }) => kind === "table");
  return pointers.map(({ id, target: part }) => {
    const bytes = opened.part(part);
    if (bytes === undefined)
      throw refuseToRead(
        "MISSING-PART",
        `A table of the sheet ${sheet} is missing from this workbook. Open it in Excel and save it again.`,
      );
    return { ...readTable(bytes, sheet), sheet, sheetPart, part, id };
  });
}

function readTable(bytes: Uint8Array, sheet: string) {
  const label = `a table of the sheet ${sheet}`;
  const columns: { name: string; calculated: boolean }[] = [];
  let root: ReadonlyMap<string, string> = new Map();
  visitXml(
    decodeXml(bytes, label),
    { label, space: spaces.main, root: "table" },
    {
      open: ({ name, parent, attributes }) => {
        if (parent === undefined && name === "table") root = attributes;
        if (name === "tableColumn" && parent?.name === "tableColumns")
          columns.push({ name: unescapeText(attributes.get("name") ?? ""), calculated: false });
        const last = columns.at(-1);
        if (name === "calculatedColumnFormula" && last !== undefined) last.calculated = true;
      },
    },
  );
  const name = unescapeText(root.get("displayName") ?? root.get("name") ?? "");
  const range = rangeFromReference(root.get("ref") ?? "");
  const headerRows = Number(root.get("headerRowCount") ?? "1");
  const totalsRows = Number(root.get("totalsRowCount") ?? "0");
  const counts = [headerRows, totalsRows].every((count) => count === 0 || count === 1);
  if (
    name === "" ||
    range === undefined ||
    !counts ||
    range.right - range.left + 1 !== columns.length ||
    range.bottom - range.top + 1 < headerRows + totalsRows
  )
    throw refuseToRead(
      "DAMAGED-TABLE",
      `The table ${name || "without a name"} on the sheet ${sheet} is damaged: its columns and its range disagree. ` +
        "Open the workbook in Excel, let Excel repair it, and save it again.",
    );
  return { name, headerRows, totalsRows, columns, ...range };
}

/**
 * Makes sure that each table is one: no two of a name in any case, no two over the same cells.
 *
 * @throws a refusal naming both
 */
export function refuseClashes(tables: readonly TableDescription[]): void {
  const byName = new Map<string, TableDescription>();
  for (const table of tables) {
    const other = byName.get(table.name.toLowerCase());
    if (other !== undefined)
      throw refuseToRead(
        "DUPLICATE-TABLE",
        `The sheets ${other.sheet} and ${table.sheet} both hold a table called ${table.name}. Rename one of them.`,
      );
    byName.set(table.name.toLowerCase(), table);
  }
  for (const [i, table] of tables.entries())
    for (const other of tables.slice(0, i))
      if (other.sheet === table.sheet && overlap(other, table))
        throw refuseToRead(
          "TABLES-OVERLAP",
          `The tables ${other.name} and ${table.name} on the sheet ${table.sheet} lie over each other. ` +
            "Open the workbook in Excel, let Excel repair it, and save it again.",
        );
}
