import { beforeAll, describe, expect, test, vi } from "vitest";
import { goTo } from "../../src/excel/goTo.ts";
import { putBackSheets, startNewPlanner } from "../../src/excel/planner.ts";
import { readGrids } from "../../src/excel/readGrids.ts";
import { takeSnapshot } from "../../src/excel/snapshot.ts";
import { watch } from "../../src/excel/watch.ts";
import { writeCells } from "../../src/excel/writeCells.ts";
import { restoreSnapshot, writeGrids } from "../../src/excel/writeGrids.ts";
import type { Host } from "../../workbench/host/host.ts";
import type { WireRequest } from "../../workbench/host/wire.ts";
import { codeOf, expectNothingKept, openInExcel } from "./openInExcel.ts";
import { newPlan, plannedWorkbook, resultNames } from "./plannedWorkbook.ts";

let bytes: Uint8Array;
beforeAll(async () => {
  bytes = await plannedWorkbook();
});

const base64 = () => Buffer.from(bytes).toString("base64");
const cell = { table: "Portfolio", row: 0, column: "Value" };

/** Everything that the pane asks of Excel: made ready while nothing fails, then done. */
// biome-ignore format: reads as a table
const asked: readonly (readonly [string, () => Promise<() => Promise<unknown>>])[] = [
  ["reading tables",              async () => () => readGrids(resultNames)],
  ["taking a snapshot",           async () => () => takeSnapshot(newPlan())],
  ["looking whether all is as it was", async () => {
    const since = await readGrids(resultNames);
    return () => takeSnapshot(newPlan(), since);
  }],
  ["writing tables",              async () => {
    const snapshot = await takeSnapshot(newPlan());
    return () => writeGrids(newPlan(), snapshot);
  }],
  ["putting tables back",         async () => {
    const snapshot = await takeSnapshot(newPlan());
    await writeGrids(newPlan(), snapshot);
    return () => restoreSnapshot(snapshot);
  }],
  ["writing single cells",        async () => () => writeCells([{ ...cell, value: 7 }])],
  ["going to a cell",             async () => () => goTo(cell)],
  ["watching",                    async () => () => watch(() => {})],
  ["ending the watch",            async () => watch(() => {})],
  ["opening a new planner",       async () => () => startNewPlanner(base64())],
  ["putting back missing sheets", async () => () => putBackSheets(base64(), ["Checks"])],
];

/** The names of the actions that a host is asked for from now on, in order; those that only let go are left out. */
function actionsOf(host: Host): readonly string[] {
  const names: string[] = [];
  const { answer } = host;
  Object.assign(host, {
    answer: (request: WireRequest, flags?: number) => {
      const asked = request.Actions.map(({ Name }) => Name);
      if (!asked.includes("_RemoveReference")) names.push(...asked);
      return answer(request, flags);
    },
  });
  return names;
}

describe("no range stays kept in Excel", () => {
  test.each(asked)("after %s, wherever it fails", { timeout: 60_000 }, async (what, ready) => {
    let failures = 0;
    // Every action at first, then one in seven: a long writing repeats itself.
    for (let action = 1; ; action += action < 30 ? 1 : 7) {
      const host = openInExcel(bytes);
      const work = await ready();
      await expectNothingKept(host);
      const done = actionsOf(host);
      host.faults.seen = 0;
      host.faults.failing = { action, code: "GeneralException" };
      const code = await codeOf(work());
      host.faults.failing = undefined;
      // The id of a range is told by the action after the one that keeps it: if that fails, nobody ever learns of it.
      const untold = done[action - 2] === "_KeepReference" && code !== "no failure" ? 1 : 0;
      await vi.waitFor(() => expect(host.keptRanges(), `action ${action}`).toBe(untold));
      if (code === "no failure") break;
      expect(code).toBe("GeneralException");
      failures++;
    }
    expect(failures).toBeGreaterThanOrEqual(what === "opening a new planner" ? 0 : 1);
  });
});
