import type { Calculation } from "../../../src/file/formula/calculate.ts";
import { addressOf } from "../../host/area.ts";
import { cellAt, type Sheet } from "../../host/workbook.ts";
import type { Book } from "../book.ts";
import { validationAt } from "../look/validations.ts";
import { unhurried } from "../unhurried.ts";
import { objectionTo } from "../validate.ts";
import { areaOf, type Typed } from "./selection.ts";

/** What may be done to many cells at once. */
export type Deed = "pasted" | "filled" | "cleared";

/** What was done, and where. */
export interface Done {
  readonly deed: Deed;
  /** The cells that were meant, row by row, and those that were not protected. */
  readonly cells: readonly Typed[];
  readonly put: readonly Typed[];
}

/** Where it was done. */
export interface DeedPlace {
  readonly book: Book;
  readonly sheet: Sheet;
  readonly calculation: Calculation;
}

/** What is to be said once cells were filled: how many and where, which stayed, and which break their rules. */
export async function outcomeOf({ deed, cells, put }: Done, place: DeedPlace): Promise<string> {
  const [first, last] = [cells[0], cells.at(-1)];
  const where = first && last ? ` into ${addressOf(areaOf({ active: first, reach: last }))}` : "";
  const said = put.length === 0 ? [] : [`${cellsOf(put.length)} ${deed}${deed === "pasted" ? where : ""}.`];
  if (put.length < cells.length) said.push("Cells that are protected stayed as they were.");
  const broken = await unhurried(countBroken(put, place));
  if (broken > 0) said.push(brokenOf(broken, put.length));
  return said.join(" ");
}

const cellsOf = (count: number): string => (count === 1 ? "1 cell" : `${count} cells`);

function brokenOf(broken: number, all: number): string {
  if (all === 1) return "It holds something its column does not allow; Check lists it.";
  const [hold, list] = broken === 1 ? ["holds something its", "it"] : ["hold something their", "them"];
  return `${broken} of ${all} cells ${hold} column does not allow; Check lists ${list}.`;
}

/** How many cells hold what their rules speak against, counted a cell at a time. */
function* countBroken(
  put: readonly Typed[],
  { book, sheet, calculation }: DeedPlace,
): Generator<void, number> {
  const { validations } = book.lookOf(sheet);
  let count = 0;
  for (const { row, column, typed } of put) {
    yield;
    const rule = validationAt(validations, row, column);
    const place = { sheet: sheet.name, row, column, format: cellAt(sheet, row, column).format };
    if (rule !== undefined && objectionTo(String(typed), rule, place, calculation) !== undefined) count++;
  }
  return count;
}
