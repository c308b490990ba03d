import { goTo } from "../src/excel/goTo.ts";
import { putBackSheets, startNewPlanner } from "../src/excel/planner.ts";
import { readGrids } from "../src/excel/readGrids.ts";
import { takeSnapshot } from "../src/excel/snapshot.ts";
import { watch } from "../src/excel/watch.ts";
import { writeCells } from "../src/excel/writeCells.ts";
import { restoreSnapshot, writeGrids } from "../src/excel/writeGrids.ts";
import { openingFrom, openPane } from "./open.ts";
import { whenExcelIsReady } from "./ready.ts";
import { followTheme } from "./theme.ts";
import { showBlocked } from "./views/blocked.ts";

const host = {
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
const root = document.body;

followTheme(document.documentElement);
const readiness = await whenExcelIsReady();
if (readiness === "ready") await openPane(root, host, openingFrom(location.search));
else showBlocked(root, readiness);
