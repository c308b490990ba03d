import { excel } from "./excel.ts";
import { openingFrom, openPane } from "./open.ts";
import { whenExcelIsReady } from "./ready.ts";
import { tabWithin } from "./tabbing.ts";
import { followTheme } from "./theme.ts";
import { showBlocked } from "./views/blocked.ts";

const root = document.body;

followTheme(document.documentElement);
tabWithin(document);
const readiness = await whenExcelIsReady();
if (readiness === "ready") await openPane(root, excel, openingFrom(location.search));
else showBlocked(root, readiness);
