import { existsSync, readdirSync, readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { atOnce } from "../../src/file/pieces.ts";
import { isRefusal } from "../../src/file/refusal.ts";
import type { Book } from "../../workbench/page/book.ts";
import { openFile } from "../../workbench/page/openFile.ts";
import { hasBrowser } from "../browser.ts";
import { openWorkbench, type Workbench } from "./openWorkbench.ts";

const CORPUS = new URL("../../../shared/corpus/", import.meta.url);
const isThere = existsSync(CORPUS) && hasBrowser;
if (!isThere)
  console.log("No real workbooks by other people, or no browser: opening them on the page was left out.");

const names = isThere ? readdirSync(CORPUS).filter((name) => /\.xl[st][xm]$/.test(name)) : [];

/** Of larger ones, of which there are many alike, one in five is opened. */
const LARGE = 300_000;

/** What opening a workbook comes to: the workbook, or the sentence with which it is refused. */
function opened(name: string, bytes: Uint8Array): Book | string {
  try {
    return atOnce(openFile(name, bytes));
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
    for (const [place, name] of names.entries()) {
      const path = new URL(name, CORPUS);
      const bytes = new Uint8Array(readFileSync(path));
      if (bytes.length > LARGE && place % 5 > 0) continue;
      const book = opened(name, bytes);
      const before = faults.length;
      await page.getByLabel("A workbook from this computer").setInputFiles(path.pathname);
      if (typeof book === "string") {
        await expect.poll(() => status.textContent(), { message: name }).toBe(book);
        continue;
      }
      await expect.poll(() => page.title(), { message: name }).toContain(name);
      await page.getByRole("gridcell").first().focus();
      await page.keyboard.press("Control+End");
      await page.getByRole("tab").last().click();
      const saved = new Uint8Array(readFileSync(await bench.save()));
      if (faults.length > before) amiss.push(`${name}: ${faults.slice(before).join(" ")}`);
      if (Buffer.compare(saved, bytes) !== 0) amiss.push(`${name}: saved otherwise than it was`);
    }
    expect(amiss).toEqual([]);
  });
});
