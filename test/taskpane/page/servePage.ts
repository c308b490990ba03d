import { existsSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { extname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import type { Browser } from "playwright-core";
import webpack from "webpack";
import type { Grids } from "../../../src/workbook/grid.ts";
import { taskPane } from "../../../webpack.config.mjs";
import { launchBrowser } from "../../browser.ts";
import { example, tablesOf, withSlips } from "./workbooks.ts";

const at = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/** The address of the pane in a plain page, and a browser to open it in. */
export interface Page {
  readonly address: string;
  readonly browser: Browser;
  readonly close: () => Promise<void>;
}

/** Builds the pane as it is built for Excel, but over a workbook in the page, and serves it. */
export async function servePage(more: Readonly<Record<string, Grids>> = {}): Promise<Page> {
  const browser = await launchBrowser();
  const folder = mkdtempSync(join(tmpdir(), "twintrack-pane-"));
  await build(folder);
  const workbooks = { example, slips: withSlips, new: tablesOf("twintrack.xlsx"), none: new Map(), ...more };
  for (const [name, grids] of Object.entries(workbooks))
    writeFileSync(join(folder, `${name}.json`), JSON.stringify([...grids]));
  const server = createServer(({ url = "/" }, answer) => {
    const path = resolve(folder, `.${new URL(url, "http://pane").pathname}`);
    if (!path.startsWith(folder) || !existsSync(path)) return answer.writeHead(404).end();
    answer.writeHead(200, { "content-type": TYPES[extname(path)] ?? "application/octet-stream" });
    answer.end(readFileSync(path));
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}/index.html`,
    browser,
    close: async () => {
      await browser.close();
      server.close();
    },
  };
}

const TYPES: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript",
  ".css": "text/css",
  ".json": "application/json",
  ".png": "image/png",
};

async function build(path: string): Promise<void> {
  const config = taskPane({ office: null, entry: at("./page.ts"), path, isSmall: false });
  const stats = await new Promise<webpack.Stats | undefined>((done, fail) =>
    webpack(config, (failure, built) => (failure ? fail(failure) : done(built))),
  );
  if (stats?.hasErrors()) throw new Error(stats.toString({ all: false, errors: true }));
}
