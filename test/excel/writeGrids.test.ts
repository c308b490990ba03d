import { describe, expect, test } from "vitest";
import { readGrids } from "../../src/excel/readGrids.ts";
import { takeSnapshot } from "../../src/excel/snapshot.ts";
import { restoreSnapshot, writeGrids } from "../../src/excel/writeGrids.ts";
import type { EntryHabits } from "../../workbench/host/entry.ts";
import { cellAt } from "../../workbench/host/workbook.ts";
import { expectNothingKept, openInExcel, stateOf, tableIn } from "./openInExcel.ts";
import { newPlan, plannedWorkbook, resultNames } from "./plannedWorkbook.ts";

describe("a text stays that text", () => {
  const onlyBody = 8;
  const cases: readonly (readonly [
    string,
    Partial<EntryHabits>,
    Parameters<typeof plannedWorkbook>[0],
    number,
  ])[] = [
    ["Excel keeps a leading apostrophe in text cells", { keepsApostrophe: true }, {}, 2],
    ["Excel drops it, and it is written again", { keepsApostrophe: false }, {}, 3],
    [
      "the text format ends with the table",
      { keepsApostrophe: true, extendsFormats: false },
      { formattedTo: onlyBody },
      2,
    ],
    [
      "the text format ends with the table and Excel extends it",
      { keepsApostrophe: true, extendsFormats: true },
      { formattedTo: onlyBody },
      3,
    ],
    ["somebody took the text format off every column", { keepsApostrophe: false }, { formats: [] }, 2],
  ];

  test.each(cases)("where %s", async (_, habits, change, trips) => {
    const host = openInExcel(await plannedWorkbook(change), { habits });
    const snapshot = await takeSnapshot(newPlan());
    const before = host.trips();
    await writeGrids(newPlan(), snapshot);
    expect(host.trips() - before).toBe(trips);
    const written = await readGrids(resultNames);
    expect(written.get("Portfolio")?.rows.map((row) => row.slice(0, 4))).toEqual(
      newPlan().get("Portfolio")?.rows,
    );
    expect(written.get("Checks")?.rows).toEqual(newPlan().get("Checks")?.rows);
  });

  test("no text is a formula even for a moment where the text format is missing", async () => {
    const host = openInExcel(await plannedWorkbook({ formats: [] }));
    const seen: unknown[] = [];
    host.onEvent(() => seen.push(cellAt(tableIn(host, "Checks").sheet, 5, 1).formula));
    const calculated = openInExcel(await plannedWorkbook({ formats: [] }), {
      calculate: ({ sheets }) => {
        for (const { cells } of sheets) for (const { formula } of cells.values()) seen.push(formula);
      },
    });
    await writeGrids(newPlan(), await takeSnapshot(newPlan()));
    expect(calculated.trips()).toBe(3);
    expect(seen).toContain("=Portfolio[[#This Row],[Value]]*2");
    expect(seen.filter((formula) => formula !== null && !String(formula).startsWith("=Portfolio"))).toEqual(
      [],
    );
  });
});

