import { describe, expect, it } from "vitest";
import { appraise } from "../../src/appraise.ts";
import { buildTemplate, describedAs } from "../../src/file/build/buildTemplate.ts";
import { ADD_IN_ID } from "../../src/file/build/paneParts.ts";
import { columnFromLetters } from "../../src/file/cellPlace.ts";
import { readBook } from "../../src/file/lint/book.ts";
import { lintWorkbook } from "../../src/file/lint/lint.ts";
import { readWorkbook } from "../../src/file/read/readWorkbook.ts";
import { openParts } from "../../src/file/write/parts.ts";
import { writeTables } from "../../src/file/write/writeTables.ts";
import type { Day } from "../../src/units.ts";
import { settingName } from "../../src/workbook/form.ts";
import { TEMPLATE_VERSION, tables } from "../../src/workbook/index.ts";
import { settings } from "../../src/workbook/sheets/settings.ts";
import { columnsOf, entryColumns, isError, type Table } from "../../src/workbook/table.ts";
import { buildFrom } from "../../templates/sources.ts";
import { builtWorkbook, builtWorkbooks } from "./builtWorkbooks.ts";
import { findingsOf } from "./judges.ts";

const described = tables.filter(({ name }) => name !== settings.name);
const noGuide = { title: "Trial", guide: { scale: [], sources: [] } };

describe.each(builtWorkbooks)("$file", ({ bytes, ...template }) => {
  const read = readWorkbook(bytes);
  const book = readBook(bytes);
  const gridOf = (table: Table) => read.grids.get(table.name);

  it("is exactly what its sources build", async () => {
    expect(Buffer.from(await buildFrom(template)).equals(Buffer.from(bytes))).toBe(true);
  });

  it("is found flawless by Microsoft's validator and by our own lint", async () => {
    expect(await findingsOf(bytes)).toEqual([]);
    expect(lintWorkbook(bytes)).toEqual([]);
  });

  it("has a tab for every table in the order of the description, with Start first and Guide last", () => {
    const sheets = read.sheets.map(({ name }) => name);
    expect(sheets).toEqual(["Start", ...tables.map(({ sheet }) => sheet), "Lists", "Guide"]);
  });

  it.each(described.map((table) => [table.sheet, table] as const))(
    "%s has its headings in row 5",
    (sheet, table) => {
      const grid = gridOf(table);
      expect(grid?.corner).toEqual({ sheet, row: 5, column: 1 });
      expect(grid?.headers).toEqual(columnsOf(table).map(([, { title }]) => title));
    },
  );

  it("carries the value of every formula, and no errors", () => {
    const wrong = [...read.grids].flatMap(([name, { headers, rows }]) =>
      rows.flatMap((cells, row) =>
        cells.flatMap((cell, at) =>
          isError(cell) ? [`${name} ${headers[at]} ${row}: ${String(cell)}`] : [],
        ),
      ),
    );
    expect(wrong).toEqual([]);
  });

  it("names the cell of every setting, as formulas call it", () => {
    for (const [at, key] of Object.keys(settings.settings).entries())
      expect(read.names.get(settingName(key))).toBe(`'Settings'!$B$${6 + at}`);
  });

  it("says what it is: title, language, version, fingerprint of the description, and the add-in that opens beside it", () => {
    const parts = openParts(bytes);
    expect(parts.text("docProps/core.xml")).toContain(`<dc:title>${template.title}</dc:title>`);
    expect(parts.text("docProps/core.xml")).toContain("<dc:language>en-GB</dc:language>");
    expect(read.properties.get("TwintrackTemplate")).toBe(TEMPLATE_VERSION);
    expect(read.properties.get("TwintrackDescription")).toBe(describedAs());
    expect(parts.text("xl/webextensions/webextension1.xml")).toContain(`<we:reference id="${ADD_IN_ID}"`);
    expect(parts.text("xl/webextensions/taskpanes.xml")).toContain('visibility="0"');
  });

  it("offers drop-downs and checks in every column that a person types into, down to row 1,000", () => {
    for (const table of described) {
      const sheet = book.sheets.find(({ name }) => name === table.sheet);
      const typed =
        table.purpose === "result" ? columnsOf(table).filter(([, { kept }]) => kept) : entryColumns(table);
      const checked = (sheet?.validations ?? []).map(({ attributes }) => attributes.get("sqref"));
      expect(checked, table.sheet).toHaveLength(typed.filter(([, { accepts }]) => accepts !== null).length);
      for (const range of checked) expect(range).toMatch(/^([A-Z]+)6:\1(?=1000$)/);
    }
  });

  it("S17: what a council changes is in unlocked cells, and every formula is locked", () => {
    const isLocked = (style: number) =>
      book.cellLooks[style]?.inside("protection")[0]?.attributes.get("locked") !== "0";
    for (const sheet of book.sheets)
      for (const { place, style, formula } of sheet.cells)
        if (formula !== undefined) expect(isLocked(style), `${sheet.name}!${place}`).toBe(true);
    for (const table of described.filter(({ purpose }) => purpose !== "result")) {
      const sheet = book.sheets.find(({ name }) => name === table.sheet);
      const columns = columnsOf(table).map(([, column]) => column);
      for (const { place, row, style, formula } of sheet?.cells ?? [])
        if (row > 5 && columns[columnAt(place)] && formula === undefined)
          expect(isLocked(style), `${table.sheet}!${place}`).toBe(false);
    }
    const form = book.sheets.find(({ name }) => name === settings.sheet);
    for (const [at, { formula, title }] of Object.values(settings.settings).entries()) {
      const cell = form?.cells.find(({ place }) => place === `B${6 + at}`);
      expect(isLocked(cell?.style ?? 0), title).toBe(formula !== null);
    }
  });

  it("protects the sheets that never grow, without a password, and no sheet whose table must grow", () => {
    const locked = book.sheets.filter(({ root }) => root.inside("sheetProtection").length > 0);
    expect(locked.map(({ name }) => name)).toEqual(["Start", "Settings", "Lists", "Guide"]);
    for (const { root } of locked)
      for (const { attributes } of root.inside("sheetProtection"))
        expect([...attributes.keys()].filter((key) => /password|hash/i.test(key))).toEqual([]);
  });
});

