import { describe, expect, it } from "vitest";
import { formulaTokens } from "../../../src/file/formula/formulaTokens.ts";
import {
  quotedSheet,
  readStructuredReference,
  toA1,
} from "../../../src/file/formula/structuredReferences.ts";

const table = {
  name: "Costs",
  sheet: "6 Bob's costs",
  area: { left: 2, top: 5, right: 4, bottom: 9 },
  columns: ["Ref", "Year 0", "It's [odd] #1"],
};
const tables = new Map([["costs", table]]);
const sheet = "'6 Bob''s costs'!";

describe("a structured reference in A1 style", () => {
  it.each([
    ["SUM(Costs[Year 0])", `SUM(${sheet}$C$6:$C$9)`],
    ["Costs[[#This Row],[Year 0]]*2", `${sheet}$C$7*2`],
    ["ROW()-ROW(Costs[[#Headers],[Ref]])", `ROW()-ROW(${sheet}$B$5)`],
    ["SUM(costs[[Ref]:[year 0]])", `SUM(${sheet}$B$6:$C$9)`],
    ["SUM(Costs[[#This Row],[Ref]:[Year 0]])", `SUM(${sheet}$B$7:$C$7)`],
    ["ROWS(Costs[#All])", `ROWS(${sheet}$B$5:$D$9)`],
    ["ROWS(Costs[[#Headers],[#Data],[Ref]])", `ROWS(${sheet}$B$5:$B$9)`],
    ["Costs[It''s '[odd'] '#1]", `${sheet}$D$6:$D$9`],
    ['IF(A1="Costs[Ref]","[x]",Factor1)', 'IF(A1="Costs[Ref]","[x]",Factor1)'],
    ["'Costs[1]'!A1+LOG10(2)", "'Costs[1]'!A1+LOG10(2)"],
  ])("%s is %s in row 7", (formula, expected) => {
    expect(toA1(formula, tables, 7)).toBe(expected);
  });

  it("is refused where the table or the column is unknown, by name", () => {
    expect(() => toA1("SUM(Coats[Ref])", tables, 7)).toThrow("no table Coats");
    expect(() => toA1("SUM(Costs[Year 9])", tables, 7)).toThrow("no column Year 9 in Costs");
  });

  it("is taken apart into table, columns and items", () => {
    expect(readStructuredReference("T[[#This Row],[A]:[B]]")).toEqual({
      table: "T",
      columns: ["A", "B"],
      items: ["#this row"],
    });
    expect(readStructuredReference("[#Data]")).toEqual({ table: "", columns: [], items: ["#data"] });
  });
});

it.each(['IF(TRIM(Costs[[#This Row],[Year 0]])="a ""[b]""",1.5E+3,$A$1:B2%)', "'it''s'!A1&\"", "T[[open"])(
  "the pieces of %s joined are the formula again",
  (formula) => {
    expect(
      formulaTokens(formula)
        .map(({ text }) => text)
        .join(""),
    ).toBe(formula);
  },
);

it("a sheet is always in quotes, its own apostrophes doubled", () => {
  expect(quotedSheet("Bob's")).toBe("'Bob''s'");
});
