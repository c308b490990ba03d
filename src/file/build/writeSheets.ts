import ExcelJS from "exceljs";
import type { Cell } from "../../workbook/grid.ts";
import { columnLetters } from "../../workbook/grid.ts";
import { referenceFromRange } from "../write/rangeReference.ts";
import { emphases, FONT, LINE, type Look, looks, tabColours } from "./looks.ts";
import type { PlannedCell, PlannedSheet, PlannedWorkbook } from "./plan.ts";
import { rowHeights } from "./rowHeights.ts";
import { excelValidation } from "./validation.ts";

/** What a workbook says of itself. */
export interface Properties {
  readonly title: string;
  readonly subject: string;
  readonly creator: string;
  /** Fixed, so that the same content gives the same file. */
  readonly made: Date;
}

/** The value of a formula cell, worked out beforehand. */
export type CellAt = (sheet: string, row: number, column: number) => Cell;

/** Characters across that one printed page can hold and still be read. */
const PAGE_WIDTH = 240;
/** What a chart beside a table adds to the width, in characters. */
const CHART_WIDTH = 90;

/**
 * The workbook as exceljs writes it: cells, tables, drop-downs, looks, protection and print set-up. What exceljs
 * cannot write (calculated columns, names, links, charts) is added to its parts afterwards.
 */
export async function writeSheets(
  plan: PlannedWorkbook,
  cellAt: CellAt,
  about: Properties,
): Promise<Uint8Array> {
  const workbook = new ExcelJS.Workbook();
  Object.assign(workbook, {
    title: about.title,
    subject: about.subject,
    creator: about.creator,
    lastModifiedBy: about.creator,
    created: about.made,
    modified: about.made,
    language: "en-GB",
  });
  workbook.calcProperties.fullCalcOnLoad = true;
  for (const sheet of plan.sheets) writeSheet(workbook, sheet, cellAt);
  return new Uint8Array(await workbook.xlsx.writeBuffer());
}

function writeSheet(workbook: ExcelJS.Workbook, plan: PlannedSheet, cellAt: CellAt): void {
  const sheet = workbook.addWorksheet(plan.name, {
    properties: { tabColor: { argb: `FF${tabColours[plan.group]}` } },
    views: [viewOf(plan)],
    pageSetup: pageOf(plan),
    headerFooter: { oddFooter: "&L&A&C&F&RPage &P of &N" },
  });
  plan.columns.forEach(({ width, format, open }, at) => {
    const column = sheet.getColumn(at + 1);
    // exceljs drops a width of exactly 9, its own default.
    column.width = width === 9 ? 9.1 : width;
    column.style = {
      ...(format === undefined ? {} : { numFmt: format }),
      alignment: BODY,
      protection: { locked: !open },
    };
  });
  for (const table of plan.tables) sheet.addTable(tableOf(table));
  for (const [row, cells] of plan.cells)
    for (const [column, cell] of cells) {
      const target = sheet.getCell(row, column);
      target.value = valueFor(cell, cellAt(plan.name, row, column));
      target.style = styleOf(cell);
    }
  for (const [row, height] of rowHeights(plan, (row, column) => cellAt(plan.name, row, column)))
    sheet.getRow(row).height = height;
  for (const emphasis of plan.emphases)
    sheet.addConditionalFormatting({
      ref: referenceFromRange(emphasis.area),
      rules: [
        {
          type: "expression",
          priority: 1,
          formulae: [emphasis.when],
          style: {
            font: { color: { argb: `FF${emphases[emphasis.look].ink}` } },
            fill: {
              type: "pattern",
              pattern: "solid",
              bgColor: { argb: `FF${emphases[emphasis.look].paper}` },
            },
          },
        },
      ],
    });
  for (const validation of plan.validations)
    validationsOf(sheet).add(referenceFromRange(validation.area), excelValidation(validation));
  if (plan.isProtected)
    // Without a password, so that whoever needs to can lift it; a council's logo may still be put there.
    void sheet.protect("", { formatColumns: true, formatRows: true, objects: true, selectLockedCells: true });
}

