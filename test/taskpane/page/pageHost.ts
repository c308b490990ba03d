import type { Snapshot } from "../../../src/excel/snapshot.ts";
import type { Cell, Grid, Grids, Place } from "../../../src/workbook/grid.ts";
import { headingPositions } from "../../../src/workbook/table.ts";
import { comparable } from "../../../src/workbook/words.ts";
import type { Host } from "../../../taskpane/host.ts";

/** A workbook in the page's own memory: what the pane is given in place of Excel, and what a test may do to it. */
export interface PageWorkbook {
  readonly host: Host;
  readonly grids: () => Grids;
  /** Types into a cell as an officer would. */
  readonly type: (place: Place, value: Cell) => void;
  /** The place last gone to. */
  readonly selected: () => Place | null;
  readonly started: () => number;
  /** Lets whoever reads wait, as Excel does while a cell is being edited, until it goes on. */
  readonly pause: () => void;
  readonly goOn: () => void;
}

/** Holds a workbook's tables and answers the pane from them, as `src/excel` answers from Excel. */
export function pageWorkbook(opened: Grids): PageWorkbook {
  let grids = new Map(opened);
  let selected: Place | null = null;
  let started = 0;
  let goOn = (): void => {};
  let going: Promise<void> = Promise.resolve();
  const watchers = new Set<() => void>();
  const put = ({ table, row, column }: Place, value: Cell): void => {
    const grid = grids.get(table);
    const at = grid === undefined ? undefined : headingPositions(grid).get(comparable(column));
    if (grid === undefined || at === undefined) throw new Error(`there is no ${table}[${column}]`);
    const rows = grid.rows.map((cells, r) =>
      r === row ? cells.map((cell, c) => (c === at ? value : cell)) : cells,
    );
    grids.set(table, { ...grid, rows });
  };
  const host: Host = {
    readGrids: async (names) => {
      await going;
      return new Map(
        names.flatMap((name): [string, Grid][] => (grids.has(name) ? [[name, grids.get(name) as Grid]] : [])),
      );
    },
    takeSnapshot: async (wanted) =>
      new Map([...wanted.keys()].map((name) => [name, snapshotOf(name, grids.get(name) as Grid)])),
    writeGrids: async (written) => {
      for (const [name, grid] of written) grids.set(name, filled(grids.get(name) as Grid, grid));
    },
    restoreSnapshot: async (snapshot) => {
      for (const [name, { columns, rows, corner }] of snapshot)
        grids.set(name, {
          headers: columns.map(({ heading }) => heading),
          rows: rows as Grid["rows"],
          corner,
        });
    },
    writeCells: async (cells) => {
      for (const { value, ...place } of cells) put(place, value);
    },
    goTo: async (place) => {
      selected = place;
    },
    watch: async (lookAgain) => {
      watchers.add(lookAgain);
      return async () => void watchers.delete(lookAgain);
    },
    startNewPlanner: async () => {
      started += 1;
    },
    putBackSheets: async (_, names) => {
      const back = [...opened].filter(([, { corner }]) => names.includes(corner?.sheet ?? ""));
      grids = new Map([...grids, ...back]);
      return names;
    },
  };
  return {
    host,
    grids: () => grids,
    selected: () => selected,
    started: () => started,
    pause: () => {
      going = new Promise((resolve) => {
        goOn = resolve;
      });
    },
    goOn: () => goOn(),
    type: (place, value) => {
      put(place, value);
      for (const lookAgain of watchers) lookAgain();
    },
  };
}

const snapshotOf = (
  table: string,
  grid: Grid,
): Snapshot extends ReadonlyMap<string, infer One> ? One : never => ({
  table,
  corner: grid.corner ?? { sheet: table, row: 1, column: 1 },
  isProtected: false,
  columns: grid.headers.map((heading, inGrid) => ({ heading, formula: null, format: "@", inGrid })),
  rows: grid.rows,
  formats: [],
  inTheWay: null,
});

/** A table with new rows under its own headings; columns that the new rows do not have stay empty. */
function filled(before: Grid, written: Grid): Grid {
  const from = headingPositions(written);
  const at = before.headers.map((heading) => from.get(comparable(heading)) ?? -1);
  return { ...before, rows: written.rows.map((row) => at.map((position) => row[position] ?? null)) };
}
