import fc from "fast-check";
import { beforeAll, describe, expect, test } from "vitest";
import { readWorkbook } from "../../../src/file/read/readWorkbook.ts";
import { writeTables } from "../../../src/file/write/writeTables.ts";
import { openZip } from "../../../src/file/zip/zip.ts";
import type { Cell, Grid } from "../../../src/workbook/grid.ts";
import { edit, partOf, richWorkbook, withParts } from "./richWorkbook.ts";

let rich: Uint8Array;
beforeAll(async () => {
  rich = await richWorkbook();
});

const SHEET = "xl/worksheets/sheet1.xml";
const PLAN = "xl/worksheets/sheet2.xml";
const CHART = "xl/charts/chart1.xml";

const headers = ["Rank", "Project", "Cost", "Value", "Ratio", "Note"];
const five: Grid = {
  headers,
  rows: [
    [1, "Flood alerts", 5, 50, 10, "ask Ann"],
    [2, "Online answers", 10, 30, 3, null],
    [3, "Video guides", 20, 40, 2, null],
    [4, "Bin days", 40, 60, 1.5, "new"],
    [5, "Bus times", 50, 50, 1, null],
  ],
};
const one: Grid = { headers, rows: [[1, "Flood alerts", 5, 50, 10, "ask Ann"]] };

const write = (bytes: Uint8Array, table: string, grid: Grid) => writeTables(bytes, new Map([[table, grid]]));
const read = (bytes: Uint8Array, table: string) => readWorkbook(bytes).grids.get(table);
const actions = (...rows: Cell[][]): Grid => ({ headers: ["Action", "Days"], rows });

// biome-ignore lint/suspicious/noControlCharactersInRegex: the very characters that are dropped
const UNSPEAKABLE = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;
const LONE = /\p{Surrogate}/gu;

/** The cell of a sheet's text. */
const cell = (sheet: string, name: string) =>
  new RegExp(`<c r="${name}"(?:[^>]*/>|[\\s\\S]*?</c>)`).exec(sheet)?.[0] ?? "";

/** Which parts differ between two packages, in their packed bytes; gone ones are marked. */
function changes(before: Uint8Array, after: Uint8Array): string[] {
  const now = openZip(after);
  return [...openZip(before).values()].flatMap((entry) => {
    const found = now.get(entry.name);
    if (found === undefined) return `${entry.name} gone`;
    return Buffer.compare(found.raw, entry.raw) === 0 && found.header.time === entry.header.time
      ? []
      : entry.name;
  });
}

