import { describe, expect, test } from "vitest";
import { readGrids } from "../../src/excel/readGrids.ts";
import { writeCells } from "../../src/excel/writeCells.ts";
import { lookAgain } from "../../taskpane/actions/look.ts";
import { putBackPlan, writePlan } from "../../taskpane/actions/plan.ts";
import { putBackMissing } from "../../taskpane/actions/planner.ts";
import { excel } from "../../taskpane/excel.ts";
import type { Pane } from "../../taskpane/pane.ts";
import { aSecondPerson } from "../../workbench/host/changes.ts";
import type { CellPlace, Host } from "../../workbench/host/host.ts";
import { headingsOf } from "../../workbench/host/workbook.ts";
import { expectNothingKept, openInExcel, stateOf, tableIn } from "../excel/openInExcel.ts";
import { withoutSheets } from "../file/write/withoutSheets.ts";
import { bytesOf, paneOver } from "./paneOver.ts";

const open = (bytes = bytesOf("worked-example.xlsx")) => paneOver(openInExcel(bytes));

/** The cell of a table's row under a heading; row −1 is the heading itself, the row after the last a new one. */
function cellOf(host: Host, [name, row, heading]: readonly [string, number, string]): CellPlace {
  const { sheet, table } = tableIn(host, name);
  const column = table.area.column + headingsOf(sheet, table).indexOf(heading);
  return { sheet, row: table.area.row + 1 + row, column };
}

/** Has a second person type before a trip, counted from 1 from now on. */
function typesBefore(host: Host, trip: number, type: () => Promise<void>): void {
  const at = host.trips() + trip;
  host.beforeTrip = (now) => (now === at ? type() : undefined);
}

/** The trips of writing a plan: read, look whether all is as it was, write. */
const [LOOK, WRITE] = [2, 3];

describe("what somebody else types while a plan is worked out", { timeout: 120_000 }, () => {
  // biome-ignore format: reads as a table
  const changes = [
    ["an entry",             ["Costs", 0, "Year 0"],       12_345,      "6 Costs!H6 (Year 0 in the table Costs) changed"],
    ["a setting",            ["Settings", 0, "Value"],     "Another",   "Settings!B6 (Value in the table Settings) changed"],
    ["a grade of evidence",  ["Evidence", 0, "Bias"],       0.01,        "Evidence!C6 (Bias in the table Evidence) changed"],
    ["a heading",            ["Risks", -1, "Impact"],      "Effect",    "The rows or headings of the table Risks on 6 Risks changed"],
  ] as const;
  test.each(changes)("%s: nothing is written, and the cell is named", async (_, place, typed, said) => {
    const { pane, host } = open();
    let theirs: unknown;
    typesBefore(host, LOOK, async () => {
      await host.type(cellOf(host, place), typed, aSecondPerson);
      theirs = stateOf(host.workbook);
    });
    await writePlan(pane);
    expect(pane.state().trouble).toContain(said);
    expect(pane.state().trouble).toMatch(/nothing was written\. Write the plan again\.$/);
    expect(pane.state().plan).toMatchObject({ running: null, before: null, isUnfinished: false });
    expect(stateOf(host.workbook)).toEqual(theirs);
    await expectNothingKept(host);
  });

  test("a status on the action plan, which the writing would lose: it stays, and a second try keeps it", async () => {
    const { pane, host } = open();
    await writePlan(pane);
    const status = ["Actions", 0, "Status"] as const;
    typesBefore(host, LOOK, () => host.type(cellOf(host, status), "Done", aSecondPerson));
    await writePlan(pane);
    expect(pane.state().trouble).toMatch(/^Action plan!\w+ \(Status in the table Actions\) changed/);
    await writePlan(pane);
    expect(pane.state().trouble).toBeNull();
    const actions = (await readGrids(["Actions"])).get("Actions");
    expect(actions?.rows[0]?.[actions.headers.indexOf("Status")]).toBe("Done");
  });

  test("beside the tables is nobody’s concern, nor is a column of somebody’s own on a sheet of entries", async () => {
    const { pane, host } = open();
    const { sheet, table } = tableIn(host, "Costs");
    typesBefore(host, LOOK, () =>
      host.type({ sheet, row: table.area.row, column: table.area.column + table.area.columns + 3 }, "Mine"),
    );
    await writePlan(pane);
    expect(pane.state().trouble).toBeNull();
  });

  test("at the very moment of writing makes the plan one of earlier entries, and the pane says so", async () => {
    const { pane, host } = open();
    typesBefore(host, WRITE, () => host.type(cellOf(host, ["Costs", 0, "Year 0"]), 12_345, aSecondPerson));
    await writePlan(pane);
    expect(pane.state().trouble).toBeNull();
    expect(pane.state().look?.stages[6]?.wanted.map(({ message }) => message)).toEqual([
      "The entries have changed since the plan was written; write it again",
    ]);
  });
});

