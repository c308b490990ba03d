import { problem } from "./problem.ts";
import { findSheet, findTable, idFrom, type Sheet, type Workbook } from "./workbook.ts";

/**
 * Copies sheets of one workbook to the end of another, tables and all; a name that is taken gets a number.
 *
 * @returns the ids of the new sheets
 * @throws ItemNotFound-like InvalidArgument where the source lacks one of the names: then nothing is copied
 */
export function insertSheets(into: Workbook, from: Workbook, names: readonly string[]): readonly string[] {
  const sources = names.map((name) => findSheet(from, name));
  if (sources.some((source) => source === undefined))
    throw problem("InvalidArgument", "The workbook has no sheet of that name.");
  return sources.flatMap((source) => {
    if (source === undefined) return [];
    const copy = copySheet(into, source);
    into.sheets.push(copy);
    return [copy.id];
  });
}

function copySheet(into: Workbook, source: Sheet): Sheet {
  const count = into.sheets.reduce((most, { tables }) => most + 1 + tables.length, 1);
  return {
    ...source,
    id: idFrom(1000 + count),
    name: free(source.name, (name) => findSheet(into, name) !== undefined),
    cells: new Map(source.cells),
    tables: source.tables.map((table, i) => ({
      ...table,
      id: idFrom(1001 + count + i),
      name: free(table.name, (name) => findTable(into, name) !== undefined),
      formulas: new Map(table.formulas),
    })),
  };
}

/** The name itself where it is free, else with the first number that makes it so: "Costs (2)". */
function free(name: string, isTaken: (name: string) => boolean): string {
  if (!isTaken(name)) return name;
  let number = 2;
  while (isTaken(`${name} (${number})`)) number++;
  return `${name} (${number})`;
}