/** exceljs has this but does not declare it: one validation over a whole range. */
const validationsOf = (sheet: ExcelJS.Worksheet) =>
  (sheet as unknown as { dataValidations: { add(range: string, validation: ExcelJS.DataValidation): void } })
    .dataValidations;

const viewOf = ({ frozen: { row, column } }: PlannedSheet): Partial<ExcelJS.WorksheetView> => ({
  state: "frozen",
  xSplit: column,
  ySplit: row,
  topLeftCell: `${columnLetters(column + 1)}${row + 1}`,
  activeCell: "A1",
  showGridLines: false,
  zoomScale: 100,
});

function pageOf({ columns, charts, repeated, frozen }: PlannedSheet): Partial<ExcelJS.PageSetup> {
  const width =
    columns.reduce((sum, column) => sum + column.width, 0) + (charts.length > 0 ? CHART_WIDTH : 0);
  return {
    paperSize: 9 as ExcelJS.PaperSize,
    orientation: "landscape",
    fitToPage: true,
    fitToWidth: Math.ceil(width / PAGE_WIDTH),
    fitToHeight: 0,
    margins: { left: 0.4, right: 0.4, top: 0.5, bottom: 0.6, header: 0.3, footer: 0.3 },
    ...(repeated === null ? {} : { printTitlesRow: `${repeated}:${repeated}` }),
    ...(frozen.column > 0 && width > PAGE_WIDTH
      ? { printTitlesColumn: `A:${columnLetters(frozen.column)}` }
      : {}),
  };
}

const BODY = { vertical: "top", wrapText: true } as const;

function tableOf({ area, name, columns }: PlannedSheet["tables"][number]) {
  return {
    name,
    ref: `${columnLetters(area.left)}${area.top}`,
    headerRow: true,
    style: { theme: "TableStyleLight1" as const, showRowStripes: false },
    columns: columns.map((title) => ({ name: title, filterButton: true })),
    // Only their number counts here: the cells themselves are written next, with their looks.
    rows: Array.from({ length: area.bottom - area.top }, () => columns.map(() => null)),
  };
}

function valueFor({ value, formula }: PlannedCell, result: Cell): ExcelJS.CellValue {
  if (formula === undefined) return value;
  return { formula, result: (isErrorText(result) ? { error: result } : (result ?? "")) as string };
}

const isErrorText = (value: Cell): boolean => typeof value === "string" && /^#[A-Z/0!?]+[!?A]$/.test(value);

const styles = new Map<string, Partial<ExcelJS.Style>>();

/** Equal cells share one style: exceljs compares them one by one otherwise, which takes most of the time. */
function styleOf({ look, format }: PlannedCell): Partial<ExcelJS.Style> {
  const key = `${look} ${format ?? ""}`;
  const known = styles.get(key) ?? newStyle(look, format);
  styles.set(key, known);
  return known;
}

function newStyle(look: Look, format: string | undefined): Partial<ExcelJS.Style> {
  const { size, bold, ink, paper, border, wrap, open, underline } = looks[look];
  const line = { style: "thin", color: { argb: `FF${LINE}` } } as const;
  return {
    ...(format === undefined ? {} : { numFmt: format }),
    font: { name: FONT, family: 2, size, bold, underline, color: { argb: `FF${ink}` } },
    ...(paper === null
      ? {}
      : { fill: { type: "pattern", pattern: "solid", fgColor: { argb: `FF${paper}` } } }),
    ...(border ? { border: { top: line, left: line, bottom: line, right: line } } : {}),
    alignment: {
      vertical: border && !look.startsWith("heading") ? "top" : "middle",
      // Figures keep off the words of the next column; wrapped, they would lose their indent in LibreOffice.
      ...(isFigures(format) ? { horizontal: "right" as const, indent: 1 } : { wrapText: wrap }),
    },
    protection: { locked: !open },
  };
}

const isFigures = (format = "General"): boolean => format !== "@" && format !== "General";