describe("what is typed on the result sheets once a plan is written", { timeout: 120_000 }, () => {
  test("is not lost by putting the plan before back: nothing is, and the cell is named", async () => {
    const { pane, host } = open();
    const before = stateOf(host.workbook);
    await writePlan(pane);
    const status = cellOf(host, ["Actions", 0, "Status"]);
    await host.type(status, "Done");
    const typed = stateOf(host.workbook);
    await putBackPlan(pane);
    expect(pane.state().trouble).toMatch(
      /^Action plan!\w+ \(Status in the table Actions\) changed after the plan was written and would be lost/,
    );
    expect(stateOf(host.workbook)).toEqual(typed);
    await host.type(status, "");
    await putBackPlan(pane);
    expect(pane.state().trouble).toBeNull();
    expect(stateOf(host.workbook)).toEqual(before);
  });

  test("is kept by writing again a plan whose writing stopped half-way", async () => {
    const { pane, host } = open();
    await writePlan(pane);
    const notes = async () => {
      const { headers = [], rows = [] } = (await readGrids(["Actions"])).get("Actions") ?? {};
      const [ref, note] = ["Ref", "Progress note"].map((heading) => headers.indexOf(heading));
      return rows.map((row) => [row[ref ?? -1], row[note ?? -1]] as const);
    };
    const refs = (await notes()).map(([ref]) => ref);
    await writeCells(
      refs.map((ref, row) => ({ table: "Actions", row, column: "Progress note", value: `Of ${ref}` })),
    );
    const settings = (await readGrids(["Settings"])).get("Settings")?.rows.map(([name]) => name) ?? [];
    await writeCells(
      [0, 1, 2, 3, 4].map((year) => {
        const row = settings.indexOf(`Budget year ${year}`);
        return { table: "Settings", row, column: "Value", value: 120_000 };
      }),
    );
    const stopping: Pane = {
      ...pane,
      host: {
        ...excel,
        writeGrids: (results, before) => {
          host.faults.seen = 0;
          host.faults.failing = { action: 240, code: "GeneralException" };
          return excel.writeGrids(results, before).finally(() => {
            host.faults.failing = undefined;
          });
        },
      },
    };
    await writePlan(stopping);
    expect(pane.state().plan.isUnfinished).toBe(true);
    await writePlan(pane);
    expect(pane.state()).toMatchObject({ trouble: null, plan: { isUnfinished: false } });
    const kept = (await notes()).filter(([, note]) => note !== null);
    expect(kept.map(([ref]) => ref).sort()).toEqual([...refs].sort());
    for (const [ref, note] of kept) expect(note).toBe(`Of ${ref}`);
  });
});

describe("a result table that is not where it belongs", { timeout: 120_000 }, () => {
  test("because its sheet is gone: nothing is written, and putting it back makes the plan whole", async () => {
    const { pane, host } = open(withoutSheets(bytesOf("worked-example.xlsx"), ["Checks"]));
    const before = stateOf(host.workbook);
    await writePlan(pane);
    expect(pane.state().trouble).toMatch(
      /^Nothing was written\. A table is missing: Checks on Checks\. Put back/,
    );
    expect(stateOf(host.workbook)).toEqual(before);
    expect((await lookAgain(pane)).missingSheets).toEqual(["Checks"]);
    await putBackMissing(pane);
    expect(pane.state()).toMatchObject({ trouble: null, said: "Checks put back" });
    await writePlan(pane);
    expect(pane.state().trouble).toBeNull();
    expect(pane.state().look?.stages[6]?.standing).toBe("Done");
  });

  test("because it has another name: nothing is written, and no second sheet is put beside it", async () => {
    const { pane, host } = open();
    tableIn(host, "Actions").table.name = "Deeds";
    const before = stateOf(host.workbook);
    await writePlan(pane);
    const said =
      "A table is missing: Actions on Action plan. Put back a missing sheet from Stages; where the sheet is there, click in its table and give it back its name (Table Design, Table Name).";
    expect(pane.state().trouble).toBe(`Nothing was written. ${said}`);
    await lookAgain(pane);
    await putBackMissing(pane);
    expect(pane.state().trouble).toBe(said);
    expect(stateOf(host.workbook)).toEqual(before);
  });
});
