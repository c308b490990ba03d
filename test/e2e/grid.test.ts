import { readFileSync } from "node:fs";
import ExcelJS from "exceljs";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { lintWorkbook } from "../../src/file/lint/lint.ts";
import { readWorkbook } from "../../src/file/read/readWorkbook.ts";
import { hasBrowser } from "../browser.ts";
import { findingsOf } from "../file/judges.ts";
import { withoutSheets } from "../file/write/withoutSheets.ts";
import { axe } from "./axe.ts";
import { openWorkbench, type Workbench } from "./openWorkbench.ts";

if (!hasBrowser) console.log("No browser here: using the grid in a browser was left out.");

const example = new Uint8Array(readFileSync("templates/worked-example.xlsx"));
const PIXEL =
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";

/** Somebody else's workbook: merged cells, hidden rows, columns and sheets, a link out, a picture. */
async function strangersWorkbook(): Promise<Uint8Array> {
  const made = new ExcelJS.Workbook();
  const sheet = made.addWorksheet("Budget");
  sheet.getCell("A1").value = "Budget of the year";
  sheet.mergeCells("A1:D2");
  for (let row = 3; row <= 40; row++) sheet.getRow(row).values = [`line ${row}`, row, row * 2, "note", "end"];
  sheet.mergeCells("B24:B30");
  sheet.getRow(5).hidden = true;
  sheet.getColumn("C").hidden = true;
  sheet.getCell("E3").value = { text: "the council", hyperlink: "https://council.example/" };
  const image = made.addImage({ base64: PIXEL, extension: "png" });
  sheet.addImage(image, { tl: { col: 5, row: 3 }, ext: { width: 128, height: 80 } });
  made.addWorksheet("Workings", { state: "hidden" });
  return new Uint8Array(await made.xlsx.writeBuffer());
}

