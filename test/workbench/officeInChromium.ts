import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { transformSync } from "@swc/core";
import type { Browser, Frame, Route } from "playwright-core";
import type { Host } from "../../workbench/host/host.ts";
import type { WireRequest } from "../../workbench/host/wire.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));
const office = dirname(createRequire(import.meta.url).resolve("@microsoft/office-js/dist/office.js"));
const ORIGIN = "https://localhost";

const workbenchPage = `<!doctype html><title>Workbench</title><body><script type="module">
import { openAddin } from "/workbench/host/frame.ts";
const told = new Set();
window.tell = (event) => { for (const each of told) each(event); };
const host = { answer: window.answer, onEvent: (each) => { told.add(each); return () => told.delete(each); } };
openAddin(host, {
  address: location.origin + "/addin.html", title: "Add-in", into: document.body, onRefused: window.refused,
});
</script>`;
const addinPage = `<!doctype html><title>Add-in</title><script src="/office/office.js"></script>
<script type="module">
import { readGrids } from "/src/excel/readGrids.ts";
import { takeSnapshot } from "/src/excel/snapshot.ts";
import { watch } from "/src/excel/watch.ts";
import { writeGrids } from "/src/excel/writeGrids.ts";
window.twintrack = { readGrids, takeSnapshot, watch, writeGrids };
window.ready = Office.onReady();
</script>`;

/** An add-in's page in a browser, beside a workbook that is open in this process. */
export interface InChromium {
  /** The frame of the add-in, with office.js ready in it. */
  readonly addin: Frame;
  /** Every address that was asked for. */
  readonly asked: readonly string[];
  /** What the add-in asked for and was refused. */
  readonly refused: readonly string[];
  /** Puts another workbook beside the add-in. */
  readonly turnTo: (host: Host) => void;
  readonly close: () => Promise<void>;
}

/** Opens the workbench's page with an add-in in a frame, everything served from this machine. */
export async function openInChromium(browser: Browser): Promise<InChromium> {
  const context = await browser.newContext();
  const page = await context.newPage();
  const asked: string[] = [];
  const refused: string[] = [];
  await context.route("**/*", (route) => {
    asked.push(route.request().url());
    return serve(route);
  });
  let host: Host | undefined;
  await page.exposeFunction("answer", (request: WireRequest, flags: number) => host?.answer(request, flags));
  await page.exposeFunction("refused", (what: string) => refused.push(what));
  const turnTo = (next: Host): void => {
    host = next;
    next.onEvent((event) => void page.evaluate((each) => (globalThis as unknown as Page).tell(each), event));
  };
  await page.goto(`${ORIGIN}/`);
  const element = await page.waitForSelector("iframe");
  const addin = await element.contentFrame();
  if (addin === null) throw new Error("the add-in’s frame did not open");
  await addin.waitForFunction(() => (globalThis as unknown as { ready?: Promise<unknown> }).ready);
  return { addin, asked, refused, turnTo, close: () => context.close() };
}

interface Page {
  readonly tell: (event: unknown) => void;
}

function serve(route: Route): Promise<void> {
  const { origin, pathname } = new URL(route.request().url());
  if (origin !== ORIGIN) return route.abort();
  if (pathname === "/") return route.fulfill({ contentType: "text/html", body: workbenchPage });
  if (pathname === "/addin.html") return route.fulfill({ contentType: "text/html", body: addinPage });
  const isOffice = pathname.startsWith("/office/");
  const path = isOffice
    ? join(office, pathname.slice("/office/".length).toLowerCase())
    : join(root, pathname);
  if (!existsSync(path)) return route.fulfill({ status: 404, body: "" });
  if (!path.endsWith(".ts")) return route.fulfill({ path });
  const { code } = transformSync(readFileSync(path, "utf8"), {
    filename: path,
    jsc: { parser: { syntax: "typescript" }, target: "es2022" },
  });
  return route.fulfill({ contentType: "text/javascript", body: code });
}
