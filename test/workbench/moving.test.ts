import { describe, expect, test } from "vitest";
import { areaFromAddress } from "../../workbench/host/area.ts";
import { openWorkbook } from "../../workbench/host/openWorkbook.ts";
import { type Cell, cellAt, putCell, type Sheet } from "../../workbench/host/workbook.ts";
import { findNext } from "../../workbench/page/find.ts";
import { copiedFrom, pastedInto } from "../../workbench/page/grid/clipboard.ts";
import { cleared, filledDown } from "../../workbench/page/grid/entering.ts";
import { anchorOf, widened } from "../../workbench/page/grid/merges.ts";
import { movements, stepped, type Terrain } from "../../workbench/page/grid/moving.ts";
import type { Selection, Spot } from "../../workbench/page/grid/selection.ts";
import { newSpans, sectionStarts } from "../../workbench/page/grid/spans.ts";
import { plainLook } from "../../workbench/page/look/sheetLook.ts";
import { plannedWorkbook } from "../excel/plannedWorkbook.ts";

const area = (address: string) => {
  const found = areaFromAddress(address);
  if (found === undefined) throw new Error(`no cells ${address}`);
  return found;
};
const spot = (address: string): Spot => {
  const { row, column } = area(address);
  return { row, column };
};

describe("moving over a sheet with merged and hidden cells", () => {
  // B2:C3 are one cell; row 6 and column E are hidden.
  const terrain: Terrain = {
    edge: spot("H20"),
    home: spot("B3"),
    used: spot("F10"),
    merges: [area("B2:C3")],
    isFilled: () => false,
    isHidden: ({ row, column }) => row === 5 || column === 4,
  };
  test.each([
    ["B1", { rows: 1, columns: 0 }, "B2"],
    ["C1", { rows: 1, columns: 0 }, "B2"],
    ["B2", { rows: 1, columns: 0 }, "B4"],
    ["B2", { rows: 0, columns: 1 }, "D2"],
    ["D3", { rows: 0, columns: -1 }, "B2"],
    ["D5", { rows: 1, columns: 0 }, "D7"],
    ["D5", { rows: 0, columns: 1 }, "F5"],
    ["F7", { rows: -1, columns: 0 }, "F5"],
    ["A1", { rows: -1, columns: 0 }, "A1"],
    ["A4", { rows: 2, columns: 0 }, "A7"],
  ])("from %s by %j leads to %s", (from, step, to) => {
    expect(stepped(spot(from), step, terrain)).toEqual(spot(to));
  });

  const from: Selection = { active: spot("C4"), reach: spot("D5") };
  test.each([
    ["rows", { wish: "rows" }, "A4", "H5"],
    ["columns", { wish: "columns" }, "C1", "D20"],
    ["all", { wish: "all" }, "A1", "F10"],
    ["end", { wish: "end" }, "F10", "F10"],
    ["end", { wish: "end", isStretch: true }, "C4", "F10"],
    ["home", { wish: "home", isJump: true }, "B3", "B3"],
  ] as const)("%s of what is selected: %j", (name, wish, active, reach) => {
    expect(movements[name](from, wish, terrain)).toEqual({ active: spot(active), reach: spot(reach) });
  });

  test("an area cuts no merged cells in two, nor those that it takes in by that", () => {
    const merges = [area("B2:C3"), area("C4:D6"), area("A3:A4")];
    expect(widened(merges, area("C3:C4"))).toEqual(area("B2:D6"));
    expect(widened(merges, area("A2:B2"))).toEqual(area("A2:D6"));
    expect(anchorOf(merges, spot("D5"))).toEqual(spot("C4"));
  });
});

