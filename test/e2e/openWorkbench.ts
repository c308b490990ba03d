import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import type { FrameLocator, Locator, Page } from "playwright-core";
import webpack from "webpack";
import { newCertificate } from "../../src/cli/certificate.ts";
import { type Folders, serve, type Trusted } from "../../src/cli/serve.ts";
import { columnFromLetters } from "../../src/file/cellPlace.ts";
import { workbench } from "../../webpack.config.mjs";
import { launchBrowser } from "../browser.ts";

/** The workbench in a browser, and what a person does there. */
export interface Workbench {
  readonly page: Page;
  /** A folder for as long as it is open. */
  readonly folder: string;
  readonly pane: FrameLocator;
  /** What went wrong on the page or in the pane, which is nothing. */
  readonly faults: readonly string[];
  /** Every address that the browser asked for. */
  readonly asked: readonly string[];
  readonly open: (query?: string) => Promise<void>;
  /** Checks the workbook, changes a weight, and has the plan written. */
  readonly walkToPlan: () => Promise<void>;
  /** Opens a file as a person picks it; what was not saved goes. */
  readonly openBytes: (name: string, bytes: Uint8Array) => Promise<void>;
  readonly cell: (address: string) => Locator;
  readonly textAt: (address: string) => Promise<string | null>;
  /** The cells selected, "B2:C3". */
  readonly place: () => Promise<string | null>;
  /** What the page said last. */
  readonly said: () => Promise<string | null>;
  readonly press: (...keys: readonly string[]) => Promise<void>;
  readonly toSheet: (name: string) => Promise<void>;
  /** Clicks a cell and types from there: one text a cell, to the right by Tab. */
  readonly typeRow: (address: string, texts: readonly string[]) => Promise<void>;
  /** Saves and gives the path of the file. */
  readonly save: () => Promise<string>;
  readonly close: () => Promise<void>;
}

/** What stands in place of the workbench's own: folders by address, and whom the server trusts. */
export interface Instead {
  readonly folders?: Folders;
  readonly trusted?: Trusted;
}

/** Builds the workbench as it is built for people, serves it as `start` does, and opens a browser. */
export async function openWorkbench({ folders, trusted }: Instead = {}): Promise<Workbench> {
  const folder = mkdtempSync(join(tmpdir(), "twintrack-workbench-"));
  await build(folder);
  const office = dirname(createRequire(import.meta.url).resolve("@microsoft/office-js/dist/office.js"));
  const certificate = await newCertificate(new Date());
  const served = await serve({ "/": folder, "/office/": office, ...folders }, certificate, 0, trusted);
  const browser = await launchBrowser();
  const context = await browser.newContext({
    ignoreHTTPSErrors: true,
    viewport: { width: 1280, height: 800 },
  });
  const page = await context.newPage();
  const faults: string[] = [];
  const asked: string[] = [];
  page.on("pageerror", (fault) => faults.push(fault.message));
  page.on("request", (request) => asked.push(request.url()));
  const pane = page.frameLocator("aside iframe");
  const cell = (address: string): Locator => {
    const [, letters = "", row = ""] = /^([A-Z]+)(\d+)$/.exec(address) ?? [];
    return page.locator(
      `tr[aria-rowindex="${Number(row) + 1}"] > td[aria-colindex="${columnFromLetters(letters) + 1}"]`,
    );
  };
  const said = () => page.locator("p[role=status]").textContent();
  return {
    page,
    folder,
    pane,
    faults,
    asked,
    cell,
    said,
    textAt: (address) => cell(address).textContent(),
    place: () => page.getByLabel("Selected").textContent(),
    press: async (...keys) => {
      for (const key of keys) await page.keyboard.press(key);
    },
    openBytes: async (name, bytes) => {
      const path = join(folder, name);
      writeFileSync(path, bytes);
      await page.getByLabel("A workbook from this computer").setInputFiles(path);
      const question = page.getByRole("button", { name: `Open ${name}` });
      const told = page.locator("p[role=status]", { hasText: `${name} is open.` });
      await question.or(told).first().waitFor();
      if (await question.isVisible()) await question.click();
      await told.waitFor();
    },
    open: async (query = "") => {
      await page.goto(`${served.address}${query}`);
      await page.locator(".sheet td").first().waitFor();
      await pane.getByRole("navigation").first().waitFor();
    },
    walkToPlan: async () => {
      const press = (name: string | RegExp) =>
        pane.getByRole("button", { name, exact: true }).first().click();
      await press(/^Check/);
      await press("Check workbook");
      await pane.locator("#summary").waitFor();
      await press("Weigh");
      await pane.getByRole("spinbutton").first().fill("90");
      await press("Plan");
      await press("Write the plan");
      await pane.locator("figure svg").waitFor({ timeout: 60_000 });
    },
    toSheet: async (name) => {
      await page.getByRole("tab", { name, exact: true }).click();
      await page.getByRole("grid", { name, exact: true }).waitFor();
    },
    typeRow: async (address, texts) => {
      await cell(address).click();
      for (const text of texts) {
        if (text !== "") await page.keyboard.type(text);
        await page.keyboard.press("Tab");
      }
    },
    save: async () => {
      const download = page.waitForEvent("download");
      await page.getByRole("button", { name: "Save as .xlsx" }).click();
      const path = join(folder, `saved-${asked.length}.xlsx`);
      await (await download).saveAs(path);
      return path;
    },
    close: async () => {
      await browser.close();
      await served.close();
      rmSync(folder, { recursive: true });
    },
  };
}

async function build(path: string): Promise<void> {
  const stats = await new Promise<webpack.MultiStats | undefined>((done, fail) =>
    webpack([...workbench({ path, isSmall: false })], (failure, built) =>
      failure ? fail(failure) : done(built),
    ),
  );
  if (stats?.hasErrors()) throw new Error(stats.toString({ all: false, errors: true }));
}
