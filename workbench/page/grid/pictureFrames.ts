import { element } from "../element.ts";
import type { Picture } from "../look/pictures.ts";
import type { SheetLook } from "../look/sheetLook.ts";
import type { Geometry } from "./geometry.ts";

/** The height of a row that says nothing, in pixels. */
const USUAL_HEIGHT = 20;

/** The frames that stand for pictures, by the cell that they hang on: each with its name, and its words for all. */
export function framesOver(
  pictures: readonly Picture[],
  { widths }: Geometry,
  { heights, hiddenRows }: SheetLook,
): (row: number, column: number) => readonly HTMLElement[] {
  const made = new Map<string, HTMLElement[]>();
  for (const { name, description, area } of pictures) {
    const words = description === "" ? `Picture: ${name}` : `Picture: ${description}`;
    const frame = element("span", { class: "picture", role: "img", "aria-label": words, title: words });
    frame.dataset.name = words;
    const width = sum(area.column, area.columns, (column) => widths[column] ?? 0);
    const height = sum(area.row, area.rows, (row) =>
      hiddenRows.has(row) ? 0 : (heights.get(row) ?? USUAL_HEIGHT),
    );
    frame.style.width = `${Math.max(width, USUAL_HEIGHT)}px`;
    frame.style.height = `${Math.max(height, USUAL_HEIGHT)}px`;
    const key = `${area.row},${area.column}`;
    made.set(key, [...(made.get(key) ?? []), frame]);
  }
  return (row, column) => made.get(`${row},${column}`) ?? [];
}

const sum = (first: number, count: number, sizeOf: (line: number) => number): number =>
  Array.from({ length: count }, (_, line) => sizeOf(first + line)).reduce((all, size) => all + size, 0);
