import { readFileSync } from "node:fs";
import fc from "fast-check";
import { beforeAll, describe, expect, test } from "vitest";
import { usualHabits } from "../../workbench/host/entry.ts";
import { openWorkbook } from "../../workbench/host/openWorkbook.ts";
import { resizeTable } from "../../workbench/host/tables.ts";
import {
  type Cell,
  cellAt,
  findTable,
  putCell,
  type Sheet,
  type Value,
  type Workbook,
} from "../../workbench/host/workbook.ts";
import { newRecalculation } from "../../workbench/page/calculate.ts";

const bytes = new Uint8Array(readFileSync(new URL("../../templates/worked-example.xlsx", import.meta.url)));

/** What every formula shows, as if all had just been worked out for the first time. */
async function fromNothing(workbook: Workbook): Promise<unknown> {
  await newRecalculation(workbook).settle();
  return valuesOf(workbook);
}
const valuesOf = ({ sheets }: Workbook): unknown =>
  sheets.map(({ name, cells }) => [
    name,
    [...cells].filter(([, { formula }]) => formula !== null).map(([key, { value }]) => [key, value]),
  ]);

/** A sheet of a few cells: formulas begin with "=". */
function smallBook(...rows: readonly (readonly Value[])[]): { workbook: Workbook; sheet: Sheet } {
  const sheet: Sheet = {
    id: "1",
    name: "S",
    visibility: "Visible",
    isProtected: false,
    cells: new Map<number, Cell>(),
    tables: [],
  };
  for (const [row, cells] of rows.entries())
    for (const [column, held] of cells.entries()) enter(sheet, row, column, held);
  const selected = { row: 0, column: 0, rows: 1, columns: 1 };
  return {
    workbook: { sheets: [sheet], names: new Map(), properties: new Map(), active: sheet, selected },
    sheet,
  };
}
const enter = (sheet: Sheet, row: number, column: number, held: Value): void =>
  putCell(
    sheet,
    row,
    column,
    typeof held === "string" && held.startsWith("=")
      ? { value: "", formula: held }
      : { value: held, formula: null },
  );

describe("after an entry", () => {
  // biome-ignore format: reads as a table
  test.each<[what: string, entry: [number, number, Value], shows: [Value, Value, Value]]>([
    ["a formula follows the cell that it names",                     [0, 0, 5],        [10, 7, 5]],
    ["a formula follows one cell among many",                        [0, 1, 9],        [2, 10, 9]],
    ["a formula follows a cell that was empty",                      [3, 0, 4],        [2, 7, 3]],
    ["a formula that takes the place of a value is worked out",      [0, 1, "=A1*3"],  [2, 4, 3]],
    ["a formula where nothing was is worked out",                    [3, 0, "=B1+1"],  [2, 6, 2]],
    ["a value that takes the place of a formula stays as it is",     [1, 0, 100],      [100, 3, 2]],
    ["a formula that leads back to itself is 0",                     [0, 0, "=A2"],    [0, 2, 2]],
  ])("%s", async (_, [row, column, held], shows) => {
    const { workbook, sheet } = smallBook([1, 2], ["=A1*2"], ["=SUM(A1:B1)+A4", "=MAX(A1:B1,A4-1)"]);
    const { settle } = newRecalculation(workbook);
    await settle();
    enter(sheet, row, column, held);
    await settle();
    expect([cellAt(sheet, 1, 0), cellAt(sheet, 2, 0), cellAt(sheet, 2, 1)].map(({ value }) => value)).toEqual(
      shows,
    );
  });

  test("what is typed while the formulas are being worked out is followed too", async () => {
    const { workbook, sheet } = smallBook([1, 2], ["=A1*2"]);
    const { settle } = newRecalculation(workbook);
    const first = settle();
    enter(sheet, 0, 0, 7);
    await Promise.all([first, settle()]);
    expect(cellAt(sheet, 1, 0).value).toBe(14);
  });
});

describe("the worked example", { timeout: 120_000 }, () => {
  const workbook = openWorkbook(bytes);
  const { settle } = newRecalculation(workbook);
  beforeAll(() => settle());

  test("shows after any entries what it would show if everything were worked out from nothing", async () => {
    const tables = [
      "Areas",
      "Objectives",
      "Mapping",
      "Projects",
      "Costs",
      "Benefits",
      "Risks",
      "Roles",
      "Settings",
    ];
    const entry = fc.record({
      table: fc.constantFrom(...tables),
      row: fc.nat(20),
      column: fc.nat(12),
      value: fc.oneof(fc.integer({ min: 0, max: 100 }), fc.constantFrom("", "Yes", "Go", "P01", "Libraries")),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(entry, { minLength: 1, maxLength: 4 }), async (entries) => {
        for (const { table: name, row, column, value } of entries) {
          const { sheet, table } = tableIn(workbook, name);
          const { area } = table;
          if (column >= area.columns || row >= area.rows - 1 || table.formulas.has(column)) continue;
          putCell(sheet, area.row + 1 + row, area.column + column, { value, formula: null });
        }
        await settle();
        const shown = valuesOf(workbook);
        expect(shown).toEqual(await fromNothing(workbook));
      }),
      { numRuns: 12, seed: 20261122 },
    );
  });

  test.each(["Mapping", "Costs", "Projects"])("follows %s when it grows", async (name) => {
    const { sheet, table } = tableIn(workbook, name);
    resizeTable(sheet, table, { ...table.area, rows: table.area.rows + 1 }, usualHabits);
    await settle();
    const shown = valuesOf(workbook);
    expect(shown).toEqual(await fromNothing(workbook));
  });
});

function tableIn(workbook: Workbook, name: string) {
  const found = findTable(workbook, name);
  if (found === undefined) throw new Error(`the worked example has no table ${name}`);
  return found;
}
