import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  type Arithmetic,
  type EvaluatedCell,
  evaluateFormulas,
} from "../../../src/file/formula/evaluateFormulas.ts";
import { workOut } from "../../../src/file/formula/workOut.ts";
import type { Cell } from "../../../src/workbook/grid.ts";
import { openWorkbook } from "../../../workbench/host/openWorkbook.ts";
import { headingsOf, placeOfKey } from "../../../workbench/host/workbook.ts";

/** A workbook of one sheet: column A the values given, a table T over B1:D4, and one formula. */
function bookOf(values: readonly Cell[], formula: string): Arithmetic {
  const cell = (row: number, column: number, value: Cell): EvaluatedCell => ({
    sheet: "S",
    row,
    column,
    value,
  });
  const table: readonly (readonly Cell[])[] = [
    ["Ref", "Kind", "Cost"],
    ["P01", "Yes", 10],
    ["P02", "no", 2.5],
    ["P03", "yes", null],
  ];
  return {
    sheets: ["S"],
    cells: [
      ...values.map((value, row) => cell(row + 1, 1, value)),
      ...table.flatMap((line, row) => line.map((value, column) => cell(row + 1, column + 2, value))),
      { ...cell(3, 9, null), formula },
    ].filter(({ value, formula: held }) => value !== null || held !== undefined),
    tables: [
      {
        name: "T",
        sheet: "S",
        area: { top: 1, left: 2, bottom: 4, right: 4 },
        columns: ["Ref", "Kind", "Cost"],
      },
    ],
    names: new Map([["Rate", "'S'!$A$1"]]),
  };
}

const result = (values: readonly Cell[], formula: string): Cell =>
  [...workOut(bookOf(values, formula)).values()][0] ?? null;

// biome-ignore format: reads as a table
const cases: readonly (readonly [formula: string, values: readonly Cell[], expected: Cell, source: string])[] = [
  ["-2^2", [], 4, "Excel: the sign before a number binds first"],
  ["2^3^2", [], 64, "Excel: from left to right"],
  ["10%+5%*2", [], 0.2, "Excel: per cent binds before times"],
  ["1+2&3", [], "33", "Excel: & binds after +"],
  ['"a"="A"', [], true, "Excel: texts are equal whatever the case"],
  ['"b">99', [], true, "Excel: a text comes after every number"],
  ['IF(A1="","none",A1)', [], "none", "an empty cell equals an empty text"],
  ["A1+1", ["x"], "#VALUE!", "a text is no number"],
  ["1/A1", [0], "#DIV/0!", ""],
  ["0.1+0.2&\"\"", [], "0.3", "15 digits"],
  ["IFERROR(1/0,IFERROR(A2,0))", ["a", null], 0, "an empty cell is no part left out"],
  ["CHOOSE(1,IFERROR(A2,0))", ["a", null], 0, "an empty cell is no part left out"],
  ["ROUND(2.675,2)", [], 2.68, "half away from zero on the decimal value"],
  ["ROUND(-2.5,0)", [], -3, ""],
  ["ROUND(1250,-2)", [], 1300, ""],
  ["SUM(A1:A4)", [1, "2", true, 3], 4, "of cells only numbers count"],
  ["SUM(1,\"2\",TRUE)", [], 4, "what is written in the formula counts"],
  ["COUNT(A1:A4)", [1, "2", null, 3], 2, ""],
  ["N(A1)", ["text"], 0, ""],
  ["TRIM(A1)", ["  a  b "], "a b", ""],
  ["IFERROR(MATCH(\"p02\",T[Ref],0),0)", [], 2, "whatever the case"],
  ["MATCH(\"P?3\",T[Ref],0)", [], 3, "a pattern"],
  ["MATCH(\"Q\",T[Ref],0)", [], "#N/A", ""],
  ["INDEX(T[Cost],2)", [], 2.5, ""],
  ["INDEX(T[Cost],9)", [], "#REF!", ""],
  ["INDEX(T[Cost],3)", [], 0, "a formula shows an empty cell as 0"],
  ["SUMIFS(T[Cost],T[Kind],\"yes\")", [], 10, "whatever the case"],
  ["SUMIFS(T[Cost],T[Kind],\"<>yes\")", [], 2.5, ""],
  ["COUNTIFS(T[Kind],\"?*\",T[Cost],\">2\")", [], 2, ""],
  ["COUNTIFS(A1:A3,\"a-b? (c/d)*\")", ["a-bc (c/d) and more", "axbc (c/d)", "A-B! (C/D)"], 2, "every sign but *, ? and ~ stands for itself"],
  ["COUNTIFS(T[Cost],\"\")", [], 1, "an empty criterion finds empty cells"],
  ["COUNTIFS(A1:A3,\"<>yes\")", ["yes", null, 1], 2, "Excel: an empty cell is not “yes”; IronCalc leaves it out"],
  ["COUNTIFS(A1:A3,0)", [0, null, "0"], 2, "an empty cell is not 0; a text that spells it is"],
  ["MAXIFS(T[Cost],T[Ref],\"none\")", [], 0, "of nothing 0"],
  ["_xlfn.MAXIFS(T[Cost],T[Kind],\"*\")", [], 10, ""],
  ["SUMPRODUCT((T[Kind]=\"Yes\")*(T[Cost]>1))", [], 1, ""],
  ["SUMPRODUCT((T[Kind]<>\"\")*1)", [], 3, ""],
  ["T[[#This Row],[Ref]]&Rate", [7], "P02 7".replace(" ", ""), "row 3 is the table's second"],
  ["ROW()-ROW(T[[#Headers],[Ref]])", [], 2, ""],
  ["LOOKUP(9.9E+307,A1:A4)", [3, null, 5, null], 5, "the last number"],
  ["SUM(A1:INDEX(A1:A4,2))", [1, 2, 4, 8], 3, "a range up to a cell that is looked up"],
  ["CHOOSE(2,\"a\",\"b\")", [], "b", ""],
  ["AND(A1:A2)", ["x", null], "#VALUE!", "nothing that can be true"],
  ["OR(A1=1,A2=2)", [1, 3], true, ""],
  ["HYPERLINK(\"#'S'!A1\",\"Go\")", [], "Go", ""],
  ["I3+1", [], 1, "a formula that leads back to itself is 0"],
  ["NOSUCHNAME", [], "#NAME?", ""],
];

