import { expect, vi } from "vitest";
import { insertSheets } from "../../src/file/write/insertSheets.ts";
import type { Grids } from "../../src/workbook/grid.ts";
import { type Host, type HostOptions, newHost } from "../../workbench/host/host.ts";
import { openWorkbook } from "../../workbench/host/openWorkbook.ts";
import { findTable, type Sheet, type Table, type Workbook } from "../../workbench/host/workbook.ts";
import { connectOffice } from "../workbench/officeInNode.ts";

/** An Excel with this workbook open, and office.js speaking to it. */
export function openInExcel(bytes: Uint8Array, options: Omit<HostOptions, "workbook"> = {}): Host {
  const workbook = openWorkbook(bytes);
  const host = newHost({
    insertSheets: (from, names) =>
      openWorkbook(insertSheets(bytes, from, names)).sheets.slice(workbook.sheets.length),
    ...options,
    workbook,
  });
  connectOffice(host);
  return host;
}

/** Everything about the cells and tables of a workbook, to compare before with after. */
export const stateOf = ({ sheets }: Workbook): unknown =>
  sheets.map(({ name, cells, tables }) => ({
    name,
    cells: new Map(
      [...cells].flatMap(([key, { value, formula }]) => (value === "" ? [] : [[key, formula ?? value]])),
    ),
    tables: tables.map((table) => ({ name: table.name, area: table.area })),
  }));

/** A table of the workbook that the test knows is there. */
export function tableIn(host: Host, name: string): { sheet: Sheet; table: Table } {
  const found = findTable(host.workbook, name);
  if (found === undefined) throw new Error(`the test’s workbook has no table ${name}`);
  return found;
}

/** The stamp of the plan that the workbook says it holds. */
export const stampIn = (grids: Grids): unknown =>
  grids.get("Checks")?.rows.find(([kind]) => kind === "Stamp")?.[2] ?? null;

/** Office.js lets go of its ranges after a run has ended: none may be left. */
export const expectNothingKept = (host: Host): Promise<void> =>
  vi.waitFor(() => expect(host.keptRanges()).toBe(0));

/** The code of the failure that a promise ends in; "no failure" where it ends well. */
export async function codeOf(work: Promise<unknown>): Promise<unknown> {
  try {
    await work;
    return "no failure";
  } catch (caught) {
    return (caught as { code?: unknown }).code ?? caught;
  }
}
