import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { entered, usualHabits } from "../../workbench/host/entry.ts";
import { openWorkbook } from "../../workbench/host/openWorkbook.ts";
import { bodyOf } from "../../workbench/host/tables.ts";
import { textOf } from "../../workbench/host/wire.ts";
import { findTable, mapArea, putCell, type Value, valuesIn } from "../../workbench/host/workbook.ts";
import { newRecalculation } from "../../workbench/page/calculate.ts";

const bytes = new Uint8Array(readFileSync(new URL("../../templates/worked-example.xlsx", import.meta.url)));

test("The values of a table are the very same until something of its sheet changes, by entry or by formula", async () => {
  const workbook = openWorkbook(bytes);
  const { settle } = newRecalculation(workbook);
  await settle();
  const valuesOf = (name: string): readonly (readonly Value[])[] => {
    const { sheet, table } = findTable(workbook, name) ?? { sheet: undefined, table: undefined };
    if (sheet === undefined) throw new Error(name);
    const values = valuesIn(sheet, bodyOf(table));
    expect(values).toEqual(mapArea(sheet, bodyOf(table), ({ value }) => value));
    return values;
  };
  const names = ["Roles", "Costs", "Channels"];
  const [roles, costs, channels] = names.map(valuesOf);
  expect(names.map(valuesOf).map((each, at) => each === [roles, costs, channels][at])).toEqual([
    true,
    true,
    true,
  ]);
  const found = findTable(workbook, "Roles");
  if (found === undefined) throw new Error("no roles");
  const { sheet, table } = found;
  const column = table.area.column + 2;
  for (let row = table.area.row + 1; row < table.area.row + table.area.rows; row++)
    putCell(sheet, row, column, entered("7,777", "General", usualHabits));
  expect(valuesOf("Roles")).not.toBe(roles);
  await settle();
  expect(valuesOf("Costs")).not.toBe(costs);
  expect(valuesOf("Channels")).toBe(channels);
});

test("An answer is written as JSON writes it", () => {
  const rows = [
    ["“a”\n", 1.5, true, ""],
    ["\u2028", -0, false, "\\"],
  ];
  const response = {
    Results: [
      { ActionId: 1, Value: null },
      {
        ActionId: 2,
        Value: { Id: "{1}", Values: rows, Name: undefined, Parts: { _Items: [{ Name: "x" }, {}] } },
      },
      { ActionId: 3, Value: rows },
      { ActionId: 4, Value: [[]] },
      { ActionId: 5, Value: [] },
      { ActionId: 6, Value: undefined },
    ],
    TraceIds: [1, 2],
  };
  for (const each of [response, { ...response }]) expect(textOf(each)).toBe(JSON.stringify(each));
});
