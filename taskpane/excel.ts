import { goTo } from "../src/excel/goTo.ts";
import { putBackSheets, startNewPlanner } from "../src/excel/planner.ts";
import { readGrids } from "../src/excel/readGrids.ts";
import { takeSnapshot } from "../src/excel/snapshot.ts";
import { watch } from "../src/excel/watch.ts";
import { writeCells } from "../src/excel/writeCells.ts";
import { restoreSnapshot, writeGrids } from "../src/excel/writeGrids.ts";
import type { Host } from "./host.ts";

/** Excel itself, as the pane asks it. */
export const excel: Host = {
  readGrids,
  takeSnapshot,
  writeGrids,
  restoreSnapshot,
  writeCells,
  goTo,
  watch,
  startNewPlanner,
  putBackSheets,
};
