import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { steps } from "../../workbench/page/chart/drawChart.ts";
import { jump, movedBy } from "../../workbench/page/grid/selection.ts";
import { cellsFromTsv, tsvFrom } from "../../workbench/page/grid/tsv.ts";
import { shownValue } from "../../workbench/page/look/numberText.ts";
import { asTyped } from "../../workbench/page/typed.ts";

describe("a value as its format shows it", () => {
  // biome-ignore format: reads as a table
  test.each([
    [1234.5, "General", "1234.5"],
    [0.1 + 0.2, "General", "0.3"],
    [-1250, "£#,##0.00;[Red]-£#,##0.00", "-£1,250.00"],
    [1250.005, "£#,##0.00;[Red]-£#,##0.00", "£1,250.01"],
    [0, "£#,##0.00;[Red]-£#,##0.00", "£0.00"],
    [0.125, "0.0%", "12.5%"],
    [0.2, "0%", "20%"],
    [12, "#,##0.0000", "12.0000"],
    [7, "000", "007"],
    [46477, "d mmmm yyyy", "31 March 2027"],
    [46477, "dd/mm/yyyy", "31/03/2027"],
    [46477.75, "d mmm yy h:mm AM/PM", "31 Mar 27 6:00 PM"],
    [0.5, "h:mm", "12:00"],
    [1.5, "[h]:mm", "36:00"],
    [0.0625 / 60, "mm:ss", "01:30"],
    [3, '0 "days"', "3 days"],
    [-0.2, "0", "0"],
    [12345, "0.00E+00", "1.23E+4"],
    ["text", "#,##0", "text"],
    ["text", '0;0;0;"=" @', "= text"],
    [true, "General", "TRUE"],
  ])("%j as %s is %s", (value, format, expected) => {
    expect(shownValue(value, format).text).toBe(expected);
  });

  test("below nought stands in the colour that its format asks for", () => {
    expect(shownValue(-1, "£0;[Red]-£0").colour).toBe("red");
    expect(shownValue(1, "£0;[Red]-£0").colour).toBeUndefined();
  });
});

describe("what is typed", () => {
  // biome-ignore format: reads as a table
  test.each([
    ["20", "0%", "20%", "a per cent"],
    ["0.2", "0%", "0.2", "a share"],
    ["20%", "0%", "20%", "a per cent"],
    ["31 March 2027", "d mmmm yyyy", "2027-03-31", "a day"],
    ["1-Apr-2027", "General", "2027-04-01", "a day"],
    ["31 Marmalade 2027", "General", "31 Marmalade 2027", "text"],
    ["31 March", "@", "31 March", "text"],
    ["20", "General", "20", "itself"],
  ])("%s in a cell of %s is %s: %s", (text, format, expected) => {
    expect(asTyped(text, format)).toBe(expected);
  });
});

describe("cells on the clipboard", () => {
  test.each([
    [
      "a\tb\nc\td\n",
      [
        ["a", "b"],
        ["c", "d"],
      ],
    ],
    ['"two\nlines"\t"say ""yes"""', [["two\nlines", 'say "yes"']]],
    ["a\r\nb\r\n", [["a"], ["b"]]],
    ["\t", [["", ""]]],
    ['5" pipe', [['5" pipe']]],
  ])("%j are %j", (text, cells) => {
    expect(cellsFromTsv(text)).toEqual(cells);
  });

  test("come back as they went", () => {
    const cell = fc.string().map((text) => text.replaceAll("\r", ""));
    const rows = fc.array(fc.array(cell, { minLength: 2, maxLength: 3 }), { minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(rows, (cells) => {
        expect(cellsFromTsv(tsvFrom(cells))).toEqual(cells);
      }),
    );
  });
});

describe("moving", () => {
  const filled = new Set([1, 2, 3, 7]);
  const isFilled = ({ row }: { row: number }) => filled.has(row);
  const edge = { row: 9, column: 3 };
  test.each([
    [1, 1, 3],
    [3, 1, 7],
    [7, 1, 9],
    [0, 1, 1],
    [7, -1, 3],
    [0, -1, 0],
    [9, 1, 9],
  ])("Ctrl and an arrow lead from row %i by %i to row %i", (from, step, to) => {
    expect(jump({ row: from, column: 0 }, { rows: step, columns: 0 }, edge, isFilled).row).toBe(to);
  });

  test("nobody leaves the sheet", () => {
    expect(movedBy({ row: 0, column: 0 }, -1, -1)).toEqual({ row: 0, column: 0 });
  });
});

test.each([
  [
    [0, 100],
    [0, 20, 40, 60, 80, 100],
  ],
  [
    [-50, 30],
    [-40, -20, 0, 20],
  ],
  [[], [0]],
])("the axis of a chart over %j is marked in round figures", (values, expected) => {
  expect(steps(values)).toEqual(expected);
});
