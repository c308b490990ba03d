import type { Grid } from "../../../src/workbook/grid.ts";
import { openingFrom, openPane } from "../../../taskpane/open.ts";
import { whenExcelIsReady } from "../../../taskpane/ready.ts";
import { followTheme } from "../../../taskpane/theme.ts";
import { showBlocked } from "../../../taskpane/views/blocked.ts";
import { pageWorkbook } from "./pageHost.ts";

/** The pane in a plain page, over the tables that `?workbook=` names; what a test does to them hangs on the window. */
const query = new URLSearchParams(location.search);
const file = query.get("workbook") ?? "example";

followTheme(document.documentElement);
if (file === "blocked") {
  const readiness = await whenExcelIsReady();
  if (readiness !== "ready") showBlocked(document.body, readiness);
} else {
  const tables = (await (await fetch(`${file}.json`)).json()) as [string, Grid][];
  const workbook = pageWorkbook(new Map(tables));
  Object.assign(window, { workbook });
  await openPane(document.body, workbook.host, openingFrom(location.search));
}
document.documentElement.dataset.ready = "";
