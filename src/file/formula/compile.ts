import type { Compiled, FormulaPlace, Pass } from "./book.ts";
import { functions } from "./functions.ts";
import { operators } from "./operators.ts";
import { parseFormula } from "./parse.ts";
import { lifted, settled } from "./reduce.ts";
import { type PlacedTable, readStructuredReference } from "./structuredReferences.ts";
import type { CellsWritten, Node, Written } from "./tree.ts";
import { type Area, failure, isArea, type Operand, toNumber } from "./values.ts";

/**
 * Makes a formula ready to be worked out. Undefined where it holds something that is not worked out here: a function
 * that is not known, braces, another workbook, a row of totals, one cell of many sheets (`Jan:Dec!B5`); its cell then
 * keeps the value last known.
 *
 * @param formula without its `=`
 * @param home where it was written; held by another cell, its references move as far as the cell does
 */
export function compileFormula(formula: string, home: FormulaPlace): Compiled | undefined {
  const tree = parseFormula(formula);
  return tree && isKnown(tree) ? compiled(tree, home) : undefined;
}

function isKnown(node: Node): boolean {
  switch (node.is) {
    case "call":
      return functions.has(node.name) && node.given.every(isKnown);
    case "negative":
    case "percent":
      return isKnown(node.of);
    case "structured":
      return !readStructuredReference(node.text).items.includes("#totals");
    case "operation":
      return isKnown(node.left) && isKnown(node.right) && !isWhole(node) && !isOfManySheets(node);
    default:
      return true;
  }
}

/** Whole columns and rows, `A:C` and `5:5`. */
const isWhole = ({ sign, left, right }: Node & { readonly is: "operation" }): boolean =>
  sign === ":" &&
  [left, right].some((one) => one.is === "value" || (one.is === "name" && one.name.length <= 3));

/** `Jan:Dec!B5`, the same cells of every sheet from one to another. */
const isOfManySheets = ({ sign, left, right }: Node & { readonly is: "operation" }): boolean =>
  sign === ":" && left.is === "name" && right.is === "cells" && right.sheet !== undefined;

function compiled(node: Node, home: FormulaPlace): Compiled {
  switch (node.is) {
    case "value":
      return () => node.value;
    case "error":
      return () => failure(node.code);
    case "name":
      return (pass, at) => pass.named(node.name, at);
    case "cells":
      return cells(node.sheet, node.area, home);
    case "structured":
      return structured(node.text);
    case "negative":
      return ofOne(compiled(node.of, home), (value) => -value);
    case "percent":
      return ofOne(compiled(node.of, home), (value) => value / 100);
    case "call": {
      const work = functions.get(node.name);
      const given = node.given.map((one) => compiled(one, home));
      return work === undefined ? () => failure("#NAME?") : (pass, at) => work(given, pass, at);
    }
    case "operation": {
      const [left, right] = [compiled(node.left, home), compiled(node.right, home)];
      if (node.sign === ":") return (pass, at) => spanned(left(pass, at), right(pass, at));
      const work = operators[node.sign];
      return (pass, at) =>
        lifted([settled(left(pass, at), pass), settled(right(pass, at), pass)], (a = null, b = null) =>
          work(a, b),
        );
    }
  }
}

const ofOne =
  (of: Compiled, work: (value: number) => number): Compiled =>
  (pass, at) =>
    lifted([settled(of(pass, at), pass)], (value = null) => {
      const number = toNumber(value);
      return typeof number === "number" ? work(number) : number;
    });

/** `A1:INDEX(…)`: everything from one to the other. */
function spanned(one: Operand, other: Operand): Operand {
  if (!isArea(one) || !isArea(other) || one.sheet !== other.sheet) return failure("#REF!");
  return {
    ...one,
    top: Math.min(one.top, other.top),
    left: Math.min(one.left, other.left),
    bottom: Math.max(one.bottom, other.bottom),
    right: Math.max(one.right, other.right),
  };
}

function cells(
  sheet: string | undefined,
  { top, left, bottom, right }: CellsWritten,
  home: FormulaPlace,
): Compiled {
  const row = (written: Written, at: FormulaPlace) => written.at + (written.isFixed ? 0 : at.row - home.row);
  const column = (written: Written, at: FormulaPlace) =>
    written.at + (written.isFixed ? 0 : at.column - home.column);
  return (_, at): Area => {
    const rows = [row(top, at), row(bottom, at)] as const;
    const columns = [column(left, at), column(right, at)] as const;
    return {
      is: "area",
      sheet: sheet ?? at.sheet,
      top: Math.min(...rows),
      left: Math.min(...columns),
      bottom: Math.max(...rows),
      right: Math.max(...columns),
    };
  };
}

function structured(text: string): Compiled {
  const { table: name, columns, items } = readStructuredReference(text);
  const key = name.toLowerCase();
  const isThisRow = items.includes("#this row");
  let last: { readonly table: PlacedTable; readonly places: readonly number[] } | undefined;
  /** Where the columns stand, looked up once for all rows of a table. */
  const placesIn = (table: PlacedTable): readonly number[] => {
    if (last?.table !== table) last = { table, places: columns.map((column) => placeOf(column, table)) };
    return last.places;
  };
  return (pass: Pass, at): Operand => {
    const table = key === "" ? pass.tableAround(at) : pass.tableNamed(key);
    if (table === undefined) return failure("#NAME?");
    const { area, sheet } = table;
    const places = placesIn(table);
    if (places.includes(-1)) return failure("#REF!");
    const [first, to = first] = places;
    if (isThisRow && (at.row <= area.top || at.row > area.bottom)) return failure("#VALUE!");
    const top = isThisRow
      ? at.row
      : items.includes("#all") || items.includes("#headers")
        ? area.top
        : area.top + 1;
    const isHeadings = items.includes("#headers") && !items.includes("#data");
    const bottom = isThisRow ? at.row : isHeadings ? area.top : area.bottom;
    return {
      is: "area",
      sheet,
      top,
      bottom,
      left: area.left + (first ?? 0),
      right: to === undefined ? area.right : area.left + to,
    };
  };
}

const placeOf = (column: string, { columns }: PlacedTable): number =>
  columns.findIndex((title) => title.toLowerCase() === column.toLowerCase());
