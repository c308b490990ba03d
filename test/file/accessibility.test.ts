import { describe, expect, it } from "vitest";
import { contrastOf, emphases, looks, tabColours } from "../../src/file/build/looks.ts";
import { type LintedBook, readBook, type Tag, tagsIn } from "../../src/file/lint/book.ts";
import { openParts } from "../../src/file/write/parts.ts";
import { builtWorkbooks } from "./builtWorkbooks.ts";

/** Enough to read small text by: WCAG 2.2, 1.4.3. */
const READABLE = 4.5;
const colourOf = (tag: Tag | undefined, name: string): string | undefined =>
  tag?.inside(name)[0]?.attributes.get("rgb")?.slice(2);

/** The ink and paper of every look that a cell of the workbook has. */
function inkAndPaper({
  sheets,
  cellLooks,
  fonts,
  fills,
}: LintedBook): readonly (readonly [string, string])[] {
  const used = new Set(sheets.flatMap(({ cells }) => cells.map(({ style }) => style)));
  return [...used].map((style) => {
    const look = cellLooks[style]?.attributes;
    const fill = fills[Number(look?.get("fillId") ?? 0)]?.inside("patternFill")[0];
    return [
      colourOf(fonts[Number(look?.get("fontId") ?? 0)], "color") ?? "000000",
      colourOf(fill, "fgColor") ?? "FFFFFF",
    ] as const;
  });
}

describe.each(builtWorkbooks)("$file can be used by everybody", ({ bytes, title }) => {
  const book = readBook(bytes);
  const parts = openParts(bytes);
  const text = (sheet: LintedBook["sheets"][number], place: string): string => {
    const cell = sheet.cells.find((each) => each.place === place);
    return cell?.kind === "s" ? (book.strings[Number(cell.value)] ?? "") : (cell?.value ?? "");
  };

  it("has a title and a language", () => {
    expect(parts.text("docProps/core.xml")).toContain(`<dc:title>${title}</dc:title>`);
    expect(parts.text("docProps/core.xml")).toContain("<dc:language>en-GB</dc:language>");
  });

  it.each(book.sheets.map((sheet) => [sheet.name, sheet] as const))(
    "%s begins in A1 with what it is",
    (name, sheet) => {
      expect(text(sheet, "A1")).toContain(name === "Start" ? "Twintrack" : name);
      expect(text(sheet, "A2")).not.toBe("");
    },
  );

  it("has a way back to Start on every sheet", () => {
    for (const { name, root } of book.sheets.slice(1)) {
      const links = root.inside("hyperlinks").flatMap((each) => each.inside("hyperlink"));
      expect(
        links.map(({ attributes }) => attributes.get("location")),
        name,
      ).toContain("'Start'!A1");
    }
  });

  it("has a header row in every table, every heading said and no two alike", () => {
    expect(book.tables.length).toBeGreaterThan(25);
    for (const { name, headings, columns } of book.tables) {
      const titles = columns.map(({ attributes }) => attributes.get("name") ?? "");
      expect([name, headings]).toEqual([name, 1]);
      expect(
        titles.every((heading) => heading.trim() !== "" && !/^Column\d+$/.test(heading)),
        name,
      ).toBe(true);
      expect(new Set(titles).size, name).toBe(titles.length);
    }
  });

  it("merges no cells, hides no sheet, row or column, and has no empty sheet", () => {
    for (const { name, merges, isVisible, root, cells } of book.sheets) {
      expect(merges, name).toEqual([]);
      expect(isVisible, name).toBe(true);
      const columns = root.inside("cols").flatMap((cols) => cols.inside("col"));
      const rows = root.inside("sheetData").flatMap((rows) => rows.inside("row"));
      expect(
        [...columns, ...rows].filter(({ attributes }) => attributes.get("hidden") === "1"),
        name,
      ).toEqual([]);
      expect(cells.length, name).toBeGreaterThan(3);
    }
  });

  it("describes every chart in words and titles it and its axes", () => {
    const drawn = [...book.opened.entries.keys()].filter((name) =>
      /^xl\/drawings\/drawing\d+\.xml$/.test(name),
    );
    const frames = drawn.flatMap((name) => tagsIn(book.text(name), new Set(["cNvPr"])));
    expect(frames.length).toBeGreaterThanOrEqual(4);
    for (const { attributes } of frames) {
      expect(attributes.get("descr")?.length ?? 0).toBeGreaterThan(40);
      expect(attributes.get("name")).not.toMatch(/^Chart \d+$/);
    }
    for (const name of [...book.opened.entries.keys()].filter((each) => /^xl\/charts\/chart/.test(each)))
      expect(tagsIn(book.text(name), new Set(["title"])), name).toHaveLength(3);
  });

  it("sets every text apart from what is behind it", () => {
    const pairs = inkAndPaper(book);
    expect(pairs.length).toBeGreaterThan(5);
    for (const [ink, paper] of pairs)
      expect(contrastOf(ink, paper), `${ink} on ${paper}`).toBeGreaterThanOrEqual(READABLE);
  });

  it("says nothing by colour alone: every coloured cell depends on a word in it or in its row, or its row says it in a figure", () => {
    for (const { name, root } of book.sheets)
      for (const rule of root.inside("conditionalFormatting").flatMap((each) => each.inside("cfRule"))) {
        expect(rule.attributes.get("type"), name).toBe("expression");
        // A square of the risk grid is coloured by its count and its score; the last column counts those above.
        const said = name === "6 Risk grid" ? /^AND\(.*\$[C-G]6(>|=)0/ : /^(OR\()?\$[A-Z]+6="[^"]+"/;
        expect(rule.inside("formula")[0]?.text, name).toMatch(said);
      }
  });

  it("repeats its headings on every printed page, which is A4 and numbered", () => {
    for (const { name, root } of book.sheets) {
      const page = root.inside("pageSetup")[0]?.attributes;
      expect([page?.get("paperSize"), page?.get("orientation")], name).toEqual(["9", "landscape"]);
      expect(root.inside("headerFooter")[0]?.inside("oddFooter")[0]?.text, name).toContain("Page &P of &N");
    }
    const repeated = book.names.filter(({ name }) => name === "_xlnm.Print_Titles");
    expect(repeated).toHaveLength(book.sheets.length - 2);
  });
});

describe("the colours", () => {
  it("are told apart as WCAG counts it", () => {
    expect(contrastOf("000000", "FFFFFF")).toBeCloseTo(21, 5);
    expect(contrastOf("FFFFFF", "767676")).toBeCloseTo(4.54, 2);
  });

  it("can be read in every look, in every emphasis on any paper it may lie on, and on every tab", () => {
    for (const { ink, paper } of [...Object.values(looks), ...Object.values(emphases)])
      expect(contrastOf(ink, paper ?? "FFFFFF"), ink).toBeGreaterThanOrEqual(READABLE);
    for (const colour of Object.values(tabColours))
      expect(contrastOf(colour, "FFFFFF")).toBeGreaterThanOrEqual(3);
  });
});
