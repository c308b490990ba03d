import { columnLetters } from "../../../src/workbook/grid.ts";
import { type Area, eachCell } from "../../host/area.ts";
import { element } from "../element.ts";
import type { SheetLook } from "../look/sheetLook.ts";
import { type Frozen, newFrozen } from "./frozen.ts";
import { type Geometry, NUMBERS_WIDTH } from "./geometry.ts";
import type { Painter } from "./painter.ts";
import { framesOver } from "./pictureFrames.ts";
import type { Line } from "./pointing.ts";
import type { Spot } from "./selection.ts";
import { newSpans, sectionStarts } from "./spans.ts";

/** The sheet as a table on the page; rows are made when they come near the view. */
export interface SheetTable {
  readonly table: HTMLTableElement;
  /** The element of a cell, its row made if need be; undefined beyond what is shown. */
  readonly cellAt: (spot: Spot) => HTMLTableCellElement | undefined;
  /** The cell that an element stands for or in. */
  readonly spotOf: (target: EventTarget | null) => Spot | undefined;
  /** The row or column whose number or letter an element is. */
  readonly lineOf: (target: EventTarget | null) => Line | undefined;
  /** Shows afresh what the cells made so far hold. */
  readonly repaint: (paint: Painter) => void;
  /** Marks what is selected. */
  readonly mark: (active: Spot, area: Area) => void;
  /** Fits the rows and columns that stay in view to the room that there is. */
  readonly fit: () => void;
  readonly close: () => void;
}

/** What a table is made from. */
export interface TableOptions {
  readonly name: string;
  readonly look: SheetLook;
  readonly geometry: Geometry;
  readonly scroller: HTMLElement;
  readonly paint: Painter;
}

const ROW_HEIGHT = 22;
/** How far from the view rows are made, in pixels. */
const NEAR = "400px";

