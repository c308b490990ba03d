import { expect, test } from "vitest";
import { readGrids } from "../../src/excel/readGrids.ts";
import { takeSnapshot } from "../../src/excel/snapshot.ts";
import { writeGrids } from "../../src/excel/writeGrids.ts";
import { evaluateFormulas } from "../../src/file/formula/evaluateFormulas.ts";
import type { Area } from "../../workbench/host/area.ts";
import { headingsOf, placeOfKey, putCell, type Workbook } from "../../workbench/host/workbook.ts";
import { openInExcel, tableIn } from "../excel/openInExcel.ts";
import { newPlan, plannedWorkbook } from "../excel/plannedWorkbook.ts";

/** Calculates with IronCalc. */
function calculate({ sheets, names }: Workbook): void {
  const cells = sheets.flatMap((sheet) =>
    [...sheet.cells].flatMap(([key, { value, formula }]) => {
      if (value === "" && formula === null) return [];
      const { row, column } = placeOfKey(key);
      const place = { sheet: sheet.name, row: row + 1, column: column + 1 };
      const held = { value: value === "" ? null : value, ...(formula && { formula: formula.slice(1) }) };
      return [{ ...place, ...held, of: sheet }];
    }),
  );
  const tables = sheets.flatMap((sheet) =>
    sheet.tables.map((table) => ({
      name: table.name,
      sheet: sheet.name,
      area: rangeOf(table.area),
      columns: headingsOf(sheet, table),
    })),
  );
  const values = evaluateFormulas({ sheets: sheets.map(({ name }) => name), cells, tables, names });
  for (const cell of cells) {
    const value = values.get(cell);
    if (value !== undefined) putCell(cell.of, cell.row - 1, cell.column - 1, { value: value ?? "" });
  }
}

const rangeOf = ({ row, column, rows, columns }: Area) => ({
  top: row + 1,
  left: column + 1,
  bottom: row + rows,
  right: column + columns,
});

test("what is written is calculated before it is read back, in the same trip", async () => {
  const host = openInExcel(await plannedWorkbook(), { calculate });
  await writeGrids(newPlan(), await takeSnapshot(newPlan()));
  const portfolio = (await readGrids(["Portfolio"])).get("Portfolio");
  const twice = portfolio?.rows.map((row) => row[4]);
  expect(twice).toEqual([2501, 0.2, -6, 0, 0].map((value) => expect.closeTo(value, 9)));
  await host.type({ sheet: tableIn(host, "Portfolio").sheet, row: 5, column: 3 }, 7);
  expect((await readGrids(["Portfolio"])).get("Portfolio")?.rows[0]?.[4]).toBeCloseTo(14, 9);
});
