import ExcelJS from "exceljs";

type Given = string | number | boolean | Date | null | { readonly formula: string; readonly result: unknown };

/** One table of a workbook made for a test: its name, sheet, headings, formats and rows. */
export interface SmallTable {
  readonly name: string;
  readonly sheet: string;
  readonly headings: readonly string[];
  readonly formats?: readonly string[];
  readonly rows: readonly (readonly Given[])[];
}

/** A real .xlsx with these tables, each from A5 of its sheet. */
export async function smallWorkbook(tables: readonly SmallTable[]): Promise<Uint8Array> {
  const workbook = new ExcelJS.Workbook();
  for (const { name, sheet, headings, formats = [], rows } of tables) {
    const worksheet = workbook.getWorksheet(sheet) ?? workbook.addWorksheet(sheet);
    worksheet.getCell("A1").value = sheet;
    worksheet.addTable({
      name,
      ref: "A5",
      headerRow: true,
      columns: headings.map((heading) => ({ name: heading })),
      rows: rows.map((row) => [...row]) as unknown[][],
    });
    rows.forEach((_, r) => {
      headings.forEach((_, c) => {
        worksheet.getCell(6 + r, 1 + c).numFmt = formats[c] ?? "General";
      });
    });
  }
  return new Uint8Array(await workbook.xlsx.writeBuffer());
}