describe.runIf(hasBrowser)("the grid of the workbench", () => {
  let bench: Workbench;
  beforeAll(async () => {
    bench = await openWorkbench();
    await bench.open();
  });
  afterAll(() => bench?.close());
  const press: Workbench["press"] = (...keys) => bench.press(...keys);
  const place = () => bench.place();
  const said = () => bench.said();
  const textAt = (address: string) => bench.textAt(address);

  describe("over the worked example", () => {
    beforeEach(async () => {
      await bench.openBytes("Costs.xlsx", example);
      await bench.toSheet("6 Costs");
    });

    test("rows, columns and all of a sheet are selected by key and by pointer", async () => {
      const { cell, page } = bench;
      await cell("C7").click();
      await press("Shift+Space");
      await expect.poll(() => place()).toMatch(/^A7:[A-Z]+7$/);
      await cell("C7").click();
      await press("Control+Space");
      await expect.poll(() => place()).toMatch(/^C1:C\d+$/);
      await press("Control+a");
      await expect.poll(() => place()).toMatch(/^A1:[A-Z]+\d+$/);
      await page.getByRole("rowheader", { name: "9", exact: true }).click();
      await expect.poll(() => place()).toMatch(/^A9:[A-Z]+9$/);
      await page.getByRole("columnheader", { name: "D", exact: true }).click();
      await expect.poll(() => place()).toMatch(/^D1:D\d+$/);
      await expect.poll(() => cell("D9").getAttribute("aria-selected")).toBe("true");
    });

    test("cells are cleared, and it is taken back and done again", async () => {
      const { cell } = bench;
      await cell("C6").click();
      await press("Shift+ArrowDown", "Delete");
      await expect.poll(() => textAt("C7")).toBe("");
      await press("Control+z");
      await expect.poll(() => textAt("C7")).not.toBe("");
      await press("Control+y");
      await expect.poll(() => textAt("C6")).toBe("");
      await press("Control+Shift+z");
      await expect.poll(() => said()).toBe("There is nothing to do again.");
    });

    test("a cell is filled down and pasted in full, with its formula moved", async () => {
      const { cell, page } = bench;
      await cell("X6").click();
      await page.keyboard.type("=1/3+ROW(A6)");
      await press("Enter");
      await cell("X6").click();
      await press("Shift+ArrowDown", "Shift+ArrowDown", "Control+d");
      await expect.poll(() => textAt("X8")).toMatch(/^8\.33/);
      await press("Control+c");
      await cell("Y10").click();
      await press("Control+v");
      await expect.poll(() => textAt("Y12")).toMatch(/^12\.33/);
      await cell("Y12").click();
      await expect.poll(() => page.getByLabel("What the cell holds").inputValue()).toBe("=1/3+ROW(B12)");
    });

    test("a picture on the clipboard empties no cell", async () => {
      const { cell } = bench;
      const pasteNothing = (of: Element) => {
        const paste = new ClipboardEvent("paste", {
          clipboardData: new DataTransfer(),
          bubbles: true,
          cancelable: true,
        });
        of.dispatchEvent(paste);
        return paste.defaultPrevented;
      };
      const before = await textAt("B7");
      expect(before).not.toBe("");
      await cell("B7").click();
      expect(await cell("B7").evaluate(pasteNothing)).toBe(true);
      await cell("Y15").click();
      await bench.page.keyboard.type("next");
      await press("Enter");
      await expect.poll(() => textAt("Y15")).toBe("next");
      await expect.poll(() => textAt("B7")).toBe(before);
    });

    test("a row is taken out of a table by the keyboard alone, and the sums follow", async () => {
      const { cell, page } = bench;
      const [second, third] = [await textAt("A7"), await textAt("A8")];
      await cell("B7").click();
      await press("Shift+F10");
      const item = page.getByRole("menuitem", { name: "Delete row 7 of the table" });
      await expect.poll(() => page.getByRole("menu").isVisible()).toBe(true);
      expect(await axe(page)).toEqual([]);
      await press("ArrowDown");
      await expect.poll(() => item.evaluate((each) => each === document.activeElement)).toBe(true);
      await press("Enter");
      await expect.poll(() => textAt("A7")).toBe(third);
      await expect.poll(() => said()).toMatch(/^Deleted row 7 of the table/);
      await press("Control+z");
      await expect.poll(() => textAt("A7")).toBe(second);
    });

    test("the right button acts on what it is pressed on, and on all that is selected where that is within", async () => {
      const { cell, page } = bench;
      const row = (number: string) => page.getByRole("rowheader", { name: number, exact: true });
      const item = (words: string) => page.getByRole("menuitem", { name: words });
      const other = { button: "right" } as const;
      await cell("C7").click();
      await cell("C9").click(other);
      await expect.poll(() => place()).toBe("C9");
      await item("Delete row 9 of the table").waitFor();
      await press("Escape");
      await row("7").click();
      await row("9").click({ modifiers: ["Shift"] });
      await cell("C8").click(other);
      await expect.poll(() => place()).toMatch(/^A7:[A-Z]+9$/);
      await item("Delete rows 7 to 9 of the table").waitFor();
      await press("Escape");
      await page.getByRole("columnheader", { name: "D", exact: true }).click(other);
      await expect.poll(() => place()).toMatch(/^D1:D\d+$/);
      await press("Escape");
      const [ninth, tenth] = [await textAt("B9"), await textAt("B10")];
      await row("10").click(other);
      await item("Insert a table row above").click();
      await expect.poll(said).toMatch(/^Row 10 is new/);
      expect([await textAt("B9"), await textAt("B10"), await textAt("B11")]).toEqual([ninth, "", tenth]);
      await row("10").click(other);
      await item("Delete row 10 of the table").click();
      await expect.poll(said).toMatch(/^Deleted row 10 of the table/);
      await expect.poll(() => textAt("B10")).toBe(tenth);
    });

    test("what is done is said, and is gone with the next thing that is done", async () => {
      await bench.cell("C6").click();
      await press("Shift+ArrowDown", "Delete");
      await expect.poll(said).toBe("2 cells cleared.");
      await press("Control+z");
      await expect.poll(said).toBe("Taken back.");
      await press("Control+y");
      await expect.poll(said).toBe("Done again.");
      await press("ArrowDown");
      await expect.poll(() => said()).toBe("");
      await press("Control+z");
      await expect.poll(said).toBe("Taken back.");
      await press("F2");
      await expect.poll(() => said()).toBe("");
      await press("Escape");
      await bench.cell("C8").click();
      await press("Control+d");
      await expect.poll(said).toBe("1 cell filled.");
      await bench.toSheet("Settings");
      await expect.poll(() => said()).toBe("");
    });

    test("a block that is pasted is selected, and it is said how many of its cells break their rules", async () => {
      const paste = (of: Element, text: string) => {
        const clipboardData = new DataTransfer();
        clipboardData.setData("text/plain", text);
        of.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
      };
      await bench.cell("H6").click();
      await bench.cell("H6").evaluate(paste, "abc\t1\n2\tdef\n3\t4");
      await expect.poll(() => textAt("I7")).toBe("def");
      await expect.poll(() => place()).toBe("H6:I8");
      await expect
        .poll(said)
        .toBe(
          "6 cells pasted into H6:I8. 2 of 6 cells hold something their column does not allow; Check lists them.",
        );
      await bench.cell("N6").click();
      await bench.cell("N6").evaluate(paste, "counted");
      await expect.poll(said).toBe("1 cell pasted into N6.");
    });

    test("words are found on the sheet, round from its end", async () => {
      const { cell, page } = bench;
      await cell("A1").click();
      await press("Control+f");
      await page.keyboard.type("moderation");
      await press("Enter");
      await expect.poll(() => said()).toMatch(/^1 of \d+$/);
      const first = await place();
      await press("Enter");
      await expect.poll(() => place()).not.toBe(first);
      await press("Shift+Enter");
      await expect.poll(() => place()).toBe(first);
      expect(await axe(page)).toEqual([]);
      await press("Escape");
      await expect
        .poll(() => page.locator("td.active").evaluate((each) => each === document.activeElement))
        .toBe(true);
    });
  });

  describe("over somebody else's workbook", () => {
    beforeEach(async () => bench.openBytes("Budget.xlsx", await strangersWorkbook()));

    test("merged cells are one cell, to the eye, to the arrows and to typing", async () => {
      const { cell, page } = bench;
      const box = await cell("A1").boundingBox();
      const below = await cell("A3").boundingBox();
      expect((box?.y ?? 0) + (box?.height ?? 0)).toBeCloseTo(below?.y ?? 0, 0);
      expect(box?.width).toBeGreaterThan(2 * (below?.width ?? 0));
      await cell("A3").click();
      await press("ArrowUp");
      await expect.poll(() => place()).toBe("A1:D2");
      await press("ArrowRight");
      await expect.poll(() => place()).toBe("E1");
      await cell("A1").click();
      await page.keyboard.type("Another title");
      await press("Enter");
      await expect.poll(() => textAt("A1")).toBe("Another title");
      await expect.poll(() => place()).toBe("A3");
      await expect.poll(() => cell("B27").count()).toBe(0);
      await expect.poll(() => cell("B24").getAttribute("rowspan")).toBe("7");
    });

    test("what is hidden is hidden, and passed over", async () => {
      const { cell, page } = bench;
      await expect.poll(() => page.getByRole("tab").allTextContents()).toEqual(["Budget"]);
      expect([await cell("C4").count(), await cell("A5").isVisible()]).toEqual([0, false]);
      const [b, d] = [await cell("B4").boundingBox(), await cell("D4").boundingBox()];
      expect((b?.x ?? 0) + (b?.width ?? 0)).toBeCloseTo(d?.x ?? 0, 0);
      await cell("B4").click();
      await press("ArrowRight", "ArrowDown");
      await expect.poll(() => place()).toBe("D6");
    });

    test("a picture is a frame with its name; a link out of the workbook says where it leads", async () => {
      const { cell, page } = bench;
      expect(await page.getByRole("img", { name: /^Picture/ }).isVisible()).toBe(true);
      await cell("E3").click();
      await expect.poll(said).toBe("This leads out of the workbook, to https://council.example/");
      expect(await axe(page)).toEqual([]);
    });
  });

  test("a sheet that is missing is put back by the pane and saved whole", { timeout: 120_000 }, async () => {
    const { pane, toSheet, typeRow } = bench;
    await bench.openBytes("Lost.xlsx", withoutSheets(example, ["6 Costs"]));
    await pane.getByRole("button", { name: "Put back missing sheets" }).click();
    await toSheet("6 Costs");
    await typeRow("B6", ["Doors that are open"]);
    const saved = new Uint8Array(readFileSync(await bench.save()));
    expect(lintWorkbook(saved)).toEqual([]);
    expect(await findingsOf(saved)).toEqual([]);
    expect(readWorkbook(saved).grids.get("Costs")?.rows[0]?.[1]).toBe("Doors that are open");
  });

  // 640 by 400 at two pixels a dot is what a window of 1280 by 800 shows at 200%.
  test.each([
    ["in forced colours", { width: 1280, height: 800 }, "active"],
    ["on a page 320 pixels wide", { width: 320, height: 640 }, "none"],
    ["at 200%", { width: 640, height: 400 }, "none"],
  ] as const)(
    "axe finds nothing wrong %s, and nothing is out of reach",
    async (_, viewport, forcedColors) => {
      const { page } = bench;
      await page.emulateMedia({ forcedColors });
      await page.setViewportSize(viewport);
      expect(await axe(page)).toEqual([]);
      const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      expect(wide).toBeLessThanOrEqual(0);
      await page.getByRole("button", { name: "Save as .xlsx" }).click({ trial: true });
      const scroller = await page.locator("#grid").boundingBox();
      expect(scroller?.height).toBeGreaterThan(100);
      await page.emulateMedia({ forcedColors: "none" });
      await page.setViewportSize({ width: 1280, height: 800 });
    },
  );

  test("nothing goes wrong on the page", () => {
    expect(bench.faults).toEqual([]);
  });
});
