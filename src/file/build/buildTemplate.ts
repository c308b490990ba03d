import { createHash } from "node:crypto";
import { formTable } from "../../workbook/form.ts";
import type { Cell, Grids } from "../../workbook/grid.ts";
import { TEMPLATE_VERSION, tables } from "../../workbook/index.ts";
import { settings } from "../../workbook/sheets/settings.ts";
import { columnsOf } from "../../workbook/table.ts";
import type { EvaluatedCell } from "../formula/evaluateFormulas.ts";
import { workOut } from "../formula/workOut.ts";
import { choicesOf, namesOfRows, namesOfSettings } from "./choices.ts";
import { finishPackage } from "./finish.ts";
import { type GuideMatter, guideSheet } from "./guideSheet.ts";
import { listsSheet, namesOfLists } from "./listsSheet.ts";
import type { PlannedWorkbook } from "./plan.ts";
import { settingsSheet } from "./settingsSheet.ts";
import { startSheet } from "./startSheet.ts";
import { tableSheet } from "./tableSheet.ts";
import { writeSheets } from "./writeSheets.ts";

/** What a template is about, besides its content. */
export interface TemplateAbout {
  /** The document's title. */
  readonly title: string;
  /** What the guide says of scales and sources. */
  readonly guide: GuideMatter;
}

/** The day that every built workbook says it was made: the same content is the same file, whenever it is built. */
const MADE = new Date(Date.UTC(2026, 10, 22));

/**
 * A workbook of the whole description with this content in it, ready for Excel: sheets, formulas with their values,
 * drop-downs, charts, guide. The same content gives the same bytes.
 *
 * @param content by table name; a table that is absent is blank. Headings are those of the entry columns
 * @throws RangeError where a heading or setting is not in the description
 */
export async function buildTemplate(content: Grids, about: TemplateAbout): Promise<Uint8Array> {
  const plan = planWorkbook(content, about);
  const cellAt = evaluatePlan(plan);
  const bytes = await writeSheets(plan, cellAt, {
    title: about.title,
    subject: "Social media strategy: areas, objectives, tools, projects, portfolio",
    creator: "Twintrack",
    made: MADE,
  });
  return finishPackage(bytes, plan, {
    cellAt,
    marks: { TwintrackTemplate: TEMPLATE_VERSION, TwintrackDescription: describedAs() },
  });
}

/** The workbook as it is to be, before anything is worked out or written. */
export function planWorkbook(content: Grids, about: TemplateAbout): PlannedWorkbook {
  const unknown = [...content.keys()].find((name) => !tables.some((table) => table.name === name));
  if (unknown !== undefined) throw new RangeError(`there is no table ${unknown}`);
  const others = tables.filter(({ name }) => name !== settings.name);
  const choices = choicesOf(others, settings);
  const described = tables.map((table) =>
    table.name === settings.name
      ? settingsSheet(settings, content.get(settings.name))
      : tableSheet(table, content.get(table.name)),
  );
  return {
    sheets: [
      startSheet(tables, TEMPLATE_VERSION),
      ...described,
      listsSheet(choices),
      guideSheet(tables, about.guide),
    ],
    names: new Map([
      ...namesOfSettings(settings),
      ...namesOfRows(others, settings),
      ...namesOfLists(choices),
    ]),
  };
}

/** Gives the value of each cell of a planned workbook, its formulas worked out; null where there is no cell. */
export function evaluatePlan(plan: PlannedWorkbook): (sheet: string, row: number, column: number) => Cell {
  const cells = plan.sheets.flatMap(({ name: sheet, cells: rows }) =>
    [...rows].flatMap(([row, onRow]) =>
      [...onRow].map(
        ([column, { value, formula }]): EvaluatedCell => ({
          sheet,
          row,
          column,
          value,
          ...(formula === undefined ? {} : { formula }),
        }),
      ),
    ),
  );
  const results = workOut({
    sheets: plan.sheets.map(({ name }) => name),
    cells,
    tables: plan.sheets.flatMap(({ tables: placed }) => placed),
    names: plan.names,
  });
  const known = new Map(
    cells.map((cell) => [`${cell.sheet}!${cell.row},${cell.column}`, results.get(cell) ?? cell.value]),
  );
  return (sheet, row, column) => known.get(`${sheet}!${row},${column}`) ?? null;
}

/** A fingerprint of the description: it changes when a sheet, a heading, a formula or what a column takes changes. */
export function describedAs(): string {
  const said = [...tables, formTable(settings)].map((table) => [
    table.name,
    table.sheet,
    columnsOf(table).map(([key, { title, format, formula, kept }]) => [key, title, format, formula, kept]),
  ]);
  const set = Object.entries(settings.settings).map(([key, { title, format, formula }]) => [
    key,
    title,
    format,
    formula,
  ]);
  return createHash("sha256")
    .update(JSON.stringify([said, set]))
    .digest("hex");
}
