import { expect, it } from "vitest";
import { type EvaluatedCell, evaluateFormulas } from "../../../src/file/formula/evaluateFormulas.ts";
import type { Cell } from "../../../src/workbook/grid.ts";

const table = {
  name: "T",
  sheet: "One",
  area: { left: 1, top: 1, right: 2, bottom: 4 },
  columns: ["Name", "Amount"],
};
const values: readonly (readonly [string, Cell])[] = [
  ["A1", "Name"],
  ["B1", "Amount"],
  ["A2", "=not a formula"],
  ["B2", 1 / 3],
  ["A3", "00123"],
  ["B3", -2.5],
  ["A4", "31 March 2027"],
  ["B4", null],
];
const cells: readonly EvaluatedCell[] = values.map(([place, value]) => ({
  sheet: "One",
  row: Number(place.slice(1)),
  column: place.charCodeAt(0) - 64,
  value,
}));

it.each<readonly [string, Cell]>([
  ["SUM(T[Amount])", 1 / 3 - 2.5],
  ["1/3", 1 / 3],
  ["1E15/3", 1e15 / 3],
  ["1/3*1E-9", 1e-9 / 3],
  ["T[[#This Row],[Name]]", "=not a formula"],
  ["INDEX(T[Name],2)", "00123"],
  ["INDEX(T[Name],3)", "31 March 2027"],
  ['COUNTIFS(T[Amount],"<0")', 1],
  ['_xlfn.MAXIFS(T[Amount],T[Name],"00123")', -2.5],
  ["1=1", true],
  ['IF(1=1,"","x")', ""],
  ["1/0", "#DIV/0!"],
  ["NA()", "#N/A"],
  ["NOSUCH(1)", "#NAME?"],
  ["Rate*2", 0.25],
])("%s is %s", (formula, expected) => {
  const asked: EvaluatedCell = { sheet: "Two, and more", row: 2, column: 5, value: null, formula };
  const rate: EvaluatedCell = { sheet: "Two, and more", row: 9, column: 1, value: 0.125 };
  const results = evaluateFormulas({
    sheets: ["One", "Two, and more"],
    cells: [...cells, rate, asked],
    tables: [table],
    names: new Map([
      ["Rate", "'Two, and more'!$A$9"],
      ["List", "One!$A$1:INDEX(One!$A$1:$A$9,2)"],
    ]),
  });
  expect(results.size).toBe(1);
  const result = results.get(asked);
  if (typeof expected === "number")
    expect(result).toBeCloseTo(expected, 14 - Math.ceil(Math.log10(Math.abs(expected))));
  else expect(result).toBe(expected);
});
