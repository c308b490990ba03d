import { type Geometry, NUMBERS_WIDTH } from "./geometry.ts";

/** The rows and columns of a sheet that stay in view while the others scroll. */
export interface Frozen {
  /** Keeps a cell in view, or a letter, where its column stays. */
  readonly hold: (cell: HTMLElement, column: number) => void;
  /** Fits what stays to the room that there is. */
  readonly fit: () => void;
  readonly close: () => void;
}

/** What of a table stays in view. */
export interface FrozenParts {
  readonly table: HTMLElement;
  readonly letters: HTMLElement;
  /** The frozen rows; undefined where there are none. */
  readonly rows: HTMLElement | undefined;
}

/** The most of the view's height that rows may take for good, and of its width columns. */
const MOST = { rows: 1 / 2, columns: 2 / 3 } as const;

/**
 * Keeps frozen rows and columns in view as long as they leave room for the others. Of rows that take too much only the
 * last stays, which is the row of headings, or none; of columns those that fit. The rest is scrolled to as usual.
 */
export function newFrozen(
  scroller: HTMLElement,
  { heldAt, widths }: Geometry,
  { table, letters, rows }: FrozenParts,
): Frozen {
  const ends = heldAt.map((left, column) => left + (widths[column] ?? 0));
  let count = heldAt.length;
  const hold = (cell: HTMLElement, column: number): void => {
    const isHeld = column < count;
    cell.classList.toggle("held", isHeld);
    cell.classList.toggle("edge", isHeld && column === count - 1);
    cell.style.left = isHeld ? `${heldAt[column]}px` : "";
  };
  const fitRows = (): void => {
    const above = letters.offsetHeight;
    const all = rows?.offsetHeight ?? 0;
    const seen = [...(rows?.children ?? [])].filter((row) => !(row as HTMLElement).hidden) as HTMLElement[];
    const headings = seen.at(-1)?.offsetHeight ?? 0;
    const room = scroller.clientHeight * MOST.rows;
    const kept = [all, headings].find((height) => above + height <= room) ?? 0;
    // What does not stay goes under the letters.
    if (rows !== undefined) rows.style.top = `${above + kept - all}px`;
    scroller.style.scrollPaddingTop = `${above + kept}px`;
  };
  const fitColumns = (): void => {
    const fitting = ends.filter((end) => end <= scroller.clientWidth * MOST.columns).length;
    scroller.style.scrollPaddingLeft = `${ends[fitting - 1] ?? NUMBERS_WIDTH}px`;
    if (fitting === count) return;
    count = fitting;
    for (const column of heldAt.keys())
      for (const cell of table.querySelectorAll<HTMLElement>(`[aria-colindex="${column + 2}"]`))
        hold(cell, column);
  };
  const fit = (): void => {
    fitColumns();
    fitRows();
  };
  const watch = new ResizeObserver(fit);
  watch.observe(scroller);
  if (rows !== undefined) watch.observe(rows);
  return { hold, fit, close: () => watch.disconnect() };
}