describe("the blank template", () => {
  const bytes = builtWorkbook("twintrack.xlsx");
  const text = (part: string) => openParts(bytes).text(part);

  it("S23: each stage states what is needed in one short paragraph, on its sheet and on Start", () => {
    const { strings, sheets } = readBook(bytes);
    for (const { sheet, about } of tables.filter(({ sheet }) => /^[1-7] /.test(sheet))) {
      const cells = sheets.find(({ name }) => name === sheet)?.cells ?? [];
      const lines = cells.filter(({ place }) => place === "A2" || place === "A3");
      expect(lines.map(({ value }) => strings[Number(value)]).join(" "), sheet).toBe(about);
      expect(strings, `Start on ${sheet}`).toContain(about);
      expect(about.length, sheet).toBeLessThanOrEqual(300);
    }
  });

  it("S23: no word of the worked example is left in it", () => {
    const example = readWorkbook(builtWorkbook("worked-example.xlsx")).grids;
    const starter = readWorkbook(bytes).grids;
    for (const name of [
      "Objectives",
      "Mapping",
      "Projects",
      "Costs",
      "Benefits",
      "Risks",
      "Roles",
      "Baselines",
    ]) {
      expect(
        example.get(name)?.rows.some((row) => row[1] !== null),
        name,
      ).toBe(true);
      expect(
        starter.get(name)?.rows.every((row) => row[1] === null || row[1] === ""),
        name,
      ).toBe(true);
    }
    expect(text("xl/sharedStrings.xml")).not.toContain(String(example.get("Settings")?.rows[0]?.[1]));
  });
});

describe("a copy of the worked example with its plan written in", () => {
  const bytes = builtWorkbook("worked-example.xlsx");
  const { grids } = readWorkbook(bytes);
  const { results } = appraise(grids, { day: "2026-11-22" as Day, draws: 0 });
  const planned = writeTables(bytes, new Map([...results].filter(([name]) => grids.has(name))));

  it("is as flawless as the template, but for formulas that wait for Excel to work them out", async () => {
    expect(await findingsOf(planned)).toEqual([]);
    const codes = new Set(lintWorkbook(planned).map(({ code }) => code));
    codes.delete("FORMULA-WITHOUT-VALUE");
    expect([...codes]).toEqual([]);
  });

  it("has charts that draw every row of the tables beside them", () => {
    const rows = readWorkbook(planned).grids.get("Frontier")?.rows.length ?? 0;
    const parts = openParts(planned);
    const chart = [...parts.opened.entries.keys()]
      .filter((name) => name.startsWith("xl/charts/chart"))
      .map((name) => parts.text(name))
      .find((text) => text.includes("'7 Frontier'!"));
    expect(rows).toBeGreaterThan(5);
    expect(chart).toContain(`<c:f>'7 Frontier'!$B$6:$B$${5 + rows}</c:f>`);
    expect(chart).toContain(`<c:ptCount val="${rows}"/>`);
  });
});

describe("building", () => {
  it("refuses content that the description does not know, naming it", async () => {
    const grid = { headers: ["Area", "Colour"], rows: [["Libraries", "red"]] };
    await expect(buildTemplate(new Map([["Areas", grid]]), noGuide)).rejects.toThrow(
      "Areas has no column Colour",
    );
    await expect(buildTemplate(new Map([["Places", grid]]), noGuide)).rejects.toThrow(
      "there is no table Places",
    );
  });

  it("offers at least twenty blank rows below what an entry table holds, their refs going on from the last", async () => {
    const rows = Array.from({ length: 38 }, (_, at) => [
      `A${at + 1}`.replace(/A(\d)$/, "A0$1"),
      `Area ${at + 1}`,
    ]);
    const bytes = await buildTemplate(new Map([["Areas", { headers: ["Ref", "Area"], rows }]]), noGuide);
    const refs = readWorkbook(bytes)
      .grids.get("Areas")
      ?.rows.map(([ref]) => ref);
    expect(refs).toHaveLength(58);
    expect(refs?.slice(37, 40)).toEqual(["A38", "A39", "A40"]);
  });

  it("names the last filled row in every drop-down over another table, gaps included", async () => {
    const names = readWorkbook(builtWorkbook("worked-example.xlsx")).names;
    const labels = "'1 Areas'!$B$6:$B$1000";
    // The first cell never stands by itself: it would be lost with its row.
    expect(names.get("NamesOfAreas")).toBe(
      `INDEX(${labels},1):INDEX(${labels},MAX(1,SUMPRODUCT(MAX((${labels}<>"")*(ROW(${labels})-ROW(INDEX(${labels},1))+1)))))`,
    );
  });
});

/** The column of a place, from 0. */
const columnAt = (place: string): number => columnFromLetters(place.replace(/\d+$/, "")) - 1;
