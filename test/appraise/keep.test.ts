import { describe, expect, test } from "vitest";
import { keepTyped } from "../../src/appraise/keep.ts";
import { appraise } from "../../src/appraise.ts";
import type { Day } from "../../src/units.ts";
import type { Cell, Grid } from "../../src/workbook/grid.ts";
import { actions } from "../../src/workbook/sheets/actions.ts";
import { portfolio } from "../../src/workbook/sheets/portfolio.ts";
import { columnsOf, type Table, writeTable } from "../../src/workbook/table.ts";
import { rowsOf } from "../cli/workbooks.ts";
import { wholeWorkbook } from "../templates/whole.ts";

type Cells = Readonly<Record<string, Cell>>;

/** A table of a workbook, with columns of the officer's own at the end. */
function standing(of: Table, rows: readonly Cells[], extra: readonly string[] = []): Grid {
  const headers = [...columnsOf(of).map(([, { title }]) => title), ...extra];
  return { headers, rows: rows.map((row) => headers.map((title) => row[title] ?? null)) };
}
const ours = (ref: string, more: Cells = {}): Cells => ({
  Ref: ref,
  Action: `Do ${ref}`,
  Standing: "In the plan",
  ...more,
});
const fresh = (...refs: string[]): Grid =>
  writeTable(
    actions,
    refs.map((ref) => ({ ref, action: `Do ${ref}`, standing: "In the plan" as const })),
  );
const leave = (row: Map<string, Cell>) => row.set("Standing", "No longer needed");
const kept = (before: Grid, after = fresh("P01-A", "P02-A")): Grid =>
  keepTyped(actions, after, before, leave);
/** What is filled of every row. */
const filled = (grid: Grid) =>
  rowsOf(new Map([["t", grid]]), "t").map((row) =>
    Object.fromEntries(Object.entries(row).filter(([, cell]) => cell !== null)),
  );

describe("rows of the action plan", () => {
  test.each<[string, Cells]>([
    ["with a note and no ref", { "Progress note": "Asked the mayor", Status: "Under way" }],
    ["with an action and no ref", { Action: "Ask the mayor" }],
    ["with a ref of the officer's own and nothing in the kept columns", { Ref: "MINE-1", Action: "Ask" }],
    ["with a ref of the officer's own alone", { Ref: "MINE-1" }],
    ["with a ref that Twintrack gives too", { Ref: "P01-A", Action: "Mine", Owner: "Mayor" }],
  ])("a row %s stays whole at the end", (_, row) => {
    expect(filled(kept(standing(actions, [row, ours("P01-A")])))).toEqual([
      ours("P01-A"),
      ours("P02-A"),
      row,
    ]);
  });

  test("two rows of one ref both stay: the first in its place, the second whole at the end", () => {
    const second = ours("P01-A", { "Progress note": "Second" });
    const before = standing(actions, [ours("P01-A"), ours("P01-A", { "Progress note": "First" }), second]);
    expect(filled(kept(before))).toEqual([
      ours("P01-A", { "Progress note": "First" }),
      ours("P02-A"),
      second,
    ]);
  });

  test("a row that is no longer written stays where it carries something typed, and only there", () => {
    const before = standing(actions, [ours("P09-A", { Status: "Done" }), ours("P09-B"), {}]);
    expect(filled(kept(before))).toEqual([
      ours("P01-A"),
      ours("P02-A"),
      ours("P09-A", { Status: "Done", Standing: "No longer needed" }),
    ]);
  });

  test("keeping what was kept changes nothing", () => {
    const before = standing(
      actions,
      [
        { "Progress note": "No ref" },
        { Ref: "MINE-1", Action: "Ask" },
        ours("P01-A", { Status: "Done", Note: 1 }),
        ours("P01-A", { Status: "Stopped" }),
        ours("P09-A", { Note: 2 }),
      ],
      ["Note"],
    );
    const once = kept(before);
    expect(kept(once)).toEqual(once);
    expect(once.rows).toHaveLength(6);
  });
});

describe("columns of the officer's own", () => {
  test("a column that Twintrack does not know goes with its row", () => {
    const before = standing(
      actions,
      [ours("P02-A", { Lead: "Amir" }), ours("P01-A", { Lead: "Bea" }), ours("P09-A", { Lead: "Cy" })],
      ["Lead"],
    );
    const after = kept(before);
    expect(after.headers.at(-1)).toBe("Lead");
    expect(filled(after).map(({ Ref, Lead }) => [Ref, Lead])).toEqual([
      ["P01-A", "Bea"],
      ["P02-A", "Amir"],
      ["P09-A", "Cy"],
    ]);
  });

  test("on a table that does not say how its rows stand, it goes with the rows that are still written", () => {
    const rows = [
      { Ref: "P02", Minute: "12a" },
      { Ref: "P01", Minute: "12b" },
    ];
    const after = keepTyped(
      portfolio,
      writeTable(portfolio, [{ ref: "P01" }]),
      standing(portfolio, rows, ["Minute"]),
      leave,
    );
    expect(filled(after)).toEqual([{ Ref: "P01", Minute: "12b" }]);
  });
});

test("an action that is left says whether its project still stands or has gone", () => {
  const example = wholeWorkbook("example");
  const day = "2026-11-22" as Day;
  const { plan } = appraise(example, { day, draws: 0 });
  const decided = (wanted: string) => [...(plan?.decisions ?? [])].find(([, each]) => each === wanted)?.[0];
  const [funded, other] = [decided("Fund"), decided("Hold") ?? decided("Blocked")];
  const name = plan?.chosen[0]?.facts.project.project ?? "";
  const before = standing(actions, [
    ours(`${funded}-XX`, { Status: "Done" }),
    ours(`${other}-XX`, { Status: "Done" }),
    ours("P98-XX", { Status: "Done", Project: name }),
    ours("P99-XX", { Status: "Done", Project: "A project taken out" }),
  ]);
  const { results } = appraise(new Map(example).set("Actions", before), { day, draws: 0 });
  const left = rowsOf(results, "Actions").filter(({ Ref }) => String(Ref).endsWith("-XX"));
  expect(left.map(({ Ref, Standing }) => [Ref, Standing])).toEqual([
    [`${funded}-XX`, "No longer needed"],
    [`${other}-XX`, "No longer in the portfolio"],
    ["P98-XX", "No longer needed"],
    ["P99-XX", "No longer in the portfolio"],
  ]);
});
