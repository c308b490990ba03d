import { expect, test } from "vitest";
import { pounds, ref, text } from "../../src/workbook/column.ts";
import { readTable } from "../../src/workbook/readTable.ts";
import { table } from "../../src/workbook/table.ts";

const roles = table({ name: "Roles", sheet: "Roles", about: "", key: "role" }, { role: text("Role", "") });
const costs = table(
  { name: "Costs", sheet: "Costs", about: "", key: "ref" },
  { ref: text("Ref", ""), role: ref("Role", "", () => roles), year0: pounds("Year 0", "") },
);

test("The same slip on many rows is put right on each of them, and a number is never taken for its text", () => {
  const rows = [
    ["C1", "Clerk", 20],
    ["C2", "Clark", "20"],
    ["C3", "Clark", "20"],
    ["C4", "Clerk", 20],
  ];
  const { entries, unfinished, issues } = readTable(
    costs,
    { headers: ["Ref", "Role", "Year 0"], rows },
    (_, typed) => (typed === "Clerk" ? { ref: typed } : { problem: `who is ${typed}?` }),
  );
  expect(entries.map(({ ref: name, year0 }) => [name, year0])).toEqual([
    ["C1", 2000],
    ["C4", 2000],
  ]);
  expect(unfinished.map(({ row }) => row)).toEqual([1, 2]);
  expect(issues.map(({ row, column }) => [row, column])).toEqual([
    [1, "Role"],
    [1, "Year 0"],
    [2, "Role"],
    [2, "Year 0"],
  ]);
});

test("A row without a ref is told the next that is free, where the others go on from one another", () => {
  const lines = table(
    { name: "Lines", sheet: "Lines", about: "", key: "ref", prefix: "C" },
    { ref: text("Ref", "Its own reference."), line: text("Line", "") },
  );
  const asked = (refs: readonly (string | null)[]) => {
    const rows = refs.map((ref, at) => [ref, `line ${at}`]);
    return readTable(lines, { headers: ["Ref", "Line"], rows }, () => ({ problem: "" })).issues;
  };
  expect(asked(["C01", null, "C07"])).toEqual([
    { table: "Lines", row: 1, column: "Ref", message: "Fill in “Ref”: C08 is free" },
  ]);
  const [{ message } = { message: "" }] = asked(["the first", null]);
  expect(message).toBe("Fill in “Ref”: its own reference");
});