describe("writing a table", () => {
  test("every row is there when the workbook is read again, and the headings stay", () => {
    const after = write(rich, "Portfolio", five);
    expect(read(after, "Portfolio")).toEqual({
      ...five,
      corner: { sheet: "7 Portfolio", row: 4, column: 1 },
    });
    expect(read(after, "Actions")).toEqual(read(rich, "Actions"));
  });

  test("every part that need not change keeps its very bytes", () => {
    expect(changes(rich, write(rich, "Portfolio", five))).toEqual(
      [
        "xl/workbook.xml",
        "xl/worksheets/sheet1.xml",
        "xl/_rels/workbook.xml.rels",
        "[Content_Types].xml",
        "xl/tables/table1.xml",
        "xl/calcChain.xml gone",
        "xl/charts/chart1.xml",
      ].sort((a, b) => position(a) - position(b)),
    );
  });
  const position = (name: string) => [...openZip(rich).keys()].indexOf(name.replace(" gone", ""));

  test("the same tables give the same bytes, and written twice too", () => {
    const after = write(rich, "Portfolio", five);
    expect(write(rich, "Portfolio", five)).toEqual(after);
    expect(write(after, "Portfolio", five)).toBe(after);
  });

  test("what is already there gives back the very bytes that were given", () => {
    expect(writeTables(rich, readWorkbook(rich).grids)).toBe(rich);
  });

  test("macros stay", () => {
    const withMacros = withParts(rich, (parts) => {
      parts.set("xl/vbaProject.bin", "\u00d0\u00cf\u0011\u00e0 macros");
      edit(parts, "[Content_Types].xml", "sheet.main+xml", "sheet.macroEnabled.main+xml");
      edit(parts, "[Content_Types].xml", "spreadsheetml.sheet.macroEnabled", "sheet.macroEnabled");
      edit(
        parts,
        "[Content_Types].xml",
        "openxmlformats-officedocument.sheet.macroEnabled",
        "ms-excel.sheet.macroEnabled",
      );
    });
    const after = write(withMacros, "Portfolio", five);
    expect(openZip(after).get("xl/vbaProject.bin")?.raw).toEqual(
      openZip(withMacros).get("xl/vbaProject.bin")?.raw,
    );
  });

  test("headings are matched whatever their order, case and spacing", () => {
    const after = write(rich, "portfolio", {
      headers: ["note", " COST ", "Project"],
      rows: [
        ["n", 7, "p"],
        [null, 8, "q"],
        [null, 9, "r"],
      ],
    });
    expect(read(after, "Portfolio")?.rows[0]).toEqual([1, "p", 7, 30, "#GETTING_DATA", "n"]);
    expect(read(after, "Portfolio")?.rows[2]).toEqual([3, "r", 9, 30, "#GETTING_DATA", null]);
  });

  test("no rows leave one empty row, for an Excel table is never without", () => {
    const after = write(rich, "Portfolio", { headers, rows: [] });
    expect(read(after, "Portfolio")?.rows).toEqual([[null, null, null, null, "#GETTING_DATA", null]]);
  });

  test("several tables are written at once", () => {
    const grids = new Map([
      ["Portfolio", five],
      ["Actions", actions(["Learn", 1])],
    ]);
    const after = writeTables(rich, grids);
    expect(read(after, "Portfolio")?.rows).toHaveLength(5);
    expect(read(after, "Actions")?.rows).toEqual([["Learn", 1]]);
  });
});