describe("formulas", () => {
  test.each(cases)("%s over %j is %j (%s)", (formula, values, expected) => {
    expect(result(values, formula)).toEqual(expected);
  });

  test("a list of criteria gives a list of what meets each", () => {
    expect(result(["a", "b", "a", null, "c"], "SUMPRODUCT(COUNTIFS(A1:A5,A1:A3))")).toEqual(5);
  });

  test.each(["WEBSERVICE(A1)", "{1,2}", "[Other.xlsx]S!A1", "SUM(A:A)", "1+"])(
    "%s is not worked out here, and its cell keeps the value last known",
    (formula) => {
      const book = bookOf([], formula);
      const cells = book.cells.map((cell) => (cell.formula === undefined ? cell : { ...cell, value: 42 }));
      expect([...workOut({ ...book, cells }).values()]).toEqual([42]);
    },
  );
});

/** IronCalc has no list of criteria, which the sheet of years sums by; LibreOffice is its judge. */
const BEYOND_IRONCALC = "7 Years";

test("every formula of the worked example comes to what IronCalc makes of it", { timeout: 120_000 }, () => {
  const { sheets, names } = openWorkbook(new Uint8Array(readFileSync("templates/worked-example.xlsx")));
  const book: Arithmetic = {
    sheets: sheets.map(({ name }) => name),
    names,
    cells: sheets.flatMap(({ name, cells }) =>
      [...cells].flatMap(([key, { value, formula }]) => {
        if (value === "" && formula === null) return [];
        const { row, column } = placeOfKey(key);
        const place = { sheet: name, row: row + 1, column: column + 1 };
        return [
          formula === null ? { ...place, value } : { ...place, value: null, formula: formula.slice(1) },
        ];
      }),
    ),
    tables: sheets.flatMap((sheet) =>
      sheet.tables.map((table) => {
        const { row, column, rows, columns } = table.area;
        const area = { top: row + 1, left: column + 1, bottom: row + rows, right: column + columns };
        return { name: table.name, sheet: sheet.name, area, columns: headingsOf(sheet, table) };
      }),
    ),
  };
  const theirs = evaluateFormulas(book);
  const different = [...workOut(book)].filter(
    ([cell, value]) => cell.sheet !== BEYOND_IRONCALC && !isAlike(value, theirs.get(cell) ?? null),
  );
  expect(theirs.size).toBeGreaterThan(8000);
  expect(
    different.map(([cell, value]) => [cell.sheet, cell.row, cell.column, value, theirs.get(cell)]),
  ).toEqual([]);
});

const isAlike = (ours: Cell, theirs: Cell): boolean =>
  typeof ours === "number" && typeof theirs === "number"
    ? Math.abs(ours - theirs) <= 1e-9 * Math.max(1, Math.abs(ours))
    : ours === unsigned(theirs);

/** IronCalc writes a nought that was multiplied by less than nothing as -0; Excel and LibreOffice write 0. */
const unsigned = (value: Cell): Cell =>
  typeof value === "string" ? value.replace(/-0(?![\d.])/g, "0") : value;

const value = fc.oneof(
  fc.integer({ min: -20, max: 20 }),
  fc.constantFrom("a", "B", "Yes", "yes", ""),
  fc.constant(null),
);
const reference = fc.constantFrom("A1", "A2", "A3", "A1:A5", "T[Cost]");
const leaf = fc.oneof(
  fc.integer({ min: 0, max: 9 }).map(String),
  fc.constantFrom("A1", "A2", "A3", '"yes"', "TRUE"),
);
const { formula } = fc.letrec<{ formula: string }>((tie) => ({
  formula: fc.oneof(
    { depthSize: "small", withCrossShrink: true },
    leaf,
    fc
      .tuple(tie("formula"), fc.constantFrom("+", "-", "*", "&", "=", "<>", "<", ">="), tie("formula"))
      .map((parts) => `(${parts.join("")})`),
    fc.tuple(tie("formula"), tie("formula"), tie("formula")).map((parts) => `IF(${parts.join(",")})`),
    fc.tuple(tie("formula"), tie("formula")).map((parts) => `IFERROR(${parts.join(",")})`),
    fc
      .tuple(fc.constantFrom("SUM", "COUNT", "MIN", "MAX"), reference)
      .map(([name, over]) => `${name}(${over})`),
    fc
      .tuple(fc.constantFrom("A1:A5", "T[Kind]"), fc.constantFrom('"yes"', '">0"', "5"))
      .map((parts) => `COUNTIFS(${parts.join(",")})`),
  ),
}));

test("formulas made at random come to what IronCalc makes of them", () => {
  fc.assert(
    fc.property(fc.array(value, { minLength: 5, maxLength: 5 }), formula, (values, text) => {
      const book = bookOf(values, text);
      const [theirs] = evaluateFormulas(book).values();
      const [ours] = workOut(book).values();
      expect(isAlike(ours ?? null, theirs ?? null), `${text}: ${ours} and ${theirs}`).toBe(true);
    }),
    { numRuns: 500 },
  );
});
