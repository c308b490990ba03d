import { describe, expect, test } from "vitest";
import type { Grids } from "../../src/workbook/grid.ts";
import { type SmallTable, smallWorkbook } from "./smallWorkbook.ts";

/** A workbook opened by one of the hosts: Excel through office.js, or a file. */
export interface Opened {
  readonly read: (names: readonly string[]) => Promise<Grids>;
  /** Writes result tables, and gives the workbook's tables as they are then. */
  readonly write: (grids: Grids) => Promise<Grids>;
}

const areas: SmallTable = {
  name: "Areas",
  sheet: "1 Areas",
  headings: ["Ref", "Area", "Reach", "Since", "Open", "Each"],
  formats: ["@", "@", "#,##0", "d mmmm yyyy", "General", "0.00"],
  rows: [
    [
      "A01",
      "Libraries",
      12.5,
      new Date(Date.UTC(2026, 3, 1)),
      true,
      { formula: "1/0", result: { error: "#DIV/0!" } },
    ],
    ["A02", null, null, null, null, { formula: "2*3", result: 6 }],
    ["A03", "=1+1", -0.25, null, false, { formula: '""', result: "" }],
    [null, null, null, null, null, null],
  ],
};

/** The same grids out of the same workbook, whoever reads it: the cases that every host passes. */
export function readingContract(host: string, open: (bytes: Uint8Array) => Promise<Opened>): void {
  describe(`reading through ${host}`, () => {
    const read = async (names: readonly string[]) => (await open(await smallWorkbook([areas]))).read(names);

    test("a table comes with its headings, its rows and where it stands", async () => {
      expect((await read(["Areas"])).get("Areas")).toEqual({
        headers: ["Ref", "Area", "Reach", "Since", "Open", "Each"],
        rows: [
          ["A01", "Libraries", 12.5, 46113, true, "#DIV/0!"],
          ["A02", null, null, null, null, 6],
          ["A03", "=1+1", -0.25, null, false, null],
          [null, null, null, null, null, null],
        ],
        corner: { sheet: "1 Areas", row: 5, column: 1 },
      });
    });

    test("a table that is not there is left out", async () => {
      expect([...(await read(["Nowhere", "Areas"])).keys()]).toEqual(["Areas"]);
    });
  });
}