describe("the cells of a table", () => {
  test("text is never a formula, whatever it begins with", () => {
    const texts = ["=1+1", "+44", "-5", "@now", "'quoted", "{=A1}", "\t=1"];
    const after = write(rich, "Actions", actions(...texts.slice(0, 5).map((text) => [text, 1])));
    expect(read(after, "Actions")?.rows.map(([text]) => text)).toEqual(texts.slice(0, 5));
    expect(partOf(after, PLAN).slice(0, partOf(after, PLAN).indexOf('<row r="9"'))).not.toContain("<f>");
  });

  test("rows keep the style of their cells, and new rows take that of the first", () => {
    const style = (name: string, bytes: Uint8Array) => / s="\d+"/.exec(cell(partOf(bytes, SHEET), name))?.[0];
    const after = write(rich, "Portfolio", five);
    expect(style("B6", after)).toBe(style("B6", rich));
    expect(style("B6", rich)).not.toBe(style("B5", rich));
    for (const column of "ABCDEF") expect(style(`${column}9`, after)).toBe(style(`${column}5`, rich));
  });

  test("rows that are no longer needed are emptied and keep their style", () => {
    const sheet = partOf(write(rich, "Portfolio", one), SHEET);
    expect(cell(sheet, "C7")).toMatch(/^<c r="C7" s="\d+"\/>$/);
    expect(cell(sheet, "E6")).not.toContain("<f>");
  });

  test("a cell that holds the value already is not touched, shared text and all", () => {
    const after = write(rich, "Portfolio", {
      ...five,
      rows: [["changed", "Online answers", 10, 30, 3, "ask Ann"]],
    });
    for (const name of ["B5", "C5", "D5", "E5", "F5"])
      expect(cell(partOf(after, SHEET), name)).toBe(cell(partOf(rich, SHEET), name));
  });

  test("a calculated column holds its formula in every row, with the value where one is given", () => {
    const formula = "<f>Portfolio[[#This Row],[Value]]/Portfolio[[#This Row],[Cost]]</f>";
    const sheet = partOf(write(rich, "Portfolio", five), SHEET);
    for (const [at, value] of [10, 3, 2, 1.5, 1].entries())
      expect(cell(sheet, `E${5 + at}`)).toContain(`${formula}<v>${value}</v>`);
    const without = { headers: ["Cost"], rows: [[10], [20], [99], [40]] };
    const other = partOf(write(rich, "Portfolio", without), SHEET);
    expect(cell(other, "E5")).toBe(cell(partOf(rich, SHEET), "E5"));
    expect(cell(other, "E7")).toMatch(/<\/f><\/c>$/);
    expect(cell(other, "E8")).toMatch(/<\/f><\/c>$/);
  });

  test.each([
    ["words", "none yet", 't="str"><f>R</f><v>none yet</v>'],
    ["nothing shown", "", 't="str"><f>R</f><v></v>'],
    ["a yes", true, 't="b"><f>R</f><v>1</v>'],
    ["an error", "#DIV/0!", 't="e"><f>R</f><v>#DIV/0!</v>'],
  ])("a formula may have shown %s", (_, value, expected) => {
    const sheet = partOf(write(rich, "Portfolio", { headers: ["Ratio"], rows: [[value], [2], [1]] }), SHEET);
    expect(cell(sheet, "E5").replace(/<f>[^<]*<\/f>/, "<f>R</f>")).toContain(expected);
  });

  test("a calculated column typed with plain cell references is moved down row by row", () => {
    const plain = withParts(rich, (parts) =>
      edit(
        parts,
        "xl/tables/table1.xml",
        /Portfolio\[\[#This Row\],\[Value\]\].*?(?=<\/calc)/,
        "D5/C$5+LOG10(2)",
      ),
    );
    const sheet = partOf(write(plain, "Portfolio", five), SHEET);
    expect(cell(sheet, "E9")).toContain("<f>D9/C$5+LOG10(2)</f>");
  });

  test("columns that are not given keep what they hold", () => {
    const after = write(rich, "Portfolio", { headers: ["Rank"], rows: [[9], [8], [7], [6]] });
    expect(read(after, "Portfolio")?.rows.map((row) => row[5])).toEqual(["ask Ann", null, null, null]);
    expect(read(after, "Portfolio")?.rows[1]?.[1]).toBe("Video guides");
  });

  test("dates are written as the workbook counts them, from 1904 too", () => {
    const from1904 = withParts(rich, (parts) => {
      edit(parts, "xl/workbook.xml", /<workbookPr[^>]*>/, '<workbookPr date1904="true"/>');
      const style = / s="(\d+)"/.exec(cell(parts.get(SHEET) ?? "", "C5"))?.[1];
      const formats = [...(parts.get("xl/styles.xml") ?? "").matchAll(/numFmtId="(\d+)" fontId/g)];
      // The first of these is the default cell style, not a cell's.
      const format = formats[Number(style) + 1]?.[1] ?? "";
      edit(
        parts,
        "xl/styles.xml",
        new RegExp(`(numFmtId="${format}" formatCode=)"[^"]*"`),
        `numFmtId="${format}" formatCode="dd/mm/yyyy"`,
      );
    });
    const before = read(from1904, "Portfolio")?.rows[0]?.[2];
    expect(before).toBe(10 + 1462);
    const after = write(from1904, "Portfolio", { headers: ["Cost"], rows: [[46113], [1482], [1492]] });
    expect(cell(partOf(after, SHEET), "C5")).toContain("<v>44651</v>");
    expect(cell(partOf(after, SHEET), "C6")).toContain("<v>20</v>");
    expect(read(after, "Portfolio")?.rows.map((row) => row[2])).toEqual([46113, 1482, 1492]);
  });

  test("whatever goes in comes out again", () => {
    const cells = fc.oneof(
      fc.string({ unit: "binary", maxLength: 30 }),
      fc.constantFrom(
        "_x0041_",
        "_x005F_x0041_",
        "a_x000D_",
        " a ",
        "a\nb",
        "]]>",
        "&amp;",
        "<is>",
        "😀",
        "'",
      ),
      fc.double({ noNaN: true, noDefaultInfinity: true }),
      fc.boolean(),
      fc.constant(null),
    );
    fc.assert(
      fc.property(fc.array(fc.tuple(cells, cells), { minLength: 1, maxLength: 6 }), (rows) => {
        const after = write(rich, "Actions", actions(...rows));
        expect(read(after, "Actions")?.rows).toEqual(rows.map((row) => row.map(gated)));
        expect(write(after, "Actions", actions(...rows))).toBe(after);
      }),
      { numRuns: 60 },
    );
  });

  /** A value as the gate lets it through: what XML cannot hold is dropped, an empty text is an empty cell. */
  const gated = (value: Cell): Cell => {
    if (typeof value === "number") return value === 0 ? 0 : value;
    if (typeof value !== "string") return value;
    const text = value.replace(/\r\n?/g, "\n").replace(UNSPEAKABLE, "").replace(LONE, "\ufffd");
    return text || null;
  };
});

describe("what belongs to a table follows it", () => {
  test.each([
    ["grows", five, 9],
    ["shrinks", one, 5],
  ])(
    "the table, its filter, drop-downs, formats, names and print area follow when it %s",
    (_, grid, last) => {
      const after = write(rich, "Portfolio", grid);
      const sheet = partOf(after, SHEET);
      expect(partOf(after, "xl/tables/table1.xml")).toContain(`ref="A4:F${last}" totalsRowShown`);
      expect(partOf(after, "xl/tables/table1.xml")).toContain(`<autoFilter ref="A4:F${last}">`);
      const range = (column: string) => (last === 5 ? `${column}5` : `${column}5:${column}${last}`);
      expect(sheet).toContain(`sqref="${range("F")}"`);
      expect(sheet).toContain('sqref="C5:D1000"');
      expect(sheet).toContain(`<conditionalFormatting sqref="${range("E")}"`);
      expect(sheet).toContain(`<xm:sqref>${range("D")}</xm:sqref>`);
      const workbook = partOf(after, "xl/workbook.xml");
      expect(workbook).toContain(`>'7 Portfolio'!$B$5:$B$${last}<`);
      expect(workbook).toContain('"FirstProject">&apos;7 Portfolio&apos;!$B$5<');
      expect(workbook).toMatch(new RegExp(`Print_Area[^>]*>'7 Portfolio'!\\$?A\\$1:\\$?F\\$${last}<`));
    },
  );

  test("a table that shrinks to one row and grows again takes everything with it again", () => {
    const after = write(write(rich, "Portfolio", one), "Portfolio", five);
    const direct = write(rich, "Portfolio", five);
    expect(partOf(after, CHART)).toBe(partOf(direct, CHART));
    expect(partOf(after, "xl/workbook.xml")).toBe(partOf(direct, "xl/workbook.xml"));
    expect(partOf(after, SHEET)).toContain("<xm:sqref>D5:D9</xm:sqref>");
  });

  test("charts are drawn over the new rows and remember their values", () => {
    const chart = partOf(write(rich, "Portfolio", five), CHART);
    expect(chart).toContain("<c:tx><c:strRef><c:f>'7 Portfolio'!$D$4</c:f>");
    expect(chart).toContain(
      '<c:f>\'7 Portfolio\'!$B$5:$B$9</c:f><c:strCache><c:ptCount val="5"/><c:pt idx="0"><c:v>Flood alerts</c:v>',
    );
    expect(chart).toContain(
      "<c:f>'7 Portfolio'!$D$5:$D$9</c:f><c:numCache><c:formatCode>General</c:formatCode><c:ptCount val=\"5\"/>" +
        [50, 30, 40, 60, 50].map((value, at) => `<c:pt idx="${at}"><c:v>${value}</c:v></c:pt>`).join("") +
        "</c:numCache>",
    );
  });

  test("a chart over several label columns, a column not worked out or another sheet's cells is left right", () => {
    const before = withParts(rich, (parts) => {
      edit(
        parts,
        CHART,
        /<c:cat>.*?<\/c:cat>/,
        "<c:cat><c:multiLvlStrRef><c:f>'7 Portfolio'!$A$5:$B$7</c:f><c:multiLvlStrCache><c:ptCount val=\"3\"/></c:multiLvlStrCache></c:multiLvlStrRef></c:cat>",
      );
      edit(parts, CHART, "'7 Portfolio'!$D$5:$D$7", "'7 Portfolio'!$E$5:$E$7");
      edit(parts, CHART, "'7 Portfolio'!$D$4", "'Action plan'!$B$5:$B$7");
    });
    const chart = partOf(
      write(before, "Portfolio", {
        headers: ["Rank", "Project", "Cost", "Value", "Note"],
        rows: [
          [1, "p", 1, 1, null],
          [2, "q", 1, 2, null],
        ],
      }),
      CHART,
    );
    expect(chart).toContain(
      '<c:f>\'7 Portfolio\'!$A$5:$B$6</c:f><c:multiLvlStrCache><c:ptCount val="2"/><c:lvl><c:pt idx="0"><c:v>p</c:v></c:pt><c:pt idx="1"><c:v>q</c:v></c:pt></c:lvl><c:lvl><c:pt idx="0"><c:v>1</c:v></c:pt>',
    );
    expect(chart).toContain(
      '$E$5:$E$6</c:f><c:numCache><c:formatCode>General</c:formatCode><c:ptCount val="2"/></c:numCache>',
    );
    expect(chart).toContain(
      '\'Action plan\'!$B$5:$B$7</c:f><c:strCache><c:ptCount val="1"/><c:pt idx="0"><c:v>Value</c:v>',
    );
  });

  test("totals move with the end of the table, and lose a value that is no longer right", () => {
    const grown = partOf(write(rich, "Actions", actions(["a", 1], ["b", 2], ["c", 3], ["d", 4])), PLAN);
    expect(cell(grown, "B8")).toMatch(/t="s"><v>\d+<\/v>/);
    expect(cell(grown, "C8")).toContain("<f>SUBTOTAL(109,Actions[Days])</f></c>");
    expect(cell(grown, "C6")).toContain("<v>3</v>");
    const shrunk = partOf(write(rich, "Actions", actions(["a", 1])), PLAN);
    expect(cell(shrunk, "C5")).toContain("SUBTOTAL");
    expect(cell(shrunk, "C6")).toBe("");
    expect(cell(shrunk, "A5")).toBe(cell(partOf(rich, PLAN), "A5"));
  });

  test("a filter is cleared, the rows it hid are shown, and its buttons stay", () => {
    const filtered = withParts(rich, (parts) => {
      edit(
        parts,
        "xl/tables/table1.xml",
        '<filterColumn colId="1" hiddenButton="0"/>',
        '<filterColumn colId="1"><filters><filter val="Online answers"/></filters></filterColumn>',
      );
      edit(
        parts,
        "xl/tables/table1.xml",
        "</autoFilter>",
        '</autoFilter><sortState ref="A5:F7"><sortCondition ref="C5:C7"/></sortState>',
      );
      edit(parts, SHEET, '<row r="6"', '<row hidden="1" r="6"');
      edit(parts, SHEET, '<row r="1"', '<row hidden="1" r="1"');
    });
    const after = write(filtered, "Portfolio", five);
    const table = partOf(after, "xl/tables/table1.xml");
    expect(table).not.toMatch(/<filters>|sortState/);
    expect(table).toContain('<filterColumn colId="0" hiddenButton="0"/>');
    expect(partOf(after, SHEET)).toContain('<row hidden="1" r="1"');
    expect(partOf(after, SHEET).match(/hidden="1"/g)).toHaveLength(1);
  });

  test("Excel is asked to work everything out anew, and its old order of working is taken out", () => {
    const after = write(rich, "Portfolio", five);
    expect(partOf(after, "xl/workbook.xml")).toMatch(/<calcPr[^>]*fullCalcOnLoad="1"/);
    expect(partOf(after, "[Content_Types].xml")).not.toContain("calcChain");
    expect(partOf(after, "xl/_rels/workbook.xml.rels")).not.toContain("calcChain");
  });
});
