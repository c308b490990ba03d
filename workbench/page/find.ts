import { placeOfKey, type Sheet } from "../host/workbook.ts";
import { button, element } from "./element.ts";
import type { Spot } from "./grid/selection.ts";
import { shownValue } from "./look/numberText.ts";

/** A line in which to look for words on the sheet in front. */
export interface FindLine {
  readonly bar: HTMLElement;
  readonly open: () => void;
}

/** What looking for words takes. */
export interface FindOptions {
  readonly sheet: () => Sheet;
  readonly from: () => Spot;
  readonly found: (spot: Spot) => void;
  readonly say: (message: string) => void;
  /** Told when it is closed, so that the keyboard can go back to the sheet. */
  readonly closed: () => void;
}

/** Lays the line out, closed. */
export function newFindLine({ sheet, from, found, say, closed }: FindOptions): FindLine {
  const field = element("input", {
    type: "search",
    "aria-label": "Find on this sheet",
    placeholder: "Find on this sheet",
  });
  const bar = element("search", { class: "find", hidden: true });
  const close = (): void => {
    bar.hidden = true;
    closed();
  };
  const next = (isBack: boolean): void => {
    if (field.value === "") return;
    const { spot, place, count } = findNext(sheet(), field.value, { from: from(), isBack });
    if (spot !== undefined) found(spot);
    say(spot === undefined ? `“${field.value}” is not on this sheet.` : `${place} of ${count}`);
  };
  bar.append(
    field,
    button("Next", () => next(false)),
    button("Previous", () => next(true)),
    button("Close", close),
  );
  bar.addEventListener("keydown", (event) => {
    if (event.key === "Escape") close();
    else if (event.key === "Enter" && event.target === field) next(event.shiftKey);
    else return;
    event.preventDefault();
  });
  return {
    bar,
    open: () => {
      bar.hidden = false;
      field.select();
    },
  };
}

interface Found {
  readonly spot?: Spot;
  /** Which of all it is, from 1. */
  readonly place: number;
  readonly count: number;
}

/** The next cell, row by row and round at the end, that shows some words, whatever the case of their letters. */
export function findNext(
  sheet: Sheet,
  words: string,
  { from, isBack }: { readonly from: Spot; readonly isBack: boolean },
): Found {
  const wanted = words.toLowerCase();
  const spots = [...sheet.cells]
    .filter(([, { value, format }]) => shownValue(value, format).text.toLowerCase().includes(wanted))
    .map(([key]) => placeOfKey(key))
    .sort((a, b) => a.row - b.row || a.column - b.column);
  const isBehind = ({ row, column }: Spot): boolean =>
    row > from.row || (row === from.row && column > from.column);
  const isBefore = ({ row, column }: Spot): boolean =>
    row < from.row || (row === from.row && column < from.column);
  const at = isBack ? spots.findLastIndex(isBefore) : spots.findIndex(isBehind);
  const place = at === -1 ? (isBack ? spots.length - 1 : 0) : at;
  const spot = spots[place];
  return { ...(spot && { spot }), place: place + 1, count: spots.length };
}
