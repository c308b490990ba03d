import type { Area } from "../../host/area.ts";
import { type Cell, cellAt, mapArea, type Sheet } from "../../host/workbook.ts";
import { shownValue } from "../look/numberText.ts";
import { asTyped } from "../typed.ts";
import { typedLike } from "./entering.ts";
import type { Typed } from "./selection.ts";
import { cellsFromTsv, tsvFrom } from "./tsv.ts";

/** What the clipboard asks of the grid. */
export interface ClipboardWork {
  /** While a cell is open the clipboard is its own. */
  readonly isOff: () => boolean;
  readonly copied: () => Copied | undefined;
  readonly cleared: () => void;
  readonly pasted: (text: string, copied: Copied | undefined) => void;
}

/** Cells that were copied: as they are shown, for any spreadsheet, and as they are, for this one. */
export interface Copied {
  readonly text: string;
  readonly area: Area;
  readonly cells: readonly (readonly Cell[])[];
}

/** Answers copy, cut and paste within a part of the page. */
export function onClipboard(part: HTMLElement, { isOff, copied, cleared, pasted }: ClipboardWork): void {
  let last: Copied | undefined;
  const on = (name: "copy" | "cut" | "paste", work: (clipboard: DataTransfer | null) => void): void =>
    part.addEventListener(name, (event) => {
      if (isOff()) return;
      event.preventDefault();
      work(event.clipboardData);
    });
  const copy = (clipboard: DataTransfer | null): void => {
    last = copied();
    clipboard?.setData("text/plain", last?.text ?? "");
  };
  on("copy", copy);
  on("cut", (clipboard) => {
    copy(clipboard);
    cleared();
  });
  on("paste", (clipboard) => {
    const text = clipboard?.getData("text/plain") ?? "";
    const copied = last !== undefined && sameText(text, last.text) ? last : undefined;
    // A picture has no text; only where an empty cell was copied does no text empty another.
    if (text !== "" || copied !== undefined) pasted(text, copied);
  });
}

/** Whether the clipboard still holds what was copied here; systems change the ends of lines. */
const sameText = (one: string, other: string): boolean =>
  one.replaceAll("\r\n", "\n") === other.replaceAll("\r\n", "\n");

/** The cells of an area. */
export function copiedFrom(sheet: Sheet, area: Area): Copied {
  const cells = mapArea(sheet, area, (cell) => cell);
  const rows = cells.map((row) => row.map(({ value, format }) => shownValue(value, format).text));
  return { text: tsvFrom(rows), area, cells };
}

/**
 * What a text from the clipboard puts into cells: a table from the area's first cell on, over and over where the area
 * is so many times as large. What was copied here comes in full, with its formulas, not as it was shown.
 */
export function pastedInto(
  sheet: Sheet,
  area: Area,
  { text, copied }: { readonly text: string; readonly copied: Copied | undefined },
): readonly Typed[] {
  const rows = cellsFromTsv(text);
  const [height, width] = [rows.length, Math.max(...rows.map((row) => row.length))];
  const isRepeated = area.rows % height === 0 && area.columns % width === 0;
  const [down, across] = isRepeated ? [area.rows / height, area.columns / width] : [1, 1];
  return Array.from({ length: height * down }, (_, r) => r).flatMap((r) =>
    Array.from({ length: width * across }, (_, c): Typed => {
      const to = { row: area.row + r, column: area.column + c };
      const cell = copied?.cells[r % height]?.[c % width];
      if (copied !== undefined && cell !== undefined) {
        const from = { row: copied.area.row + (r % height), column: copied.area.column + (c % width) };
        return { ...to, typed: typedLike(cell, from, to, sheet) };
      }
      const given = rows[r % height]?.[c % width] ?? "";
      return { ...to, typed: asTyped(given, cellAt(sheet, to.row, to.column).format) };
    }),
  );
}
