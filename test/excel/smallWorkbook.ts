import ExcelJS from "exceljs";
import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";

type Given = string | number | boolean | Date | null | { readonly formula: string; readonly result: unknown };

/** One table of a workbook made for a test, from A5 of its sheet. */
export interface SmallTable {
  readonly name: string;
  readonly sheet: string;
  readonly headings: readonly string[];
  /** Number formats, column by column. */
  readonly formats?: readonly string[];
  /** The last row that has them; the template gives them to far more rows than a table has. */
  readonly formattedTo?: number;
  /** Calculated columns by heading, without "=". */
  readonly formulas?: Readonly<Record<string, string>>;
  readonly rows: readonly (readonly Given[])[];
  /** A text to stand somewhere else on the sheet, by its cell. */
  readonly beside?: Readonly<Record<string, string>>;
}

/** A real .xlsx with these tables. */
export async function smallWorkbook(tables: readonly SmallTable[]): Promise<Uint8Array> {
  const workbook = new ExcelJS.Workbook();
  for (const { name, sheet, headings, formats = [], formattedTo = 40, rows, beside = {} } of tables) {
    const worksheet = workbook.addWorksheet(sheet);
    worksheet.getCell("A1").value = sheet;
    const columns = headings.map((heading) => ({ name: heading }));
    worksheet.addTable({ name, ref: "A5", headerRow: true, columns, rows: rows.map((row) => [...row]) });
    for (let row = 6; row <= formattedTo; row++)
      headings.forEach((_, c) => {
        worksheet.getCell(row, 1 + c).numFmt = formats[c] ?? "General";
      });
    for (const [cell, text] of Object.entries(beside)) worksheet.getCell(cell).value = text;
  }
  const entries = unzipSync(new Uint8Array(await workbook.xlsx.writeBuffer()));
  for (const { name, formulas = {} } of tables) addFormulas(entries, name, formulas);
  return zipSync(entries);
}

// exceljs cannot say that a column is calculated.
function addFormulas(
  entries: Record<string, Uint8Array>,
  table: string,
  formulas: Readonly<Record<string, string>>,
): void {
  for (const [part, bytes] of Object.entries(entries)) {
    let xml = strFromU8(bytes);
    if (!part.startsWith("xl/tables/") || !xml.includes(`displayName="${table}"`)) continue;
    for (const [heading, formula] of Object.entries(formulas))
      xml = xml.replace(
        new RegExp(`(<tableColumn [^>]*name="${heading}"[^>]*?)\\s*(/>|></tableColumn>)`),
        `$1><calculatedColumnFormula>${formula}</calculatedColumnFormula></tableColumn>`,
      );
    entries[part] = strToU8(xml);
  }
}
