/**
 * Trips to Excel for what an officer presses, counted by our host as Microsoft's own office.js makes them, on the worked
 * example: `npm run bench -- trips`
 */
import { checkNow } from "../taskpane/actions/check.ts";
import { follow, visit } from "../taskpane/actions/look.ts";
import { putBackPlan, writePlan } from "../taskpane/actions/plan.ts";
import { openInExcel } from "../test/excel/openInExcel.ts";
import { bytesOf, paneOver } from "../test/taskpane/paneOver.ts";

const { pane, host } = paneOver(openInExcel(bytesOf("worked-example.xlsx")));
await follow(pane);
const presses = [
  ["Check workbook", () => checkNow(pane)],
  ["a line of the list", () => visit(pane, { table: "Costs", row: 3, column: "Role" }, "6 Costs!C9")],
  ["Write the plan: read, snapshot, write, stamp", () => writePlan(pane)],
  ["Put back the previous plan", () => putBackPlan(pane)],
] as const;
for (const [what, press] of presses) {
  const before = host.trips();
  await press();
  if (pane.state().trouble !== null) throw new Error(`${what}: ${pane.state().trouble}`);
  console.log(`${String(host.trips() - before).padStart(4)} trips  ${what}`);
}
