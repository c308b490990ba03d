import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import type { Response } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { makePackage } from "../../package.ts";
import { OFFICE, OFFICE_HOSTS } from "../../webpack.config.mjs";
import { hasBrowser } from "../browser.ts";
import { openWorkbench, type Workbench } from "../e2e/openWorkbench.ts";

if (!hasBrowser) console.log("No browser here: the packaged pane was not opened.");

/** Microsoft's own copy of what its address gives. */
const office = dirname(createRequire(import.meta.url).resolve("@microsoft/office-js/dist/office.js"));
const CDN = OFFICE.microsoft.replace(/office\.js$/, "");

describe.runIf(hasBrowser)("the pane as npm run package writes it, byte for byte", () => {
  const target = mkdtempSync(join(tmpdir(), "twintrack-package-"));
  let bench: Workbench;
  const answers: Response[] = [];
  /** What was asked of anybody but this machine. */
  const foreign: string[] = [];

  beforeAll(async () => {
    await makePackage({ baseUrl: "https://tools.example.gov.uk/twintrack", id: crypto.randomUUID(), target });
    bench = await openWorkbench({
      folders: { "/pane/": join(target, "pane") },
      trusted: { scripts: OFFICE_HOSTS, framedBy: [] },
    });
    bench.page.on("response", (answer) => answers.push(answer));
    await bench.page.context().route(
      (url) => url.hostname !== "localhost",
      (route) => {
        const address = route.request().url();
        foreign.push(address);
        // The address is case-blind at Microsoft's; the files of the package are named in small letters.
        const path = join(
          office,
          address
            .slice(CDN.length)
            .replace(/[?#].*/, "")
            .toLowerCase(),
        );
        return address.startsWith(CDN) && existsSync(path) ? route.fulfill({ path }) : route.abort();
      },
    );
    await bench.open();
  }, 180_000);
  afterAll(async () => {
    await bench?.close();
    rmSync(target, { recursive: true });
  });

  test("checks, weighs, plans and puts the plan back, with office.js from Microsoft’s address", {
    timeout: 120_000,
  }, async () => {
    const { pane, walkToPlan, toSheet, cell } = bench;
    await walkToPlan();
    await toSheet("7 Portfolio");
    await expect.poll(() => cell("A6").textContent()).toBe("Fund");
    await pane.getByRole("button", { name: "Put back the previous plan" }).click();
    await expect.poll(() => cell("A6").textContent()).toBe("");
    await pane.getByRole("button", { name: "Words", exact: true }).click();
    await pane.locator("main svg").first().waitFor();
    expect(bench.faults).toEqual([]);
  });

  test("asks Microsoft for office.js and what that loads, and nobody else for anything", () => {
    expect(foreign).toContain(OFFICE.microsoft);
    expect(foreign.filter((address) => !address.startsWith(CDN))).toEqual([]);
  });

  test("came to the browser exactly as it stands in the package", async () => {
    const files = readdirSync(join(target, "pane"), { recursive: true, encoding: "utf8" });
    const seen: string[] = [];
    for (const answer of answers) {
      const { pathname } = new URL(answer.url());
      const name = pathname.replace(/^\/pane\//, "");
      if (name === pathname || answer.status() !== 200) continue;
      expect((await answer.body()).equals(readFileSync(join(target, "pane", name))), name).toBe(true);
      seen.push(name);
    }
    expect(files).toEqual(expect.arrayContaining(seen));
    expect(seen).toContain("index.html");
    expect(seen.filter((name) => name.endsWith(".js")).length).toBeGreaterThan(2);
  });

  test("says which hosts to allow where Microsoft’s address is blocked", async () => {
    const { page } = bench;
    await page.context().unrouteAll();
    await page.context().route(
      (url) => url.hostname !== "localhost",
      (route) => route.abort(),
    );
    await page.goto(new URL("pane/index.html", page.url()).href);
    await page.getByRole("heading", { name: "Excel’s script is blocked" }).waitFor();
    for (const host of OFFICE_HOSTS) expect(await page.getByText(new URL(host).hostname).count()).toBe(1);
  });
});
