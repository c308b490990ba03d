import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { readGrids } from "../../src/excel/readGrids.ts";
import type { takeSnapshot } from "../../src/excel/snapshot.ts";
import type { watch } from "../../src/excel/watch.ts";
import type { writeGrids } from "../../src/excel/writeGrids.ts";
import type { Grid } from "../../src/workbook/grid.ts";
import { type Host, newHost } from "../../workbench/host/host.ts";
import { openWorkbook } from "../../workbench/host/openWorkbook.ts";
import { hasBrowser, launchBrowser } from "../browser.ts";
import { hostContract } from "../excel/contract.ts";
import { tableIn } from "../excel/openInExcel.ts";
import { plannedWorkbook } from "../excel/plannedWorkbook.ts";
import { type InChromium, openInChromium } from "./officeInChromium.ts";

if (!hasBrowser) console.log("No browser here: office.js in a browser was left out.");

describe.runIf(hasBrowser)("office.js in a browser", () => {
  let browser: Browser;
  let page: InChromium;
  beforeAll(async () => {
    browser = await launchBrowser();
    page = await openInChromium(browser);
  });
  afterAll(() => browser.close());

  const opened = (bytes: Uint8Array): Host => {
    const host = newHost({ workbook: openWorkbook(bytes) });
    page.turnTo(host);
    return host;
  };

  hostContract("Excel in a browser", async (bytes) => {
    opened(bytes);
    return {
      read: async (names) => new Map(await page.addin.evaluate(readInPage, [...names])),
      write: async (grids) => page.addin.evaluate(writeInPage, [...grids]),
    };
  });

  test("takes the workbench for Excel on the web, and asks nobody else for anything", async () => {
    opened(await plannedWorkbook());
    const ready = await page.addin.evaluate(() => Office.onReady());
    expect(ready).toMatchObject({ host: "Excel", platform: "OfficeOnline" });
    expect(
      await page.addin.evaluate(() => Office.context.requirements.isSetSupported("ExcelApi", "1.14")),
    ).toBe(true);
    expect(page.asked.filter((address) => !address.startsWith("https://localhost/"))).toEqual([]);
    expect(page.refused).toEqual([]);
  });

  test("is told of what a person types", async () => {
    const host = opened(await plannedWorkbook());
    await page.addin.evaluate(watchInPage);
    await host.type({ sheet: tableIn(host, "Checks").sheet, row: 5, column: 1 }, "typed");
    await page.addin.waitForFunction(() => (globalThis as unknown as { looks: number }).looks > 0);
  });

  test.each([
    ["ActivityLimitReached", { throttled: 1 }],
    ["InactiveWorkbook", { isBehind: true }],
    ["ResponsePayloadSizeLimitExceeded", { mostAnswered: 100 }],
  ])("hears of trouble by its code: %s", async (code, fault) => {
    const host = opened(await plannedWorkbook());
    Object.assign(host.faults, fault);
    expect(await page.addin.evaluate(codeInPage)).toBe(code);
  });

  test("is refused by name what the workbench does not do", async () => {
    opened(await plannedWorkbook());
    const said = await page.addin.evaluate(() =>
      Excel.run(async (context) => {
        context.workbook.worksheets.getItemOrNullObject("Checks").getRange("A1").getSpillParent();
        await context.sync();
      }).catch((caught: Error) => caught.message),
    );
    expect(said).toBe("Worksheet.getRange is not implemented by the workbench");
    await page.addin.evaluate(
      () => void Office.context.document.getSelectedDataAsync(Office.CoercionType.Text),
    );
    await expect.poll(() => page.refused).toEqual(["executeMethod is not implemented by the workbench"]);
  });
});

// What follows runs in the add-in’s page, with the modules that the pane has.
interface AddinPage {
  readonly twintrack: {
    readonly readGrids: typeof readGrids;
    readonly takeSnapshot: typeof takeSnapshot;
    readonly writeGrids: typeof writeGrids;
    readonly watch: typeof watch;
  };
  looks: number;
}

async function readInPage(names: readonly string[]): Promise<[string, Grid][]> {
  const { twintrack } = globalThis as unknown as AddinPage;
  return [...(await twintrack.readGrids(names))];
}

async function writeInPage(entries: [string, Grid][]): Promise<void> {
  const { twintrack } = globalThis as unknown as AddinPage;
  const grids = new Map(entries);
  await twintrack.writeGrids(grids, await twintrack.takeSnapshot(grids));
}

async function watchInPage(): Promise<void> {
  const page = globalThis as unknown as AddinPage;
  page.looks = 0;
  await page.twintrack.watch(() => {
    page.looks++;
  });
}

function codeInPage(): Promise<unknown> {
  const { twintrack } = globalThis as unknown as AddinPage;
  return twintrack.readGrids(["Checks"]).then(
    () => "no failure",
    ({ code }: { code: unknown }) => code,
  );
}
