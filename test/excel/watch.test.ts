import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { takeSnapshot } from "../../src/excel/snapshot.ts";
import { QUIET, watch } from "../../src/excel/watch.ts";
import { writeGrids } from "../../src/excel/writeGrids.ts";
import { aSecondPerson } from "../../workbench/host/changes.ts";
import type { Host } from "../../workbench/host/host.ts";
import { openInExcel, tableIn } from "./openInExcel.ts";
import { newPlan, plannedWorkbook } from "./plannedWorkbook.ts";

let bytes: Uint8Array;
beforeEach(async () => {
  bytes ??= await plannedWorkbook();
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

const typeSomething = (host: Host, by?: typeof aSecondPerson): Promise<void> =>
  host.type({ sheet: tableIn(host, "Portfolio").sheet, row: 5, column: 5 }, "typed", by);

describe("watching a workbook", () => {
  test("tells once, 400 ms after the last of several changes", async () => {
    const host = openInExcel(bytes);
    const lookAgain = vi.fn();
    await watch(lookAgain);
    for (let change = 0; change < 3; change++) {
      await typeSomething(host);
      await vi.advanceTimersByTimeAsync(QUIET - 1);
    }
    expect(lookAgain).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(1);
    expect(lookAgain).toHaveBeenCalledTimes(1);
  });

  test("tells of what somebody else changes", async () => {
    const host = openInExcel(bytes);
    const lookAgain = vi.fn();
    await watch(lookAgain);
    await typeSomething(host, aSecondPerson);
    await vi.advanceTimersByTimeAsync(QUIET);
    expect(lookAgain).toHaveBeenCalledTimes(1);
  });

  test("keeps quiet about what the add-in writes itself", async () => {
    openInExcel(bytes);
    const lookAgain = vi.fn();
    await watch(lookAgain);
    await writeGrids(newPlan(), await takeSnapshot(newPlan()));
    await vi.advanceTimersByTimeAsync(2 * QUIET);
    expect(lookAgain).not.toHaveBeenCalled();
  });

  test("keeps quiet once it is ended, even where something was about to be told", async () => {
    const host = openInExcel(bytes);
    const lookAgain = vi.fn();
    const end = await watch(lookAgain);
    await typeSomething(host);
    await end();
    await typeSomething(host);
    await vi.advanceTimersByTimeAsync(2 * QUIET);
    expect(lookAgain).not.toHaveBeenCalled();
  });
});
