/** The errors that a cell can show. */
export const errorCodes = [
  "#NULL!",
  "#DIV/0!",
  "#VALUE!",
  "#REF!",
  "#NAME?",
  "#NUM!",
  "#N/A",
  "#GETTING_DATA",
] as const;
export type ErrorCode = (typeof errorCodes)[number];

/** An error as a value: it passes through every sum that it takes part in. */
export interface FormulaError {
  readonly is: "error";
  readonly code: ErrorCode;
}

/** One value; null is an empty cell. */
export type Scalar = number | string | boolean | null | FormulaError;

/** Cells that a formula points to, rows and columns from 1, both ends within. */
export interface Area {
  readonly is: "area";
  readonly sheet: string;
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
}

/** Values in rows and columns, row by row. */
export interface Matrix {
  readonly is: "matrix";
  readonly rows: number;
  readonly columns: number;
  readonly cells: readonly Scalar[];
}

/** What a part of a formula comes to. */
export type Operand = Scalar | Area | Matrix;

const errors = new Map(errorCodes.map((code) => [code, { is: "error", code } as const]));

/** The error of a code, always the same object. */
export const failure = (code: ErrorCode): FormulaError => errors.get(code) ?? { is: "error", code };

const is = (operand: Operand, kind: string): boolean =>
  typeof operand === "object" && operand !== null && operand.is === kind;
export const isError = (operand: Operand): operand is FormulaError => is(operand, "error");
export const isArea = (operand: Operand): operand is Area => is(operand, "area");
export const isMatrix = (operand: Operand): operand is Matrix => is(operand, "matrix");

/** A number where arithmetic wants one: an empty cell is 0, TRUE is 1, "12" is 12, other text `#VALUE!`. */
export function toNumber(value: Scalar): number | FormulaError {
  if (typeof value === "number") return value;
  if (value === null) return 0;
  if (typeof value === "boolean") return value ? 1 : 0;
  if (typeof value !== "string") return value;
  const number = numberOfText(value);
  return number ?? failure("#VALUE!");
}

/** The number that a text spells, "12", "-1.5e3", "5%"; undefined where it spells none. */
export function numberOfText(text: string): number | undefined {
  const found = /^\s*([+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?)(%?)\s*$/.exec(text);
  return found === null ? undefined : Number(found[1]) / (found[2] === "%" ? 100 : 1);
}

/** Text where text is wanted: TRUE in capitals, a number with the 15 digits that Excel keeps. */
export function toText(value: Scalar): string | FormulaError {
  if (typeof value === "string") return value;
  if (value === null) return "";
  if (typeof value === "boolean") return value ? "TRUE" : "FALSE";
  return typeof value === "number" ? textOfNumber(value) : value;
}

/** 0.1+0.2 → "0.3", 1e21 → "1E+21". */
export function textOfNumber(value: number): string {
  const [digits = "", power] = String(Number(value.toPrecision(15))).split("e");
  return power === undefined
    ? digits
    : `${digits}E${/^-/.test(power) ? power : `+${power.replace("+", "")}`}`;
}

/** A truth where one is wanted: any number but 0 is true, "true" is, an empty cell is not. */
export function toTruth(value: Scalar): boolean | FormulaError {
  if (typeof value === "boolean") return value;
  if (value === null) return false;
  if (typeof value === "number") return value !== 0;
  if (typeof value !== "string") return value;
  if (/^(true|false)$/i.test(value)) return value.length === 4;
  return failure("#VALUE!");
}

const rank = (value: number | string | boolean): number =>
  typeof value === "number" ? 0 : typeof value === "string" ? 1 : 2;

/**
 * Below 0, 0 or above 0 as one value comes before, with or after another: numbers before texts before truths, texts
 * whatever the case of their letters, an empty cell like the 0, "" or FALSE that it is held against.
 */
export function compare(one: Exclude<Scalar, FormulaError>, other: Exclude<Scalar, FormulaError>): number {
  const a = one ?? emptyLike(other);
  const b = other ?? emptyLike(one);
  if (typeof a === "number" && typeof b === "number") return a - b;
  if (typeof a === "string" && typeof b === "string") {
    const [x, y] = [a.toLowerCase(), b.toLowerCase()];
    return x < y ? -1 : x > y ? 1 : 0;
  }
  return rank(a) === rank(b) ? Number(a) - Number(b) : rank(a) - rank(b);
}

const emptyLike = (other: Exclude<Scalar, FormulaError>): number | string | boolean =>
  typeof other === "string" ? "" : typeof other === "boolean" ? false : 0;
