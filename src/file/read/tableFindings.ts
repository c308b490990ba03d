import type { Cell } from "../../workbook/grid.ts";
import { cellName, type Range } from "../cellPlace.ts";
import type { Finding, FindingCode } from "./findings.ts";
import type { TableDescription } from "./readTables.ts";
import type { TableContent, Tally } from "./tableContent.ts";

/** What the officer should hear of one table: its headings, its hidden rows, its formulas. */
export function tableFindings(table: TableDescription, content: TableContent): readonly Finding[] {
  const { name, sheet, columns } = table;
  const tallied = (code: FindingCode, { count, first }: Tally, what: string): Finding[] =>
    count === 0
      ? []
      : [{ code, message: `${what} in the table ${name}: ${count}, first at ${first}.`, sheet, cell: first }];
  const typed = sum(content.formulas.filter((_, i) => columns[i]?.calculated === false));
  return [
    ...headingFindings(table, content.rows[0]),
    ...tallied("HIDDEN-ROWS", content.hiddenRows, "Rows that are hidden, and read all the same,"),
    ...tallied(
      "NOT-CALCULATED",
      content.notCalculated,
      "Formulas without a value; open the workbook in Excel and save it again; such cells",
    ),
    ...tallied("FORMULA-ENTRY", typed, "Formulas whose value is used where entries are typed"),
  ];
}

function sum(tallies: readonly Tally[]): Tally {
  const used = tallies.filter(({ count }) => count > 0);
  return { count: used.reduce((total, { count }) => total + count, 0), first: used[0]?.first ?? "" };
}

function headingFindings(table: TableDescription, shown: readonly Cell[] | undefined): readonly Finding[] {
  const { name, sheet, top, left, columns } = table;
  if (table.headerRows === 0)
    return [
      {
        code: "NO-HEADINGS",
        message: `The headings of the table ${name} are switched off; tick Header Row under Table Design.`,
        sheet,
        cell: cellName(top, left),
      },
    ];
  const seen = new Set<string>();
  return columns.flatMap((column, i): Finding[] => {
    const cell = cellName(top, left + i);
    const heading = String(shown?.[i] ?? "");
    const fold = (heading || column.name).toLowerCase();
    const twice = seen.has(fold);
    seen.add(fold);
    const place = { sheet, cell };
    const found: Finding[] = [];
    if (unbroken(heading) !== unbroken(column.name))
      found.push({
        code: "HEADING-DIFFERS",
        message: `The heading at ${cell} reads “${heading}” and its table ${name} calls it “${column.name}”.`,
        ...place,
      });
    if (twice)
      found.push({
        code: "DUPLICATE-HEADING",
        message: `The table ${name} has two columns “${heading}”.`,
        ...place,
      });
    return found;
  });
}

/** Line breaks in headings are spelt in several ways, and none is a difference. */
const unbroken = (heading: string): string => heading.replace(/\r?\n|\r/g, "\n");

/** Rows and columns outside a sheet's tables that may hold notes without a word about them. */
const NEAR = 1000;

/** A value so far from every table of its sheet that it is there by mistake, or hidden on purpose. */
export function farFindings(
  tables: readonly Range[],
  outside: { readonly bottom: number; readonly right: number },
  sheet: string,
): readonly Finding[] {
  const bottom = Math.max(...tables.map((table) => table.bottom));
  const right = Math.max(...tables.map((table) => table.right));
  if (outside.bottom <= bottom + NEAR && outside.right <= right + NEAR) return [];
  const cell = cellName(outside.bottom, outside.right);
  return [
    {
      code: "FAR-CELL",
      message: `The sheet ${sheet} holds values far from its tables, as far as ${cell}.`,
      sheet,
      cell,
    },
  ];
}
