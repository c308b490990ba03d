import { type Area, eachCell } from "../../host/area.ts";
import { cellAt, type Sheet } from "../../host/workbook.ts";
import { shownValue } from "../look/numberText.ts";
import { asTyped } from "../typed.ts";
import type { Typed } from "./selection.ts";
import { cellsFromTsv, tsvFrom } from "./tsv.ts";

/** What the clipboard asks of the grid. */
export interface ClipboardWork {
  /** While a cell is open the clipboard is its own. */
  readonly isOff: () => boolean;
  readonly copied: () => string;
  readonly cleared: () => void;
  readonly pasted: (text: string) => void;
}

/** Answers copy, cut and paste within a part of the page. */
export function onClipboard(part: HTMLElement, { isOff, copied, cleared, pasted }: ClipboardWork): void {
  const on = (name: "copy" | "cut" | "paste", work: (clipboard: DataTransfer | null) => void): void =>
    part.addEventListener(name, (event) => {
      if (isOff()) return;
      event.preventDefault();
      work(event.clipboardData);
    });
  on("copy", (clipboard) => clipboard?.setData("text/plain", copied()));
  on("cut", (clipboard) => {
    clipboard?.setData("text/plain", copied());
    cleared();
  });
  on("paste", (clipboard) => pasted(clipboard?.getData("text/plain") ?? ""));
}

/** The cells of an area as they are shown, for any spreadsheet. */
export function copiedFrom(sheet: Sheet, { row, column, rows, columns }: Area): string {
  const shownAt = (r: number, c: number): string => {
    const { value, format } = cellAt(sheet, r, c);
    return shownValue(value, format).text;
  };
  return tsvFrom(
    Array.from({ length: rows }, (_, r) =>
      Array.from({ length: columns }, (__, c) => shownAt(row + r, column + c)),
    ),
  );
}

/** What a text from the clipboard puts into cells: a table from the area's first cell on, one cell into all of them. */
export function pastedInto(sheet: Sheet, area: Area, text: string): readonly Typed[] {
  const rows = cellsFromTsv(text);
  const [only] = rows.length === 1 && rows[0]?.length === 1 ? rows[0] : [];
  const cells: readonly Typed[] =
    only === undefined
      ? rows.flatMap((row, r) =>
          row.map((typed, c) => ({ row: area.row + r, column: area.column + c, typed })),
        )
      : [...eachCell(area)].map((spot) => ({ ...spot, typed: only }));
  return cells.map((cell) => ({
    ...cell,
    typed: asTyped(cell.typed, cellAt(sheet, cell.row, cell.column).format),
  }));
}
