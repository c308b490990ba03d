import { beforeAll, describe, expect, test } from "vitest";
import { readGrids } from "../../src/excel/readGrids.ts";
import { takeSnapshot } from "../../src/excel/snapshot.ts";
import { restoreSnapshot, writeGrids } from "../../src/excel/writeGrids.ts";
import { aSecondPerson } from "../../workbench/host/changes.ts";
import type { Host } from "../../workbench/host/host.ts";
import { putCell } from "../../workbench/host/workbook.ts";
import { codeOf, expectNothingKept, openInExcel, stampIn, stateOf, tableIn } from "./openInExcel.ts";
import { newPlan, plannedWorkbook, resultNames } from "./plannedWorkbook.ts";

let bytes: Uint8Array;
beforeAll(async () => {
  bytes = await plannedWorkbook();
});

describe("when Excel fails while a plan is written", () => {
  test("at whichever step, the workbook is as before or its stamp is the old one, and the snapshot puts it back", async () => {
    let steps = 0;
    for (let failing = 1; ; failing++) {
      const host = openInExcel(bytes);
      const before = stateOf(host.workbook);
      const snapshot = await takeSnapshot(newPlan());
      host.faults.seen = 0;
      host.faults.failing = { action: failing, code: "GeneralException" };
      const code = await codeOf(writeGrids(newPlan(), snapshot));
      if (code === "no failure") break;
      steps++;
      expect(code).toBe("GeneralException");
      const after = await readGrids(resultNames);
      if (stampIn(after) !== "before") expect(plans(after)).toEqual(plans(newPlan()));
      await restoreSnapshot(snapshot);
      expect(stateOf(host.workbook)).toEqual(before);
    }
    expect(steps).toBeGreaterThan(50);
  });

  test("at whichever step of putting back, putting back once more does it", async () => {
    const host = openInExcel(bytes);
    const before = stateOf(host.workbook);
    const snapshot = await takeSnapshot(newPlan());
    for (let failing = 1; ; failing += 3) {
      await writeGrids(newPlan(), await takeSnapshot(newPlan()));
      host.faults.seen = 0;
      host.faults.failing = { action: failing, code: "GeneralException" };
      const code = await codeOf(restoreSnapshot(snapshot));
      host.faults.failing = undefined;
      if (code === "no failure") break;
      await restoreSnapshot(snapshot);
      expect(stateOf(host.workbook)).toEqual(before);
    }
    expect(stateOf(host.workbook)).toEqual(before);
  });

  const plans = (grids: ReadonlyMap<string, { rows: readonly (readonly unknown[])[] }>) => [
    grids.get("Portfolio")?.rows.map((row) => row.slice(0, 4)),
    grids.get("Checks")?.rows,
  ];
});

type Trouble = readonly [what: string, code: string, say: RegExp, cause: (host: Host) => void];

const troubles: readonly Trouble[] = [
  [
    "too many requests",
    "ActivityLimitReached",
    /Wait a minute/,
    ({ faults }) => {
      faults.throttled = 1;
    },
  ],
  [
    "a request too large",
    "RequestPayloadSizeLimitExceeded",
    /more than Excel takes at once/,
    ({ faults }) => {
      faults.mostAsked = 2000;
    },
  ],
  [
    "an answer too large",
    "ResponsePayloadSizeLimitExceeded",
    /more than Excel gives at once/,
    ({ faults }) => {
      faults.mostAnswered = 2000;
    },
  ],
  [
    "another workbook in front",
    "InactiveWorkbook",
    /Click this workbook/,
    ({ faults }) => {
      faults.isBehind = true;
    },
  ],
  [
    "a protected sheet",
    "SHEET-PROTECTED",
    /Unprotect the sheet 7 Portfolio/,
    (host) => {
      tableIn(host, "Portfolio").sheet.isProtected = true;
    },
  ],
  [
    "a missing sheet",
    "TABLE-MISSING",
    /The table Portfolio is missing/,
    ({ workbook }) => {
      workbook.sheets.shift();
    },
  ],
  [
    "a renamed table",
    "TABLE-MISSING",
    /The table Checks is missing/,
    (host) => {
      tableIn(host, "Checks").table.name = "Tests";
    },
  ],
  [
    "a renamed column",
    "COLUMN-MISSING",
    /“Reason”/,
    (host) => {
      putCell(tableIn(host, "Portfolio").sheet, 4, 2, { value: "Why" });
    },
  ],
  [
    "a total row",
    "TOTALS-SHOWN",
    /total row of the table Checks/,
    (host) => {
      const { table } = tableIn(host, "Checks");
      Object.assign(table, { hasTotals: true, area: { ...table.area, rows: 3 } });
    },
  ],
];

