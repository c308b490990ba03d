import { type Range, rangeFromReference } from "../cellPlace.ts";

/** One A1 reference within a formula. */
export interface Reference {
  /** The sheet it names, if it names one. */
  readonly sheet?: string;
  /** The sheet as typed, exclamation mark and all; or nothing. */
  readonly prefix: string;
  /** `$B$5:$B$12` or `B5`. */
  readonly cells: string;
  readonly area: Range;
  /** Whether it is written with a colon. */
  readonly isRange: boolean;
}

const CELL = String.raw`\$?[A-Za-z]{1,3}\$?[1-9]\d{0,6}`;
const SHEET = String.raw`(?:'(?:[^']|'')+'|[\p{L}\p{N}_.\\]+)!`;
/** In turn: text in quotes, a structured reference's brackets, an A1 reference, a quoted name of anything else. */
const PIECES = new RegExp(
  String.raw`"(?:[^"]|"")*"|\[(?:'.|[^\[\]']|\[(?:'.|[^\[\]'])*\])*\]|` +
    String.raw`(?<![\p{L}\p{N}_.\]!:$\\'])(?<prefix>${SHEET})?(?<cells>${CELL}(?::${CELL})?)(?![\p{L}\p{N}_.(!\\\[])|` +
    "'(?:[^']|'')*'",
  "gu",
);

/**
 * A formula with each of its A1 references replaced; text in quotes, structured references, names and functions
 * (`LOG10(`) are left alone. A reference into another workbook is not one of ours and left alone too.
 *
 * @param replace gives the new cells, `$B$5:$B$20`; the sheet stays as typed
 */
export function mapReferences(formula: string, replace: (reference: Reference) => string): string {
  return formula.replace(PIECES, (whole, ...rest) => {
    const { prefix = "", cells } = rest.at(-1) as { prefix?: string; cells?: string };
    const area = cells === undefined ? undefined : rangeFromReference(cells);
    if (cells === undefined || area === undefined) return whole;
    const sheet = prefix.replace(/^'?(.*?)'?!$/s, "$1").replaceAll("''", "'");
    const named = sheet === "" ? {} : { sheet };
    return prefix + replace({ ...named, prefix, cells, area, isRange: cells.includes(":") });
  });
}

/** Whether a formula has a reference whose row moves with the cell the formula stands in: `B5*2`, not `B$5*2`. */
export function hasRelativeRow(formula: string): boolean {
  let found = false;
  mapReferences(formula, ({ cells }) => {
    found ||= /[A-Za-z]\d/.test(cells);
    return cells;
  });
  return found;
}

/** A formula as it reads so many rows further down: `B5*C$2` three rows down → `B8*C$2`. */
export const movedDown = (formula: string, rows: number): string =>
  rows === 0
    ? formula
    : mapReferences(formula, ({ cells }) =>
        cells.replace(
          /([A-Za-z])(\d+)/g,
          (_, letter: string, row: string) => `${letter}${Number(row) + rows}`,
        ),
      );
