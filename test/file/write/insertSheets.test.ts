import { readFileSync } from "node:fs";
import { beforeAll, describe, expect, test } from "vitest";
import { lintWorkbook } from "../../../src/file/lint/lint.ts";
import { readWorkbook } from "../../../src/file/read/readWorkbook.ts";
import { insertSheets } from "../../../src/file/write/insertSheets.ts";
import { openParts } from "../../../src/file/write/parts.ts";
import { findSheet, placeOfKey, type Sheet } from "../../../workbench/host/workbook.ts";
import { type Book, openBook } from "../../../workbench/page/book.ts";
import { styleOf } from "../../../workbench/page/grid/painter.ts";
import { findingsOf, hasLibreOffice, recalculatedWorkbook } from "../judges.ts";
import { edit, richWorkbook, withParts } from "./richWorkbook.ts";
import { withoutSheets } from "./withoutSheets.ts";

const template = new Uint8Array(readFileSync("templates/twintrack.xlsx"));
const example = new Uint8Array(readFileSync("templates/worked-example.xlsx"));

/** A sheet with two tables' worth of drop-downs, one with charts, one that names stand for, one that is hidden. */
const lost = ["Settings", "2 Objectives", "7 Frontier", "Lists"];

/** The worked example as another program might keep it: with a font before the others, and other format numbers. */
const restyled = (bytes: Uint8Array): Uint8Array =>
  withParts(bytes, (parts) => {
    const styles = parts.get("xl/styles.xml") ?? "";
    const moved = styles
      .replace(/(<fonts count=")\d+("[^>]*>)/, '$19$2<font><i/><sz val="33"/><name val="Courier"/></font>')
      .replace(/fontId="(\d+)"/g, (_, id: string) => `fontId="${Number(id) + 1}"`)
      .replace(/numFmtId="16(\d)"/g, 'numFmtId="17$1"');
    parts.set("xl/styles.xml", moved);
  });

const sheetOf = (book: Book, name: string): Sheet => {
  const sheet = findSheet(book.workbook, name);
  if (sheet === undefined) throw new Error(`no sheet ${name}`);
  return sheet;
};

/** Every cell of a sheet with what it holds and how it looks. */
const cellsOf = (book: Book, name: string): readonly unknown[] => {
  const sheet = sheetOf(book, name);
  return [...sheet.cells].map(([key, cell]) => {
    const { row, column } = placeOfKey(key);
    return [row, column, cell, book.looks.styles[styleOf(book, sheet, row, column)]];
  });
};

describe("sheets put back into a workbook that lost them", () => {
  let before: Uint8Array;
  let after: Uint8Array;
  beforeAll(() => {
    before = restyled(withoutSheets(example, lost));
    after = insertSheets(before, template, lost);
  });

  test("hold what the template's hold, cell by cell, and look as they do", () => {
    const [whole, made] = [openBook("a.xlsx", after), openBook("b.xlsx", template)];
    for (const name of lost) {
      expect(cellsOf(whole, name)).toEqual(cellsOf(made, name));
      const [look, own] = [whole.lookOf(sheetOf(whole, name)), made.lookOf(sheetOf(made, name))];
      expect({ ...look, styles: 0, columns: 0, conditionalFormats: 0 }).toEqual({
        ...own,
        styles: 0,
        columns: 0,
        conditionalFormats: 0,
      });
      const shown = (book: Book, of: typeof look) =>
        of.conditionalFormats.map((rule) => ({ ...rule, look: book.looks.differences[rule.look] }));
      expect(shown(whole, look)).toEqual(shown(made, own));
      expect(whole.chartsOf(sheetOf(whole, name))).toEqual(made.chartsOf(sheetOf(made, name)));
      expect(sheetOf(whole, name).tables.map((table) => table.area)).toEqual(
        sheetOf(made, name).tables.map((table) => table.area),
      );
    }
    expect(sheetOf(whole, "Lists").visibility).toBe(sheetOf(made, "Lists").visibility);
  });

  test("stand behind the others, with the names that stand for their cells", () => {
    const { workbook } = openBook("a.xlsx", after);
    expect(workbook.sheets.slice(-4).map(({ name }) => name)).toEqual(lost);
    const made = openBook("b.xlsx", template).workbook;
    expect(new Map([...workbook.names].toSorted())).toEqual(new Map([...made.names].toSorted()));
  });

  test("leave every other part as it was, but the lists that name sheets, styles and parts", () => {
    const [was, is] = [openParts(before).opened, openParts(after).opened];
    const changed = [...was.entries.keys()].filter(
      (name) => Buffer.compare(was.part(name) ?? new Uint8Array(), is.part(name) ?? new Uint8Array()) !== 0,
    );
    expect(changed.toSorted()).toEqual([
      "[Content_Types].xml",
      "xl/_rels/workbook.xml.rels",
      "xl/styles.xml",
      "xl/workbook.xml",
    ]);
  });

  test("nothing that Excel would repair, to our own lint and to Microsoft's validator", async () => {
    expect(lintWorkbook(before).length).toBeGreaterThan(0);
    expect(lintWorkbook(after)).toEqual([]);
    expect(await findingsOf(after)).toEqual([]);
  });

  test.runIf(hasLibreOffice)("LibreOffice opens it and keeps every table", async () => {
    const { grids } = readWorkbook(await recalculatedWorkbook(after));
    expect([...grids.keys()].toSorted()).toEqual([...readWorkbook(after).grids.keys()].toSorted());
    expect(grids.get("Settings")?.rows.length).toBe(
      readWorkbook(template).grids.get("Settings")?.rows.length,
    );
  });
});
if (!hasLibreOffice)
  console.log("No LibreOffice here: opening a workbook with sheets put back was left out.");

describe("sheets are not put in", () => {
  test.each([
    ["where one of the name is there", example, ["settings"], "SHEET-IS-THERE"],
    ["that nobody has", example, ["Nowhere"], "NO-SUCH-SHEET"],
    [
      "whose table stands on a sheet of another name",
      withParts(example, (parts) => edit(parts, "xl/workbook.xml", 'name="Settings"', 'name="Our settings"')),
      ["Settings"],
      "TABLE-IS-THERE",
    ],
    [
      "into a workbook that counts days from 1904",
      withParts(example, (parts) =>
        edit(parts, "xl/workbook.xml", "<workbookPr ", '<workbookPr date1904="1" '),
      ),
      ["Settings"],
      "OTHER-SPELLING",
    ],
  ])("%s", (_, into, names, code) => {
    expect(() => insertSheets(into, template, names)).toThrow(expect.objectContaining({ code }));
  });
});

test("a workbook of somebody else's takes sheets in, and Microsoft's validator says nothing that it did not say", async () => {
  const rich = await richWorkbook();
  const known = new Set(await findingsOf(rich));
  const after = insertSheets(rich, template, ["Roles", "7 Frontier"]);
  expect((await findingsOf(after)).filter((finding) => !known.has(finding))).toEqual([]);
});
