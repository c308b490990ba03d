import { mkdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { openWorkbench } from "./openWorkbench.ts";

// Takes the pictures of the workbench that the documentation shows: npx tsx test/e2e/pictures.ts
const folder = fileURLToPath(new URL("../../docs/pictures/", import.meta.url));
mkdirSync(folder, { recursive: true });
const { page, pane, open, toSheet, cell, close } = await openWorkbench();
const picture = (name: string): Promise<unknown> =>
  page.screenshot({ path: `${folder}workbench-${name}.png`, animations: "disabled" });
try {
  await open();
  await pane.getByText("areas").first().waitFor();
  await picture("start");

  await toSheet("1 Areas");
  await cell("D7").click();
  await page.keyboard.press("Alt+ArrowDown");
  await picture("choosing");
  await page.keyboard.press("Escape");

  await pane.getByRole("button", { name: "Plan", exact: true }).click();
  await pane.getByRole("button", { name: "Write the plan" }).click();
  await pane.getByRole("button", { name: "Write the plan again" }).waitFor();
  await toSheet("7 Portfolio");
  await picture("plan");
  await page.getByRole("button", { name: /^Charts/ }).click();
  await picture("charts");
  await page.getByRole("button", { name: /^Charts/ }).click();

  await page.setViewportSize({ width: 800, height: 1000 });
  await toSheet("6 Evaluation");
  await picture("narrow");
} finally {
  await close();
}
