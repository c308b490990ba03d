import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { failure } from "../../src/excel/failure.ts";
import { checkNow } from "../../taskpane/actions/check.ts";
import { follow } from "../../taskpane/actions/look.ts";
import { writePlan } from "../../taskpane/actions/plan.ts";
import { excel } from "../../taskpane/excel.ts";
import type { Pane } from "../../taskpane/pane.ts";
import { PATIENCE, sayingWhenItWaits } from "../../taskpane/waiting.ts";
import { openInExcel } from "../excel/openInExcel.ts";
import { bytesOf, paneOver } from "./paneOver.ts";

beforeEach(() => void vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] }));
afterEach(() => void vi.useRealTimers());

/** The pane as it is opened, over an Excel in which a cell is being edited; what it was told of waiting is kept. */
function whileEditing(): ReturnType<typeof paneOver> & { readonly told: readonly boolean[] } {
  const told: boolean[] = [];
  const { pane, ...rest } = paneOver(openInExcel(bytesOf("worked-example.xlsx")));
  rest.host.faults.isEditing = true;
  const host = sayingWhenItWaits(excel, (isWaiting) => {
    told.push(isWaiting);
    pane.change({ isWaiting });
  });
  return { ...rest, pane: { ...pane, host }, told };
}

const theTripTo = async ({ trips }: { readonly trips: () => number }, trip: number): Promise<void> => {
  while (trips() < trip) await new Promise((resolve) => setImmediate(resolve));
};

describe("while a cell is being edited on the desktop, which answers nothing meanwhile", () => {
  // biome-ignore format: reads as a table
  const actions: readonly (readonly [string, (pane: Pane) => Promise<void>])[] = [
    ["checking",         checkNow],
    ["writing the plan", writePlan],
  ];
  test.each(actions)(
    "%s says so after a second, and no longer once the cell is finished",
    { timeout: 60_000 },
    async (_, act) => {
      const { pane, host, told } = whileEditing();
      const acting = act(pane);
      await theTripTo(host, 1);
      await vi.advanceTimersByTimeAsync(PATIENCE - 1);
      expect(told).toEqual([]);
      await vi.advanceTimersByTimeAsync(1);
      expect(pane.state()).toMatchObject({ isWaiting: true, isBusy: true, trouble: null });
      vi.useRealTimers();
      host.endEditing();
      await acting;
      expect(told).toEqual([true, false]);
      expect(pane.state()).toMatchObject({ isWaiting: false, isBusy: false, trouble: null });
    },
  );

  test("a plan waits with its writing too, and writes all of it in the end", {
    timeout: 60_000,
  }, async () => {
    const { pane, host, told } = whileEditing();
    host.faults.isEditing = false;
    host.beforeTrip = (trip) => {
      if (trip === 3) host.faults.isEditing = true;
    };
    vi.useRealTimers();
    const writing = writePlan(pane);
    await vi.waitFor(() => expect(told).toEqual([true]), { timeout: 20_000 });
    expect(pane.state().plan.running?.step).toBe(4);
    host.endEditing();
    await writing;
    expect(told).toEqual([true, false]);
    expect(pane.state()).toMatchObject({ trouble: null, isWaiting: false });
  });
});

describe("while the officer types in the next cell in Excel on the web, which turns everything away", () => {
  test("the count waits without a word, and is brought up to date in the end", async () => {
    const { pane } = paneOver(openInExcel(bytesOf("worked-example.xlsx")));
    let [turnedAway, looks] = [0, 0];
    let change = (): void => {};
    const host = {
      ...excel,
      readGrids: (names: readonly string[]) => {
        looks++;
        if (turnedAway-- > 0)
          return Promise.reject(failure("InvalidOperationInCellEditMode", "Press Enter."));
        return excel.readGrids(names);
      },
      watch: async (lookAgain: () => void) => {
        change = lookAgain;
        return async () => {};
      },
    };
    vi.useRealTimers();
    await follow({ ...pane, host });
    const [before] = [pane.state().look];
    turnedAway = 3;
    change();
    await vi.waitFor(() => expect(pane.state().look).not.toBe(before), { timeout: 20_000 });
    expect(looks).toBe(5);
    expect(pane.state().trouble).toBeNull();
  });
});