describe("what the officer is told", () => {
  test.each(troubles)("of %s, before anything is written", async (_, code, say, cause) => {
    const host = openInExcel(bytes);
    cause(host);
    const before = stateOf(host.workbook);
    const writing = (async () => writeGrids(newPlan(), await takeSnapshot(newPlan())))();
    await expect(writing).rejects.toThrow(say);
    expect(await codeOf(writing)).toBe(code);
    expect(stateOf(host.workbook)).toEqual(before);
    // Of an answer that never arrives the client does not learn which ranges were kept for it.
    if (code !== "ResponsePayloadSizeLimitExceeded") await expectNothingKept(host);
  });

  test("of a sheet that was protected after the snapshot", async () => {
    const host = openInExcel(bytes);
    const snapshot = await takeSnapshot(newPlan());
    tableIn(host, "Portfolio").sheet.isProtected = true;
    await expect(writeGrids(newPlan(), snapshot)).rejects.toThrow(/Unprotect it \(Review, Unprotect sheet\)/);
  });
});

describe("when somebody else works in the same workbook", () => {
  const meanwhile = (host: Host, change: () => void | Promise<void>): void => {
    const trip = host.trips() + 1;
    host.beforeTrip = (now) => (now === trip ? change() : undefined);
  };

  test("a row they add between the snapshot and the writing stops it before the stamp", async () => {
    const host = openInExcel(bytes);
    const { sheet, table } = tableIn(host, "Actions");
    const snapshot = await takeSnapshot(newPlan());
    meanwhile(host, () => host.type({ sheet, row: 6, column: 0 }, "theirs", aSecondPerson));
    await expect(writeGrids(newPlan(), snapshot)).rejects.toThrow(/Somebody else changed the table Actions/);
    expect(table.area.rows).toBe(2);
    expect(stampIn(await readGrids(["Checks"]))).toBe("before");
  });

  test("a heading they change between the snapshot and the writing stops it before the stamp", async () => {
    const host = openInExcel(bytes);
    const { sheet } = tableIn(host, "Portfolio");
    const snapshot = await takeSnapshot(newPlan());
    meanwhile(host, () => host.type({ sheet, row: 4, column: 2 }, "Why", aSecondPerson));
    await expect(writeGrids(newPlan(), snapshot)).rejects.toThrow(
      /Somebody else changed the table Portfolio/,
    );
    expect(stampIn(await readGrids(["Checks"]))).toBe("before");
  });

  test("a sheet they rename makes no difference: tables are found by their own names", async () => {
    const host = openInExcel(bytes);
    const { sheet } = tableIn(host, "Portfolio");
    const snapshot = await takeSnapshot(newPlan());
    meanwhile(host, () => {
      sheet.name = "Our plan";
    });
    await writeGrids(newPlan(), snapshot);
    const after = await readGrids(resultNames);
    expect(after.get("Portfolio")?.corner?.sheet).toBe("Our plan");
    expect(stampIn(after)).toBe("after");
  });
});

describe("while a cell is being edited", () => {
  test("desktop Excel waits for it to end, and then the plan is written", async () => {
    const host = openInExcel(bytes);
    host.faults.isEditing = true;
    const writing = (async () => writeGrids(newPlan(), await takeSnapshot(newPlan())))();
    expect(await Promise.race([writing, readyLater(host)])).toBe("still waiting");
    host.endEditing();
    await writing;
    expect(stampIn(await readGrids(["Checks"]))).toBe("after");
  });

  const readyLater = async (host: Host): Promise<string> => {
    while (host.trips() === 0) await new Promise((resolve) => setImmediate(resolve));
    return "still waiting";
  };
});
