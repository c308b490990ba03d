import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { readGrids } from "../../src/excel/readGrids.ts";
import { patiently } from "../../src/excel/session.ts";
import { openInExcel } from "./openInExcel.ts";
import { plannedWorkbook } from "./plannedWorkbook.ts";

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
});
afterEach(() => {
  vi.useRealTimers();
});

/** Reads as Excel on the web does it, which does not wait for a cell to be finished. */
const readOnTheWeb = () =>
  patiently(() =>
    Excel.run(async (context) => {
      const name = context.workbook.tables.getItem("Checks").load("name");
      await context.sync();
      return name.name;
    }),
  );

describe("while a cell is being edited in Excel on the web", () => {
  test("reading is tried again quietly until it is finished", async () => {
    const host = openInExcel(await plannedWorkbook());
    host.faults.isEditing = true;
    const reading = readOnTheWeb();
    await vi.advanceTimersByTimeAsync(1000);
    host.endEditing();
    await vi.advanceTimersByTimeAsync(300);
    expect(await reading).toBe("Checks");
    expect(host.trips()).toBe(5);
  });

  test("after three seconds the officer is asked to finish it", async () => {
    const host = openInExcel(await plannedWorkbook());
    host.faults.isEditing = true;
    const reading = expect(readOnTheWeb()).rejects.toThrow(/Press Enter to finish the cell you are editing/);
    await vi.advanceTimersByTimeAsync(3000);
    await reading;
    expect(host.trips()).toBe(10);
  });
});

describe("failures", () => {
  test("a mistake of our own is not dressed up as Excel’s", async () => {
    openInExcel(await plannedWorkbook());
    const mistake = new TypeError("ours");
    await expect(patiently(() => Promise.reject(mistake))).rejects.toBe(mistake);
  });

  test("a code that nobody has met still makes a sentence", async () => {
    const host = openInExcel(await plannedWorkbook());
    host.faults.failing = { action: 1, code: "SomethingNew" };
    await expect(readGrids(["Checks"])).rejects.toThrow(
      /Excel could not do this and says: .+ \(SomethingNew\)/,
    );
  });
});
