import { type Area, eachCell, intersection } from "../../host/area.ts";
import { entered, usualHabits } from "../../host/entry.ts";
import { movedFormula } from "../../host/sharedFormula.ts";
import { type Cell, cellAt, type Sheet } from "../../host/workbook.ts";
import { usedEdge } from "./geometry.ts";
import type { Spot, Typed } from "./selection.ts";

/** What empties the cells of an area that hold anything. */
export const cleared = (sheet: Sheet, area: Area): readonly Typed[] =>
  [...eachCell(usedPart(sheet, area))]
    .filter(({ row, column }) => {
      const { value, formula } = cellAt(sheet, row, column);
      return value !== "" || formula !== null;
    })
    .map((spot) => ({ ...spot, typed: "" }));

/** What fills an area with what stands in its first row, or in the row above where it is one row only. */
export function filledDown(sheet: Sheet, area: Area): readonly Typed[] {
  const first = area.rows === 1 ? area.row - 1 : area.row;
  if (first < 0) return [];
  return [...eachCell(usedPart(sheet, area))]
    .filter(({ row }) => row > first)
    .map((spot) => ({
      ...spot,
      typed: typedLike(cellAt(sheet, first, spot.column), { row: first, column: spot.column }, spot, sheet),
    }));
}

/** What is typed at a spot to get there what a cell elsewhere holds; a formula reads as it does there, moved. */
export function typedLike({ value, formula }: Cell, from: Spot, to: Spot, sheet: Sheet): string | number {
  if (formula !== null)
    return `=${movedFormula(formula.slice(1), to.row - from.row, to.column - from.column)}`;
  if (typeof value === "number") return value;
  if (typeof value === "boolean") return String(value).toUpperCase();
  const { format } = cellAt(sheet, to.row, to.column);
  return entered(value, format, usualHabits).value === value ? value : `'${value}`;
}

/** The part of an area that is not beyond what is used: a column selected whole goes on for ever. */
export const usedPart = (sheet: Sheet, area: Area): Area => {
  const { row, column } = usedEdge(sheet);
  const used = { row: 0, column: 0, rows: row + 1, columns: column + 1 };
  return intersection(area, used) ?? { ...area, rows: 1, columns: 1 };
};
