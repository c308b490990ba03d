import { expect, test } from "vitest";
import { firstDifference } from "../../src/excel/firstDifference.ts";
import type { Grid, Place } from "../../src/workbook/grid.ts";

const grid = (
  headers: readonly string[],
  ...rows: readonly (readonly (string | number | null)[])[]
): Grid => ({
  headers,
  rows,
});
const before = grid(["Ref", "Status"], ["P1", null], ["P2", "Done"]);

const cases: readonly (readonly [string, Grid | undefined, Place | undefined])[] = [
  ["nothing", grid(["Ref", "Status"], ["P1", null], ["P2", "Done"]), undefined],
  [
    "a cell",
    grid(["Ref", "Status"], ["P1", "Begun"], ["P2", "Done"]),
    { table: "KPIs", row: 0, column: "Status" },
  ],
  [
    "the kind of a cell",
    grid(["Ref", "Status"], ["P1", 0], ["P2", "Done"]),
    { table: "KPIs", row: 0, column: "Status" },
  ],
  [
    "a row more",
    grid(["Ref", "Status"], ["P1", null], ["P2", "Done"], ["P3", null]),
    { table: "KPIs", row: -1, column: "Ref" },
  ],
  [
    "a heading",
    grid(["Ref", "State"], ["P1", null], ["P2", "Done"]),
    { table: "KPIs", row: -1, column: "Status" },
  ],
  ["a table that is gone", undefined, { table: "KPIs", row: -1, column: "Ref" }],
  [
    "nothing, where a column that nobody looks at came in between",
    grid(["Ref", "Mine", "Status"], ["P1", 7, null], ["P2", 8, "Done"]),
    undefined,
  ],
];

test.each(cases)("what somebody changed meanwhile is found: %s", (_, after, place) => {
  const later = new Map(after === undefined ? [] : [["KPIs", after]]);
  expect(firstDifference(new Map([["KPIs", before]]), later)).toEqual(place);
});
