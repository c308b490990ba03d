import { describe, expect, test } from "vitest";
import type { Cell, Grids } from "../../src/workbook/grid.ts";
import { newPlan, plannedWorkbook, resultNames } from "./plannedWorkbook.ts";
import { type SmallTable, smallWorkbook } from "./smallWorkbook.ts";

/** A workbook opened by one of the hosts: Excel through office.js, or a file. */
export interface Opened {
  readonly read: (names: readonly string[]) => Promise<Grids>;
  /** Writes result tables. */
  readonly write: (grids: Grids) => Promise<void>;
}

const areas: SmallTable = {
  name: "Areas",
  sheet: "1 Areas",
  headings: ["Ref", "Area", "Reach", "Since", "Open", "Each"],
  formats: ["@", "@", "#,##0", "d mmmm yyyy", "General", "0.00"],
  rows: [
    ["A01", "Libraries", 12.5, new Date(Date.UTC(2026, 3, 1)), true, error("#DIV/0!")],
    ["A02", null, null, null, null, { formula: "2*3", result: 6 }],
    ["A03", "=1+1", -0.25, null, false, error("#N/A")],
    [null, null, null, null, null, null],
  ],
};

/** The same grids out of the same workbook, whoever reads and writes it: the cases that every host passes. */
export function hostContract(host: string, open: (bytes: Uint8Array) => Promise<Opened>): void {
  describe(`a workbook through ${host}`, () => {
    const opened = async (): Promise<Opened> => open(await plannedWorkbook());
    const rowsOf = async ({ read }: Opened, name: string): Promise<readonly (readonly Cell[])[]> =>
      (await read([name])).get(name)?.rows ?? [];

    test("a table comes with its headings, its rows and where it stands", async () => {
      const { read } = await open(await smallWorkbook([areas]));
      expect((await read(["Areas"])).get("Areas")).toEqual({
        headers: ["Ref", "Area", "Reach", "Since", "Open", "Each"],
        rows: [
          ["A01", "Libraries", 12.5, 46113, true, "#DIV/0!"],
          ["A02", null, null, null, null, 6],
          ["A03", "=1+1", -0.25, null, false, "#N/A"],
          [null, null, null, null, null, null],
        ],
        corner: { sheet: "1 Areas", row: 5, column: 1 },
      });
    });

    test("a formula that shows nothing is blank, as an empty cell is", async () => {
      const blank = { formula: '""', result: "" };
      const { read } = await open(
        await smallWorkbook([{ name: "Any", sheet: "Any", headings: ["A", "B"], rows: [["x", blank]] }]),
      );
      expect([null, ""]).toContain((await read(["Any"])).get("Any")?.rows[0]?.[1]);
    });

    test("a table that is not there is left out", async () => {
      const { read } = await opened();
      expect([...(await read(["Nowhere", "Checks"])).keys()]).toEqual(["Checks"]);
    });

    test("what is written is what is read: a text stays a text, whatever it begins with", async () => {
      const workbook = await opened();
      await workbook.write(newPlan());
      const written = (await rowsOf(workbook, "Portfolio")).map((row) => row.slice(0, 4));
      expect(written).toEqual(newPlan().get("Portfolio")?.rows);
      expect(await rowsOf(workbook, "Checks")).toEqual(newPlan().get("Checks")?.rows);
    });

    test("a table without anything to hold keeps one blank row", async () => {
      const workbook = await opened();
      await workbook.write(newPlan());
      expect(await rowsOf(workbook, "Actions")).toEqual([[null, null, null, null]]);
    });

    test("the officer’s own columns stay as they are, row by row", async () => {
      const workbook = await opened();
      await workbook.write(newPlan());
      const notes = (await rowsOf(workbook, "Portfolio")).map((row) => row[5] ?? null);
      expect(notes).toEqual(["ours", null, "mine", null, null]);
    });

    test("writing twice gives the same as writing once", async () => {
      const workbook = await opened();
      await workbook.write(newPlan());
      const once = await workbook.read(resultNames);
      await workbook.write(newPlan());
      expect(await workbook.read(resultNames)).toEqual(once);
    });

    test("headings are found whatever their case and spacing", async () => {
      const workbook = await opened();
      const rows = [["x", "y", "z"]];
      await workbook.write(new Map([["Checks", { headers: ["  detail", "KIND", "What"], rows }]]));
      expect(await rowsOf(workbook, "Checks")).toEqual([["y", "z", "x"]]);
    });

    test("a table that would grow over a cell is refused with the row that is in the way", async () => {
      const workbook = await opened();
      const rows = Array.from({ length: 15 }, (_, i) => ["Fund", `P${i}`, "", i]);
      const grids = new Map([["Portfolio", { headers: ["Decision", "Ref", "Reason", "Value"], rows }]]);
      await expect(workbook.write(grids)).rejects.toThrow(/20/);
      expect(await rowsOf(workbook, "Portfolio")).toHaveLength(3);
    });

    test.each([
      ["a table that is not there", "Nowhere", ["Kind"]],
      ["a column that is not there", "Checks", ["Kind", "Colour"]],
    ])("%s is refused by name", async (_, name, headers) => {
      const workbook = await opened();
      const grids = new Map([[name, { headers, rows: [["x", "y"]] }]]);
      await expect(workbook.write(grids)).rejects.toThrow(name === "Nowhere" ? /Nowhere/ : /Colour/);
    });
  });
}

function error(text: string) {
  return { formula: "1/0", result: { error: text } };
}
