import { describe, expect, test } from "vitest";
import { followFormula, followList } from "../../../src/file/write/followRanges.ts";
import { hasRelativeRow, mapReferences, movedDown } from "../../../src/file/write/formulaText.ts";

const found = (formula: string) => {
  const references: string[] = [];
  mapReferences(formula, ({ sheet, cells }) => {
    references.push(sheet === undefined ? cells : `${sheet}|${cells}`);
    return cells;
  });
  return references;
};

describe("the cell references of a formula", () => {
  test.each<[formula: string, expected: string[]]>([
    ["A1+$B$2:C3", ["A1", "$B$2:C3"]],
    ["'It''s 1'!$A$5:$A$12", ["It's 1|$A$5:$A$12"]],
    ["Übersicht!B2*Plan.1!C3", ["Übersicht|B2", "Plan.1|C3"]],
    ['IF(A1="B2","C3",D4)', ["A1", "D4"]],
    ["LOG10(2)+RATE1+Q1_total+tblA1", []],
    ["Costs[[#This Row],[A1]]+Costs[B2]+Odd[a ']' C3]", []],
    ["[1]Plan!A1+'[2]Plan'!B2", ["[2]Plan|B2"]],
    ["Jan:Dec!A1", []],
    ["SUM(A1:INDEX(B:B,3))", ["A1"]],
    ["A12345678+ABCD1", []],
    ["(Plan!$A$1:$A$2,Plan!$C$1)", ["Plan|$A$1:$A$2", "Plan|$C$1"]],
  ])("%s", (formula, expected) => {
    expect(found(formula)).toEqual(expected);
  });

  test.each([
    ["B5*C$2", 3, "B8*C$2"],
    ["$B5+$B$5", 1, "$B6+$B$5"],
    ['"A1"&T[[#This Row],[A1]]&LOG10(A1)', 2, '"A1"&T[[#This Row],[A1]]&LOG10(A3)'],
    ["Plan!A1:A2", 10, "Plan!A11:A12"],
    ["B5", 0, "B5"],
  ])("%s read %i rows further down is %s", (formula, rows, expected) => {
    expect(movedDown(formula, rows)).toBe(expected);
  });

  test("a row moves with its cell unless it is held fast", () => {
    expect(["B5", "$B5", "B$5", "T[[#This Row],[B5]]"].map(hasRelativeRow)).toEqual([
      true,
      true,
      false,
      false,
    ]);
  });
});

describe("references that follow a table whose body was B5:D7 on sheet Plan and now ends at row 20", () => {
  const ending = { sheet: "Plan", body: { left: 2, top: 5, right: 4, bottom: 7 }, bottom: 20, totals: 0 };
  test.each([
    ["Plan!$B$5:$B$7", "Plan!$B$5:$B$20", "one column of the body"],
    ["'plan'!B5:D7", "'plan'!B5:D20", "all of it, the sheet's name in another case"],
    ["Plan!$B$5:$B$6", "Plan!$B$5:$B$6", "only part of it"],
    ["Plan!$B$4:$B$7", "Plan!$B$4:$B$7", "the heading too"],
    ["Plan!$A$5:$B$7", "Plan!$A$5:$B$7", "a column beside it too"],
    ["Other!$B$5:$B$7", "Other!$B$5:$B$7", "another sheet"],
    ["$B$5:$B$7", "$B$5:$B$7", "no sheet, and not on this one"],
    ["Plan!$B$7:$B$5", "Plan!$B$7:$B$5", "typed upside down"],
    ["SUM(Plan!C5:C7)/COUNT(Plan!D5:D7)", "SUM(Plan!C5:C20)/COUNT(Plan!D5:D20)", "within a formula"],
  ])("%s becomes %s: %s", (formula, expected) => {
    expect(followFormula(formula, [ending])).toBe(expected);
  });

  test("on the table's own sheet the sheet need not be named, and lists are followed one by one", () => {
    expect(followFormula("SUM(C5:C7)", [ending], "Plan")).toBe("SUM(C5:C20)");
    expect(followList("B5:B7 E5:E7  D5:D7", ending)).toBe("B5:B20 E5:E7  D5:D20");
  });
});