describe("merged cells on the page", () => {
  const look = {
    ...plainLook,
    merges: [area("A2:C3"), area("B20:B40")],
    hiddenRows: new Set([2]),
    frozenRows: 1,
  };
  const geometry = { rows: 100, widths: [50, 0, 50, 50], heldAt: [] };
  const starts = sectionStarts(look, 100);

  test("stay within one section, which is made longer for them", () => {
    expect(starts.slice(0, 4)).toEqual([0, 1, 13, 40]);
  });

  test("take as many rows and columns as can be seen of them", () => {
    const spans = newSpans(look, geometry, starts);
    expect(spans.at(1, 0)).toEqual({ rows: 1, columns: 2 });
    expect([spans.at(1, 2), spans.at(2, 0)]).toEqual([undefined, undefined]);
    expect(spans.at(5, 3)).toEqual({ rows: 1, columns: 1 });
    expect(spans.shownBy(2, 2)).toEqual({ row: 1, column: 0 });
    expect(spans.heldBy(2, 2)).toEqual({ row: 1, column: 0 });
  });
});

describe("cells put into others", () => {
  const sheetWith = async (cells: Readonly<Record<string, Partial<Cell>>>): Promise<Sheet> => {
    const [first] = openWorkbook(await plannedWorkbook()).sheets;
    if (first === undefined) throw new Error("no sheet");
    const sheet = { ...first, cells: new Map() };
    for (const [address, cell] of Object.entries(cells)) {
      const { row, column } = spot(address);
      putCell(sheet, row, column, cell);
    }
    return sheet;
  };
  const asTyped = (cells: readonly { readonly typed: string | number }[]) => cells.map(({ typed }) => typed);

  test.each([
    ["a formula, its references moved", { formula: "=A1*$B$1", value: 3 }, "=A2*$B$1"],
    ["a figure in full", { value: 1 / 3, format: "0%" }, 1 / 3],
    ["a text that looks like a figure, as text", { value: "00123" }, "'00123"],
    ["a truth", { value: true }, "TRUE"],
    ["a text", { value: "Libraries" }, "Libraries"],
  ])("are filled down with %s", async (_, cell, typed) => {
    const sheet = await sheetWith({ C1: cell, A9: { value: 1 } });
    expect(asTyped(filledDown(sheet, area("C1:C3"))).slice(0, 1)).toEqual([typed]);
    expect(asTyped(filledDown(sheet, area("C2")))).toEqual([typed]);
  });

  test("come from a copy of this workbook in full, from anywhere else as they were shown", async () => {
    const sheet = await sheetWith({
      A1: { value: 0.125, format: "0%" },
      B1: { formula: "=A1+B9", value: 1 },
    });
    const copied = copiedFrom(sheet, area("A1:B1"));
    expect(copied.text).toBe("13%\t1");
    expect(asTyped(pastedInto(sheet, area("C3"), { text: copied.text, copied }))).toEqual([0.125, "=C3+D11"]);
    expect(asTyped(pastedInto(sheet, area("C3"), { text: copied.text, copied: undefined }))).toEqual([
      "13%",
      "1",
    ]);
  });

  test("are repeated where the place is so many times as large, and not where it is not", async () => {
    const sheet = await sheetWith({});
    const pasted = (address: string) =>
      asTyped(pastedInto(sheet, area(address), { text: "a\tb", copied: undefined }));
    expect(pasted("C3:D5")).toEqual(["a", "b", "a", "b", "a", "b"]);
    expect(pasted("C3:E5")).toEqual(["a", "b"]);
  });

  test("are emptied where they hold something", async () => {
    const sheet = await sheetWith({ A1: { value: "x" }, C2: { formula: '=""', value: "" } });
    expect(cleared(sheet, area("A1:Z900")).map(({ row, column }) => [row, column])).toEqual([
      [0, 0],
      [1, 2],
    ]);
    expect(cellAt(sheet, 0, 0).value).toBe("x");
  });

  test("are found in their order, round at the end, whatever the case of their letters", async () => {
    const sheet = await sheetWith({
      B2: { value: "Bins" },
      A9: { value: "no bins" },
      D1: { value: "A bin" },
    });
    const next = (from: string, isBack = false) => findNext(sheet, "BIN", { from: spot(from), isBack });
    expect(next("A1")).toEqual({ spot: spot("D1"), place: 1, count: 3 });
    expect(next("D1").spot).toEqual(spot("B2"));
    expect(next("A9").spot).toEqual(spot("D1"));
    expect(next("A1", true).spot).toEqual(spot("A9"));
    expect(findNext(sheet, "planet", { from: spot("A1"), isBack: false }).count).toBe(0);
  });
});
