import { existsSync, readdirSync, readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { isRefusal } from "../../src/file/refusal.ts";
import { openFile } from "../../workbench/page/openFile.ts";
import { hasChromium, openWorkbench, type Workbench } from "./openWorkbench.ts";

const CORPUS = new URL("../../../shared/corpus/", import.meta.url);
const isThere = existsSync(CORPUS) && hasChromium;
if (!isThere)
  console.log("No real workbooks by other people, or no Chromium: opening them on the page was left out.");

const names = isThere ? readdirSync(CORPUS).filter((name) => /\.xl[st][xm]$/.test(name)) : [];

/** The sentence that refuses a workbook; undefined for one that opens. */
function refusalOf(name: string): string | undefined {
  try {
    openFile(name, new Uint8Array(readFileSync(new URL(name, CORPUS))));
    return undefined;
  } catch (caught) {
    if (isRefusal(caught)) return caught.message;
    throw caught;
  }
}

describe.runIf(isThere)("on the page, real workbooks by other people", () => {
  let bench: Workbench;
  beforeAll(async () => {
    bench = await openWorkbench();
    await bench.open("?workbook=new");
  });
  afterAll(() => bench?.close());

  test("each opens, scrolls to its last cell and is saved as it was, or is refused in a plain sentence", {
    timeout: 600_000,
  }, async () => {
    const { page, faults } = bench;
    const status = page.locator("p[role=status]");
    const amiss: string[] = [];
    for (const name of names) {
      const path = new URL(name, CORPUS);
      const refusal = refusalOf(name);
      const before = faults.length;
      await page.getByLabel("A workbook from this computer").setInputFiles(path.pathname);
      if (refusal !== undefined) {
        await expect.poll(() => status.textContent(), { message: name }).toBe(refusal);
        continue;
      }
      await expect.poll(() => page.title(), { message: name }).toContain(name);
      await page.getByRole("gridcell").first().focus();
      await page.keyboard.press("Control+End");
      await page.getByRole("tab").last().click();
      const saved = readFileSync(await bench.save());
      if (faults.length > before) amiss.push(`${name}: ${faults.slice(before).join(" ")}`);
      if (!saved.equals(readFileSync(path))) amiss.push(`${name}: saved otherwise than it was`);
    }
    expect(amiss).toEqual([]);
  });
});
