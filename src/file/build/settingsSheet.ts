import type { Column } from "../../workbook/column.ts";
import { FORM_HEADINGS, type Form, formTable } from "../../workbook/form.ts";
import type { Cell, Grid } from "../../workbook/grid.ts";
import { columnsOf } from "../../workbook/table.ts";
import { HEADING_ROW, listNameOf } from "./choices.ts";
import { putHeader } from "./header.ts";
import { newCells, type PlannedSheet, type PlannedValidation } from "./plan.ts";

/**
 * The sheet of a form: one setting a row with its value and what it means. It never grows, so it is protected (without
 * a password): only the values can be typed.
 */
export function settingsSheet(form: Form, content: Grid | undefined): PlannedSheet {
  const table = formTable(form);
  const columns = columnsOf(table).map(([, column]) => column);
  const values = valuesByTitle(form, content);
  const { cells, put } = newCells();
  putHeader(put, form.sheet, form.about);
  columns.forEach((column, at) => {
    put(HEADING_ROW, at + 1, { value: column.title, look: at === 1 ? "headingEntry" : "headingShown" });
  });
  const settings = Object.values(form.settings) as readonly Column[];
  settings.forEach((setting, at) => {
    const row = HEADING_ROW + 1 + at;
    const { title, help, format, formula } = setting;
    put(row, 1, { value: title, look: "saidStrong" });
    put(row, 2, {
      value: values.get(title) ?? null,
      ...(formula === null ? {} : { formula }),
      look: formula === null ? "entry" : "shown",
      format,
    });
    put(row, 3, { value: help, look: "said" });
  });
  return {
    name: form.sheet,
    group: "reference",
    cells,
    columns: columns.map(({ width }) => ({ width, open: false })),
    tables: [
      {
        name: form.name,
        sheet: form.sheet,
        area: { left: 1, top: HEADING_ROW, right: columns.length, bottom: HEADING_ROW + settings.length },
        columns: columns.map(({ title }) => title),
        formulas: new Map(),
      },
    ],
    validations: settings.flatMap((setting, at) => validationOf(form, setting, HEADING_ROW + 1 + at)),
    emphases: [],
    charts: [],
    frozen: { row: HEADING_ROW, column: 1 },
    repeated: HEADING_ROW,
    isProtected: true,
  };
}

function validationOf(form: Form, setting: Column, row: number): readonly PlannedValidation[] {
  const { accepts, format, title, help } = setting;
  if (accepts === null) return [];
  const list = listNameOf(form.name, setting);
  const area = { left: 2, right: 2, top: row, bottom: row };
  return [{ area, accepts, ...(list === undefined ? {} : { list }), format, title, help }];
}

function valuesByTitle(form: Form, content: Grid | undefined): ReadonlyMap<string, Cell> {
  const nameAt = content?.headers.indexOf(FORM_HEADINGS.setting) ?? -1;
  const valueAt = content?.headers.indexOf(FORM_HEADINGS.value) ?? -1;
  const values = new Map((content?.rows ?? []).map((row) => [String(row[nameAt]), row[valueAt] ?? null]));
  const titles = new Set(Object.values(form.settings).map(({ title }) => title));
  const unknown = [...values.keys()].find((title) => !titles.has(title));
  if (unknown !== undefined) throw new RangeError(`${form.name} has no setting ${unknown}`);
  return values;
}
