import { cellName, overlap, rangeFromReference } from "../cellPlace.ts";
import type { LintedBook, LintedSheet, LintedTable } from "./book.ts";
import { type LintRule, pairs, repeated } from "./rule.ts";
import { isProperName } from "./workbookRules.ts";

const titlesOf = ({ columns }: LintedTable): readonly string[] =>
  columns.map(({ attributes }) => attributes.get("name") ?? "");
const filtersOf = ({ tag }: LintedTable) => tag.inside("autoFilter");

/** The same question of every table: where the answer is not empty, the table's name is put before it. */
const ofEach =
  (ask: (table: LintedTable, sheet: LintedSheet, book: LintedBook) => readonly string[]) =>
  (book: LintedBook): readonly string[] =>
    book.sheets.flatMap((sheet) =>
      sheet.tables.flatMap((table) => ask(table, sheet, book).map((found) => `${table.name}: ${found}`)),
    );

/** Rules about Excel tables. */
export const tableRules: readonly LintRule[] = [
  {
    code: "TABLE-ID",
    asks: "Tables have numbers of their own, from 1.",
    find: ({ tables }) => {
      const ids = tables.map(({ tag }) => tag.attributes.get("id") ?? "");
      return [...repeated(ids), ...ids.filter((id) => !(Number(id) >= 1))];
    },
  },
  {
    code: "TABLE-NAME",
    asks: "A table's name begins with a letter, has no space, and is no cell.",
    find: ({ tables }) => tables.map(({ name }) => name).filter((name) => !isProperName(name)),
  },
  {
    code: "TABLE-NAME-TWICE",
    asks: "No two tables or defined names are called the same.",
    find: ({ tables, names }) => {
      const global = names.filter(({ scope }) => scope === undefined).map(({ name }) => name);
      return repeated([...tables.map(({ name }) => name), ...global]);
    },
  },
  {
    code: "TABLE-COLUMNS",
    asks: "A table has as many columns as its range is wide, and says so.",
    find: ofEach(({ tag, range, columns }) => {
      const said = tag.inside("tableColumns")[0]?.attributes.get("count");
      const wide = range === undefined ? 0 : range.right - range.left + 1;
      return columns.length === wide && Number(said) === wide ? [] : [`${columns.length} of ${wide}`];
    }),
  },
  {
    code: "TABLE-COLUMN-TWICE",
    asks: "A table's headings differ.",
    find: ofEach((table) => repeated(titlesOf(table))),
  },
  {
    code: "TABLE-COLUMN-ID",
    asks: "A table's columns have numbers of their own.",
    find: ofEach(({ columns }) => repeated(columns.map(({ attributes }) => attributes.get("id") ?? ""))),
  },
  {
    code: "TABLE-HEADING",
    asks: "The cell above a column holds the column's name, as text.",
    find: ofEach((table, sheet, { strings }) => {
      const { range } = table;
      if (range === undefined || table.headings === 0) return [];
      const cells = new Map(sheet.cells.map((cell) => [cell.place, cell]));
      return titlesOf(table).filter((title, at) => {
        const cell = cells.get(cellName(range.top, range.left + at));
        const shown =
          cell?.kind === "s"
            ? strings[Number(cell.value)]
            : cell?.kind === "inlineStr"
              ? cell.value
              : undefined;
        return shown !== title;
      });
    }),
  },
  {
    code: "TABLE-WITHOUT-ROWS",
    asks: "A table has a row between headings and totals.",
    find: ofEach(({ range, headings, totals }) =>
      range !== undefined && range.bottom - range.top + 1 - headings - totals >= 1 ? [] : ["no row"],
    ),
  },
  {
    code: "TABLES-OVERLAP",
    asks: "Tables stand apart.",
    find: ({ sheets }) =>
      sheets.flatMap(({ tables }) =>
        pairs(tables)
          .filter(([one, other]) => one.range && other.range && overlap(one.range, other.range))
          .map(([one, other]) => `${one.name} and ${other.name}`),
      ),
  },
  {
    code: "FILTER-WITHOUT-HEADINGS",
    asks: "Only a table with headings has filter buttons.",
    find: ofEach((table) => (table.headings === 0 && filtersOf(table).length > 0 ? ["filter"] : [])),
  },
  {
    code: "FILTER-RANGE",
    asks: "A filter covers the headings and rows of its table, and no totals.",
    find: ofEach((table) =>
      filtersOf(table).flatMap(({ attributes }) => {
        const filter = rangeFromReference(attributes.get("ref") ?? "");
        const wanted = table.range && { ...table.range, bottom: table.range.bottom - table.totals };
        return JSON.stringify(sides(filter)) === JSON.stringify(sides(wanted))
          ? []
          : [attributes.get("ref") ?? "no range"];
      }),
    ),
  },
  {
    code: "MERGED-IN-TABLE",
    asks: "No cells of a table are merged.",
    find: ofEach(({ range }, { merges }) =>
      merges
        .filter((merge) => range !== undefined && overlap(merge, range))
        .map((merge) => cellName(merge.top, merge.left)),
    ),
  },
  {
    code: "COLUMN-WITHOUT-FORMULA",
    asks: "Every row of a calculated column holds a formula.",
    find: ofEach(({ range, columns, headings, totals }, { cells }) => {
      if (range === undefined) return [];
      const withFormula = new Set(
        cells.filter(({ formula }) => formula !== undefined).map(({ place }) => place),
      );
      return columns.flatMap((column, at) => {
        if (column.inside("calculatedColumnFormula").length === 0) return [];
        const rows = Array.from(
          { length: range.bottom - totals - range.top - headings + 1 },
          (_, down) => range.top + headings + down,
        );
        return rows.map((row) => cellName(row, range.left + at)).filter((place) => !withFormula.has(place));
      });
    }),
  },
];

const sides = (range: LintedTable["range"]) => range && [range.left, range.top, range.right, range.bottom];
