import { expect, it } from "vitest";
import { inTwo } from "../../../src/file/build/header.ts";
import { refsFor } from "../../../src/file/build/refs.ts";
import { rowHeights } from "../../../src/file/build/rowHeights.ts";
import { areas } from "../../../src/workbook/sheets/areas.ts";
import { mapping } from "../../../src/workbook/sheets/mapping.ts";
import { roles } from "../../../src/workbook/sheets/roles.ts";

/** The height of a row that holds one wrapped text, in a column with room for 11 letters a line. */
const heightOf = (value: string) =>
  rowHeights(
    {
      cells: new Map([[7, new Map([[1, { value, look: "entry" as const }]])]]),
      columns: [{ width: 10, open: true }],
    },
    () => value,
  ).get(7) ?? 0;

it.each([
  ["", 1],
  ["ten letter", 1],
  ["twelve there", 2],
  ["one\ntwo", 2],
  ["abcdefghijklmnopqrstuvwxyzabcde", 3],
  ["to abcdefghijklmnopqrstuvwxyzabcde be", 4],
])("a row is tall enough for “%s”, which takes %i lines", (text, lines) => {
  const line = heightOf("one\ntwo") - heightOf("one");
  expect(heightOf(text)).toBeCloseTo(heightOf("one") + (lines - 1) * line, -0.5);
});

it("a row is no taller than Excel allows", () => {
  expect(heightOf("word ".repeat(2_000))).toBe(409);
});

it("what a sheet is for stands on two lines at most, cut between sentences where that fits", () => {
  expect(inTwo("Short.")).toEqual(["Short.", ""]);
  const first = `${"word ".repeat(18)}end.`;
  expect(inTwo(`${first} ${first}`)).toEqual([first, first]);
  const [one, two] = inTwo("word ".repeat(50).trim());
  expect(`${one} ${two}`).toBe("word ".repeat(50).trim());
  expect(one.length).toBeLessThanOrEqual(150);
});

it.each([
  ["A03 to A17", areas, [["A03"], ["A17"]], 3, ["A18", "A19", "A20"]],
  ["nothing", areas, [], 2, ["A01", "A02"]],
  ["A0007 and a ref of another kind", areas, [["A0007"], ["mine"]], 1, ["A0008"]],
  ["M009", mapping, [["M009"]], 2, ["M010", "M011"]],
  ["roles, which have no refs", roles, [["Clerk"]], 2, [null, null]],
] as const)("the refs of blank rows go on from %s", (...[, table, filled, blank, expected]) => {
  expect(refsFor(table, filled, blank)).toEqual(expected);
});
