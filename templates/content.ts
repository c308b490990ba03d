import { readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { type Day, serialFromDay } from "../src/units.ts";
import type { Column } from "../src/workbook/column.ts";
import { FORM_HEADINGS } from "../src/workbook/form.ts";
import type { Cell, Grid } from "../src/workbook/grid.ts";
import { tables } from "../src/workbook/index.ts";
import { settings } from "../src/workbook/sheets/settings.ts";
import { entryColumns, type Table } from "../src/workbook/table.ts";

/**
 * The content of one folder of templates, table by table, as cells ready for a host: dates are serial numbers, numbers
 * are numbers, an empty field is null. One tab-separated file a table, named after it, its first line the headings of
 * the columns that an officer types into; Settings.tsv holds a setting and its value a line.
 *
 * @param folder absolute, or relative to where the program runs
 * @returns a grid for each file there is; a table without a file is absent
 * @throws Error naming file and line where one does not fit the description: the content is ours, so that is our fault
 */
export function readContent(folder: string): ReadonlyMap<string, Grid> {
  const files = readdirSync(folder).filter((file) => file.endsWith(".tsv"));
  return new Map(
    files.sort().map((file): [string, Grid] => {
      const name = basename(file, ".tsv");
      const lines = readFileSync(join(folder, file), "utf8").split("\n").filter(Boolean);
      const fields = lines.map((line) => line.split("\t"));
      return [name, name === settings.name ? settingsGrid(fields) : tableGrid(tableNamed(name), fields)];
    }),
  );
}

function tableGrid(of: Table, [headers = [], ...lines]: readonly string[][]): Grid {
  const columns = entryColumns(of).map(([, column]) => column);
  const wanted = columns.map(({ title }) => title).join("\t");
  if (headers.join("\t") !== wanted) throw new Error(`${of.name}.tsv must be headed: ${wanted}`);
  const rows = lines.map((fields, at) => {
    if (fields.length !== columns.length)
      throw new Error(
        `${of.name}.tsv line ${at + 2}: ${fields.length} fields under ${columns.length} headings`,
      );
    return columns.map((column, position) =>
      cellOf(column, fields[position] ?? "", `${of.name}.tsv line ${at + 2}`),
    );
  });
  return { headers, rows };
}

function settingsGrid([, ...lines]: readonly string[][]): Grid {
  const columns = new Map(Object.values(settings.settings).map((column) => [column.title, column as Column]));
  const rows = lines.map(([name = "", value = ""], at) => {
    const column = columns.get(name);
    if (column === undefined) throw new Error(`Settings.tsv line ${at + 2}: there is no setting “${name}”`);
    return [name, cellOf(column, value, `Settings.tsv line ${at + 2}`)];
  });
  return { headers: [FORM_HEADINGS.setting, FORM_HEADINGS.value], rows };
}

/** A field as the cell that its column accepts. */
function cellOf({ title, accepts }: Column, field: string, place: string): Cell {
  if (field === "") return null;
  const kind = accepts?.kind;
  if (kind !== "whole" && kind !== "decimal" && kind !== "date") return field;
  const number = kind === "date" ? serialFromDay(field as Day) : Number(field);
  if (!Number.isFinite(number)) throw new Error(`${place}: “${field}” does not fit ${title}`);
  return number;
}

function tableNamed(name: string): Table {
  const found = tables.find((table) => table.name === name);
  if (found === undefined) throw new Error(`${name}.tsv is named after no table`);
  return found;
}