/** Lays a sheet out. */
export function newSheetTable(options: TableOptions): SheetTable {
  const { name, look, geometry, scroller } = options;
  let paint = options.paint;
  const cells = new Map<string, HTMLTableCellElement>();
  const blocks = new Map<number, HTMLTableSectionElement>();
  const waiting = new Set<HTMLTableSectionElement>();
  const starts = sectionStarts(look, geometry.rows);
  const spans = newSpans(look, geometry, starts);
  const frames = framesOver(look.pictures, geometry, look);
  let marked: HTMLElement[] = [];

  const letters = element("thead");
  const frozenRows = look.frozenRows === 0 ? undefined : element("tbody", { class: "frozen" });
  const table = element(
    "table",
    {
      role: "grid",
      "aria-label": name,
      "aria-rowcount": String(geometry.rows + 1),
      "aria-colcount": String(geometry.widths.length + 1),
      class: look.hasGridLines ? "sheet lined" : "sheet",
    },
    columnsOf(geometry),
    letters,
    ...(frozenRows === undefined ? [] : [frozenRows]),
  );
  const frozen = newFrozen(scroller, geometry, { table, letters, rows: frozenRows });
  letters.append(lettersRow(geometry, frozen));
  for (let row = 0; row < look.frozenRows; row++) frozenRows?.append(makeRow(row));
  const near = new IntersectionObserver(
    (entries) => {
      for (const { isIntersecting, target } of entries)
        if (isIntersecting) fill(target as HTMLTableSectionElement);
    },
    { root: scroller, rootMargin: NEAR },
  );
  for (const [place, first] of starts.entries()) {
    if (first < look.frozenRows) continue;
    const count = (starts[place + 1] ?? geometry.rows) - first;
    const block = element(
      "tbody",
      { "data-first": String(first), "data-count": String(count) },
      spaceFor(count),
    );
    blocks.set(first, block);
    waiting.add(block);
    table.append(block);
    near.observe(block);
  }

  function fill(block: HTMLTableSectionElement): void {
    if (!waiting.delete(block)) return;
    near.unobserve(block);
    const { first, count } = block.dataset;
    const rows = Array.from({ length: Number(count) }, (_, row) => makeRow(Number(first) + row));
    block.replaceChildren(...rows);
  }

  function makeRow(row: number): HTMLTableRowElement {
    const made = element("tr", { "aria-rowindex": String(row + 2) });
    const height = look.heights.get(row);
    if (height !== undefined) made.style.height = `${height}px`;
    made.hidden = look.hiddenRows.has(row);
    made.append(element("th", { scope: "row", class: "number" }, String(row + 1)));
    geometry.widths.forEach((width, column) => {
      const span = spans.at(row, column);
      if (width === 0 || span === undefined) return;
      const cell = element("td", {
        role: "gridcell",
        "aria-colindex": String(column + 2),
        rowspan: span.rows > 1 ? String(span.rows) : undefined,
        colspan: span.columns > 1 ? String(span.columns) : undefined,
        tabindex: "-1",
        class: "cell",
      });
      frozen.hold(cell, column);
      paintAll(cell, row, column);
      cells.set(`${row},${column}`, cell);
      made.append(cell);
    });
    return made;
  }

  function paintAll(cell: HTMLTableCellElement, row: number, column: number): void {
    const from = spans.heldBy(row, column);
    paint(cell, from.row, from.column);
    for (const frame of frames(row, column)) if (frame.parentElement !== cell) cell.append(frame);
  }

  const cellAt = (spot: Spot): HTMLTableCellElement | undefined => {
    const { row, column } = spans.shownBy(spot.row, spot.column);
    const start = starts.findLast((first) => first <= row);
    const block = start === undefined ? undefined : blocks.get(start);
    if (block !== undefined) fill(block);
    return cells.get(`${row},${column}`);
  };
  return {
    table,
    cellAt,
    spotOf: (target) => {
      const cell = target instanceof Element ? target.closest("td.cell") : null;
      const row = cell?.closest("tr")?.getAttribute("aria-rowindex");
      if (cell === null || row === null || row === undefined) return undefined;
      return { row: Number(row) - 2, column: Number(cell.getAttribute("aria-colindex")) - 2 };
    },
    lineOf: (target) => {
      const head = target instanceof Element ? target.closest("th") : null;
      if (head?.classList.contains("letter")) return { column: Number(head.ariaColIndex) - 2 };
      const row = head?.closest("tr")?.ariaRowIndex;
      return row === undefined || row === null ? undefined : { row: Number(row) - 2 };
    },
    repaint: (afresh) => {
      paint = afresh;
      for (const [key, cell] of cells) {
        const [row = 0, column = 0] = key.split(",").map(Number);
        if (cell.querySelector(".editor") === null) paintAll(cell, row, column);
      }
    },
    mark: (active, area) => {
      for (const cell of marked) {
        cell.classList.remove("active", "in");
        cell.removeAttribute("aria-selected");
        cell.removeAttribute("aria-describedby");
        cell.tabIndex = -1;
      }
      // A few cells are looked up; for whole rows and columns it is quicker to go through those that there are.
      marked =
        area.rows * area.columns <= cells.size
          ? [...eachCell(area)].flatMap(({ row, column }) => cells.get(`${row},${column}`) ?? [])
          : [...cells].filter(([key]) => isWithin(key, area)).map(([, cell]) => cell);
      for (const cell of marked) {
        cell.setAttribute("aria-selected", "true");
        if (marked.length > 1) cell.classList.add("in");
      }
      const cell = cellAt(active);
      cell?.classList.add("active");
      if (cell !== undefined) cell.tabIndex = 0;
      // What the cell's rule asks for is read out with the cell.
      cell?.setAttribute("aria-describedby", "prompt");
      if (cell !== undefined && !marked.includes(cell)) marked.push(cell);
    },
    fit: frozen.fit,
    close: () => {
      near.disconnect();
      frozen.close();
    },
  };
}

function isWithin(key: string, area: Area): boolean {
  const [row = 0, column = 0] = key.split(",").map(Number);
  return (
    row >= area.row &&
    row < area.row + area.rows &&
    column >= area.column &&
    column < area.column + area.columns
  );
}

const spaceFor = (rows: number): HTMLTableRowElement => {
  const space = element("tr", { "aria-hidden": "true" }, element("td"));
  space.style.height = `${rows * ROW_HEIGHT}px`;
  return space;
};

function columnsOf({ widths }: Geometry): HTMLElement {
  const group = element("colgroup");
  for (const width of [NUMBERS_WIDTH, ...widths.filter((one) => one > 0)]) {
    const column = element("col");
    column.style.width = `${width}px`;
    group.append(column);
  }
  return group;
}

function lettersRow({ widths }: Geometry, { hold }: Frozen): HTMLElement {
  const row = element("tr", { "aria-rowindex": "1" }, element("td", { class: "corner" }));
  widths.forEach((width, column) => {
    const letter = element(
      "th",
      {
        scope: "col",
        "aria-colindex": String(column + 2),
        class: "letter",
      },
      columnLetters(column + 1),
    );
    hold(letter, column);
    if (width > 0) row.append(letter);
  });
  return row;
}