describe("a plan in Excel", () => {
  test("reading takes one trip, a snapshot one, writing two, putting back three; nothing is kept", async () => {
    const host = openInExcel(await plannedWorkbook(), { habits: { keepsApostrophe: true } });
    const trips: number[] = [];
    const count = async <T>(work: Promise<T>): Promise<T> => {
      const before = host.trips();
      const done = await work;
      trips.push(host.trips() - before);
      return done;
    };
    await count(readGrids(resultNames));
    const snapshot = await count(takeSnapshot(newPlan()));
    await count(writeGrids(newPlan(), snapshot));
    await count(restoreSnapshot(snapshot));
    expect(trips).toEqual([1, 1, 2, 3]);
    await expectNothingKept(host);
  });

  test("putting back brings every cell and every extent as it was", async () => {
    const host = openInExcel(await plannedWorkbook());
    const before = stateOf(host.workbook);
    const snapshot = await takeSnapshot(newPlan());
    await writeGrids(newPlan(), snapshot);
    expect(stateOf(host.workbook)).not.toEqual(before);
    await restoreSnapshot(snapshot);
    expect(stateOf(host.workbook)).toEqual(before);
  });

  test("putting back leaves what the officer wrote in a column of their own since", async () => {
    const host = openInExcel(await plannedWorkbook());
    const { sheet } = tableIn(host, "Portfolio");
    const snapshot = await takeSnapshot(newPlan());
    await writeGrids(newPlan(), snapshot);
    await host.type({ sheet, row: 6, column: 5 }, "typed since");
    await restoreSnapshot(snapshot);
    expect(cellAt(sheet, 6, 5).value).toBe("typed since");
  });

  test("a formula that the officer typed into a written column is put back as a formula", async () => {
    const host = openInExcel(await plannedWorkbook());
    const { sheet } = tableIn(host, "Portfolio");
    await host.type({ sheet, row: 5, column: 3 }, "=SUM(B1:B2)");
    const snapshot = await takeSnapshot(newPlan());
    await writeGrids(newPlan(), snapshot);
    expect(cellAt(sheet, 5, 3)).toMatchObject({ value: 1250.5, formula: null });
    await restoreSnapshot(snapshot);
    expect(cellAt(sheet, 5, 3).formula).toBe("=SUM(B1:B2)");
  });

  test("a calculated cell that somebody typed over is calculated again", async () => {
    const host = openInExcel(await plannedWorkbook());
    const { sheet } = tableIn(host, "Portfolio");
    await host.type({ sheet, row: 5, column: 4 }, 7);
    await writeGrids(newPlan(), await takeSnapshot(newPlan()));
    expect(cellAt(sheet, 5, 4).formula).toBe("=Portfolio[[#This Row],[Value]]*2");
  });

  test("a calculated column is not written over even where the grid has figures for it", async () => {
    const host = openInExcel(await plannedWorkbook());
    const { sheet } = tableIn(host, "Portfolio");
    const grids = new Map([["Portfolio", { headers: ["Ref", "Twice"], rows: [["P01", 1]] }]]);
    await writeGrids(grids, await takeSnapshot(grids));
    expect(cellAt(sheet, 5, 4).formula).toBe("=Portfolio[[#This Row],[Value]]*2");
  });

  test("calculated columns fill the rows that come and leave with those that go", async () => {
    const host = openInExcel(await plannedWorkbook());
    const { sheet, table } = tableIn(host, "Portfolio");
    const formulas = () => [5, 6, 7, 8, 9, 10].map((row) => cellAt(sheet, row, 4).formula !== null);
    await writeGrids(newPlan(), await takeSnapshot(newPlan()));
    expect([table.area.rows, ...formulas()]).toEqual([6, true, true, true, true, true, false]);
    const empty = new Map([["Portfolio", { headers: ["Ref"], rows: [] }]]);
    await writeGrids(empty, await takeSnapshot(empty));
    expect([table.area.rows, ...formulas()]).toEqual([2, true, false, false, false, false, false]);
  });

  test("a plan of eight million characters goes in pieces that Excel takes", async () => {
    const host = openInExcel(await plannedWorkbook({ beside: {} }));
    const rows = Array.from({ length: 2000 }, (_, i) => ["Fund", `P${i}`, "why ".repeat(1000), i]);
    const grids = new Map([["Portfolio", { headers: ["Decision", "Ref", "Reason", "Value"], rows }]]);
    host.faults.mostAnswered = 20_000_000; // only the reading of a plan so long, before and after, is let pass
    const snapshot = await takeSnapshot(grids);
    host.faults.mostAnswered = 5_000_000;
    await writeGrids(grids, snapshot);
    host.faults.mostAnswered = 20_000_000;
    expect((await readGrids(["Portfolio"])).get("Portfolio")?.rows.map((row) => row.slice(0, 4))).toEqual(
      rows,
    );
  });
});
