import { expect, test } from "vitest";
import { movedFormula } from "../../workbench/host/sharedFormula.ts";

// ISO 29500-1, 18.3.1.40: how references of a shared formula move.
const cases: readonly (readonly [string, number, number, string])[] = [
  ["A2*$B$1", 2, 0, "A4*$B$1"],
  ["A$2+$B3", 1, 1, "B$2+$B4"],
  ["SUM(A1:B9)", 0, 1, "SUM(B1:C9)"],
  ["LOG10(A1)", 1, 0, "LOG10(A2)"],
  ["'Q1'!A1&\"A1\"", 1, 0, "'Q1'!A2&\"A1\""],
  ["Costs[[#This Row],[A1]]+Z1", 1, 1, "Costs[[#This Row],[A1]]+AA2"],
  ["Factor0*A1.5", 1, 0, "Factor0*A1.5"],
  ["A1+B$1", -1, -1, "#REF!+A$1"],
];

test.each(cases)("a shared formula %s, %i rows down and %i columns on", (formula, rows, columns, moved) => {
  expect(movedFormula(formula, rows, columns)).toBe(moved);
});
