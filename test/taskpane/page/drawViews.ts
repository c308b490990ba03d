import { mkdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Page as Tab } from "playwright-core";
import { servePage } from "./servePage.ts";

/** What is drawn: the picture's name, the address, the colours, and what is done before. */
interface View {
  readonly name: string;
  readonly query: string;
  readonly colours?: "light" | "dark";
  readonly before?: (tab: Tab) => Promise<void>;
}

const WIDTH = 320;
/** The tallest that a picture is, so that it stays one that a page of text can hold. */
const TALLEST = 1100;

const press = (name: string) => async (tab: Tab) => tab.getByRole("button", { name }).first().click();
const planned = async (tab: Tab): Promise<void> => {
  await press("Write the plan")(tab);
  await tab.locator("figure svg").waitFor({ timeout: 60_000 });
};
const weighed = async (tab: Tab): Promise<void> => {
  await tab.getByRole("spinbutton", { name: "Weight of reputation" }).fill("80");
  await tab.keyboard.press("Tab");
};

const compared = async (tab: Tab): Promise<void> => {
  const title = tab.getByText("Or compare them two at a time");
  await title.click();
  await tab.getByRole("combobox").nth(2).selectOption({ index: 1 });
  await title.evaluate((summary) => scrollTo(0, scrollY + summary.getBoundingClientRect().top - 120));
};

// biome-ignore format: reads as a table
const views: readonly View[] = [
  { name: "stages",       query: "?view=stages" },
  { name: "stages-new",   query: "?view=stages&workbook=new" },
  { name: "check",        query: "?view=check&do=check&workbook=slips" },
  { name: "check-gates",  query: "?view=check&do=check" },
  { name: "weigh",        query: "?view=weigh", before: weighed },
  { name: "ranking",      query: "?view=weigh", before: async (tab) => { await weighed(tab); await tab.locator("#ranking").evaluate((title) => scrollTo(0, title.getBoundingClientRect().top - 100)); } },
  { name: "pairs",        query: "?view=weigh", before: compared },
  { name: "plan",         query: "?view=plan" },
  { name: "plan-written", query: "?view=plan", before: async (tab) => { await planned(tab); await tab.locator(".project > summary").nth(1).click(); await tab.evaluate(() => scrollTo(0, 0)); } },
  { name: "frontier",     query: "?view=plan", before: async (tab) => { await planned(tab); await tab.evaluate(() => scrollTo(0, document.body.scrollHeight)); } },
  { name: "words",        query: "?view=words" },
  { name: "stages-dark",  query: "?view=stages&workbook=slips", colours: "dark" },
  { name: "check-dark",   query: "?view=check&do=check&workbook=slips", colours: "dark" },
  { name: "words-dark",   query: "?view=words", colours: "dark" },
  { name: "frontier-dark", query: "?view=plan", colours: "dark", before: async (tab) => { await planned(tab); await tab.evaluate(() => scrollTo(0, document.body.scrollHeight)); } },
];

// Draws every view into docs/pictures: npx tsx test/taskpane/page/drawViews.ts
const folder = fileURLToPath(new URL("../../../docs/pictures/", import.meta.url));
mkdirSync(folder, { recursive: true });
const page = await servePage();
for (const { name, query, colours = "light", before } of views) {
  const context = await page.browser.newContext({
    viewport: { width: WIDTH, height: 720 },
    deviceScaleFactor: 2,
    colorScheme: colours,
    reducedMotion: "reduce",
  });
  const tab = await context.newPage();
  await tab.goto(`${page.address}${query}`);
  await tab.waitForSelector("html[data-ready]");
  const height = await tab.evaluate(() => document.documentElement.scrollHeight);
  await tab.setViewportSize({ width: WIDTH, height: Math.min(TALLEST, Math.max(height, 560)) });
  await before?.(tab);
  await tab.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
  await tab.screenshot({ path: `${folder}pane-${name}.png` });
  await context.close();
}
await page.close();
