import type { Calculation } from "../../../src/file/formula/calculate.ts";
import { cellAt, cellKey, type Sheet } from "../../host/workbook.ts";
import type { Book } from "../book.ts";
import { setAttribute } from "../element.ts";
import { linkAt } from "../links.ts";
import { shownValue } from "../look/numberText.ts";
import type { Look } from "../look/styles.ts";

/** Shows what a cell of the sheet holds in an element of the page. */
export type Painter = (on: HTMLElement, row: number, column: number) => void;

/** The painter of a sheet as it is now. */
export function newPainter(book: Book, sheet: Sheet, calculation: Calculation): Painter {
  return (on, row, column) => {
    const cell = cellAt(sheet, row, column);
    const { text, colour, isFigure } = shownValue(cell.value, cell.format);
    const link = linkAt(book, sheet, { row, column }, calculation);
    if (on.textContent !== text) on.textContent = text;
    const style = styleOf(book, sheet, row, column);
    const classes = [
      "cell",
      `s${style}`,
      ...(isFigure ? ["figure"] : []),
      ...(link === undefined ? [] : ["link"]),
      ...(sheet.isProtected && cell.isLocked ? ["locked"] : []),
    ];
    for (const kept of ["held", "edge", "active", "in"]) if (on.classList.contains(kept)) classes.push(kept);
    const name = classes.join(" ");
    if (on.className !== name) on.className = name;
    setAttribute(on, "aria-readonly", sheet.isProtected && cell.isLocked ? "true" : undefined);
    const special: Look = {
      ...conditionalLook(book, sheet, calculation, { row, column }),
      ...(colour === undefined ? {} : { color: colour }),
    };
    for (const property of ["background-color", "color", "font-weight"]) {
      const value = special[property] ?? "";
      if (on.style.getPropertyValue(property) !== value) on.style.setProperty(property, value);
    }
  };
}

/** The style of a cell: its own, or that of the first row of the table that it stands in, or that of its column. */
export function styleOf(book: Book, sheet: Sheet, row: number, column: number): number {
  const look = book.lookOf(sheet);
  const own = look.styles.get(cellKey(row, column));
  if (own !== undefined) return own;
  const table = sheet.tables.find(
    ({ area }) =>
      row > area.row &&
      row < area.row + area.rows &&
      column >= area.column &&
      column < area.column + area.columns,
  );
  const first = table && look.styles.get(cellKey(table.area.row + 1, column));
  return first ?? look.columns.find((one) => column >= one.first && column <= one.last)?.style ?? 0;
}

function conditionalLook(
  book: Book,
  sheet: Sheet,
  calculation: Calculation,
  { row, column }: { readonly row: number; readonly column: number },
): Look {
  for (const { areas, formula, look } of book.lookOf(sheet).conditionalFormats) {
    const [first] = areas;
    const isIn = areas.some(
      ({ top, left, bottom, right }) =>
        row >= top - 1 && row < bottom && column >= left - 1 && column < right,
    );
    if (!isIn || first === undefined) continue;
    const home = { sheet: sheet.name, row: first.top, column: first.left };
    const [holds] =
      calculation.ask(formula, { sheet: sheet.name, row: row + 1, column: column + 1 }, home) ?? [];
    if (holds === true) return book.looks.differences[look] ?? {};
  }
  return {};
}
