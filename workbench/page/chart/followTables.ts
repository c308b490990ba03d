import { rangeFromReference } from "../../../src/file/cellPlace.ts";
import { quotedSheet } from "../../../src/file/formula/structuredReferences.ts";
import { covers } from "../../../src/file/write/followRanges.ts";
import { addressOf } from "../../host/area.ts";
import { bodyOf } from "../../host/tables.ts";
import type { Book } from "../book.ts";

/**
 * A chart's reference as it reads now: one that covered the body of some of a table's columns when the workbook was
 * opened covers the body that the table has since got, as charts follow their tables in Excel.
 */
export function followTables(reference: string, { workbook, opened }: Book): string {
  const [, name = "", cells = ""] = /^'?(.*?)'?!(.*)$/s.exec(reference) ?? [];
  const range = rangeFromReference(cells);
  const place = opened.findIndex((sheet) => sheet.name === name.replaceAll("''", "'"));
  const sheet = workbook.sheets[place];
  if (range === undefined || sheet === undefined) return reference;
  for (const [at, { area }] of opened[place]?.tables.entries() ?? []) {
    const body = {
      top: area.row + 2,
      left: area.column + 1,
      bottom: area.row + area.rows,
      right: area.column + area.columns,
    };
    const table = sheet.tables[at];
    if (table === undefined || !covers(range, { sheet: name, body, bottom: body.bottom, totals: 0 }))
      continue;
    const now = bodyOf(table);
    const columns = { column: range.left - 1, columns: range.right - range.left + 1 };
    return `${quotedSheet(sheet.name)}!${addressOf({ ...now, ...columns })}`;
  }
  return reference;
}
