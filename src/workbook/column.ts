import { z } from "zod";
import {
  type Day,
  dayFromSerial,
  type Pence,
  penceFromPounds,
  poundsFromPence,
  roundHalfAway,
  type Share,
  serialFromDay,
} from "../units.ts";
import type { Cell } from "./grid.ts";
import type { Table } from "./table.ts";
import { comparable, namesIn } from "./words.ts";

z.config({ jitless: true });

/** What Excel itself refuses while the officer types. */
export type Accepts =
  | { readonly kind: "list"; readonly options: readonly string[] }
  | { readonly kind: "names"; readonly of: () => Table; readonly from?: string }
  | { readonly kind: "whole" | "decimal" | "date"; readonly min: number; readonly max: number }
  | { readonly kind: "text"; readonly max: number };

/** What an empty cell of an entry column is: to be put right, asked for while the row still counts, or nothing amiss. */
export type Blank = "refused" | "asked" | "fine";

/** One column: what the officer sees of it, and what its cells mean. */
export interface Column<T = unknown> {
  readonly title: string;
  /** One sentence, shown as Excel's prompt and in the guide. */
  readonly help: string;
  /** In characters, as Excel counts them. */
  readonly width: number;
  /** An Excel number format. */
  readonly format: string;
  /** Between the cell and its meaning, both ways; an empty cell never reaches it. */
  readonly cell: z.ZodType<T, Cell>;
  /** The way back, for what we write ourselves: limits hold for what is typed, not for what was worked out. */
  readonly write: (value: T) => Cell;
  readonly blank: Blank;
  /** What an empty cell means where it is not simply nothing. */
  readonly whenBlank: T | null;
  readonly accepts: Accepts | null;
  /** The table whose rows the cell names, by ref or by label. */
  readonly names: (() => Table) | null;
  /** Of a calculated column: the formula, `[@Title]` standing for this row's cell. */
  readonly formula: string | null;
  /** Of a column on a result sheet that is the officer's own: kept when the sheet is written again. */
  readonly kept: boolean;
}

type Look = Pick<Column, "title" | "help" | "width" | "format"> & Partial<Pick<Column, "accepts" | "names">>;

const saying = (message: string) => ({ error: message });

/** Between a cell that is of the right kind and its meaning. */
interface Ways<T, C> {
  readonly decode: (cell: C) => T;
  readonly encode: (value: T) => Cell;
}

const column = <T, C>(look: Look, typed: z.ZodType<C>, { decode, encode }: Ways<T, C>): Column<T> => ({
  accepts: null,
  names: null,
  ...look,
  // zod knows the cell as the one type it accepts; a reader may meet any cell, so the input widens here and only here.
  cell: z.codec(typed, z.custom<T>(), {
    decode: decode as never,
    encode: encode as never,
  }) as unknown as z.ZodType<T, Cell>,
  write: encode,
  blank: "refused",
  whenBlank: null,
  formula: null,
  kept: false,
});

/** The same column, where an empty cell is nothing amiss and means nothing. */
export const optional = <T>(of: Column<T>): Column<T | null> =>
  ({ ...of, blank: "fine" }) as Column<T | null>;
/** The same column, where an empty cell is asked for but the row counts without it. */
export const asked = <T>(of: Column<T>): Column<T | null> => ({ ...of, blank: "asked" }) as Column<T | null>;
/** The same column, where an empty cell means `value`. */
export const whenBlank = <T>(of: Column<T>, value: T): Column<T> => ({
  ...of,
  blank: "fine",
  whenBlank: value,
});
/** The same column as the officer's own on a result sheet: what is typed there outlives every re-run. */
export const kept = <T>(of: Column<T>): Column<T | null> =>
  ({ ...of, blank: "fine", kept: true }) as Column<T | null>;

const words = z.union([z.string(), z.number(), z.boolean()]);

/** Words, trimmed; a number typed where words belong is taken as it reads. */
export const text = (title: string, help: string, { max = 500, width = 28 } = {}) =>
  column<string, z.output<typeof words>>(
    { title, help, width, format: "@", accepts: { kind: "text", max } },
    words.refine(
      (cell) => String(cell).trim().length <= max,
      saying(`Keep this to ${grouped(max)} characters`),
    ),
    { decode: (cell) => String(cell).trim(), encode: (value) => value },
  );

/** One of a fixed list, however it is typed: case and spacing do not count. */
export const choice = <const O extends string>(
  title: string,
  help: string,
  options: readonly O[],
  width = 16,
) => {
  const meant = (cell: z.output<typeof words>) =>
    options.find((option) => comparable(option) === comparable(String(cell)));
  return column<O, z.output<typeof words>>(
    { title, help, width, format: "@", accepts: { kind: "list", options } },
    words.refine((cell) => meant(cell) !== undefined, saying(`Choose one of: ${options.join(", ")}`)),
    { decode: (cell) => meant(cell) as O, encode: (value) => value },
  );
};

/** A row of another table, by its ref or its label; read as its ref. */
export const ref = (
  title: string,
  help: string,
  of: () => Table,
  { width = 24, from }: { width?: number; from?: string } = {},
) =>
  column<string, z.output<typeof words>>(
    {
      title,
      help,
      width,
      format: "@",
      accepts: { kind: "names", of, ...(from === undefined ? {} : { from }) },
      names: of,
    },
    words,
    { decode: (cell) => String(cell).trim(), encode: (value) => value },
  );

/** Several rows of another table, separated by commas; read as their refs. */
export const refs = (title: string, help: string, of: () => Table, { width = 18 } = {}) =>
  column<readonly string[], z.output<typeof words>>(
    { title, help, width, format: "@", names: of, accepts: { kind: "text", max: 500 } },
    words,
    { decode: (cell) => namesIn(String(cell)), encode: (value) => value.join(", ") },
  );

/** A number that meets a wish; `want` is what is said of any other cell. */
const numeric = (want: string, meets: (value: number) => boolean) =>
  z.number(saying(want)).refine(meets, saying(want));

const between = (min: number, max: number) => (value: number) => value >= min && value <= max;

/** A whole number between two limits. */
export const whole = (title: string, help: string, { min = 0, max = 1_000_000_000, width = 11 } = {}) =>
  column<number, number>(
    { title, help, width, format: "#,##0", accepts: { kind: "whole", min, max } },
    numeric(
      `Enter a whole number from ${grouped(min)} to ${grouped(max)}`,
      (value) => Number.isInteger(value) && between(min, max)(value),
    ),
    { decode: (cell) => cell, encode: (value) => value },
  );

/** A number between two limits, shown and written to so many decimals. */
export const decimal = (
  title: string,
  help: string,
  { min = 0, max = 1_000_000_000, decimals = 2, width = 11, format = "" } = {},
) =>
  column<number, number>(
    {
      title,
      help,
      width,
      format: format || `#,##0${decimals > 0 ? `.${"0".repeat(decimals)}` : ""}`,
      accepts: { kind: "decimal", min, max },
    },
    numeric(`Enter a number from ${grouped(min)} to ${grouped(max)}`, between(min, max)),
    { decode: (cell) => cell, encode: (value) => roundHalfAway(value, decimals) },
  );

/** Pounds and pence in the cell, whole pence in meaning. */
export const pounds = (title: string, help: string, { min = 0, max = 1_000_000_000, width = 13 } = {}) =>
  column<Pence, number>(
    { title, help, width, format: "£#,##0.00;-£#,##0.00", accepts: { kind: "decimal", min, max } },
    numeric(`Enter an amount in pounds from ${grouped(min)} to ${grouped(max)}`, between(min, max)),
    { decode: penceFromPounds, encode: poundsFromPence },
  );

/** A part of a whole: shown as a per cent, 0–1 in cell and in meaning. */
export const share = (title: string, help: string, { decimals = 0, width = 11 } = {}) =>
  column<Share, number>(
    {
      title,
      help,
      width,
      format: decimals > 0 ? `0.${"0".repeat(decimals)}%` : "0%",
      accepts: { kind: "decimal", min: 0, max: 1 },
    },
    numeric("Enter a percentage from 0% to 100%", between(0, 1)),
    { decode: (cell) => cell as Share, encode: (value) => roundHalfAway(value, 6) },
  );

/** 1 January 2000 to 31 December 2100, as Excel counts days. */
const EARLIEST = 36526;
const LATEST = 73415;

/** A calendar date; a time of day is dropped. */
export const day = (title: string, help: string, { width = 18 } = {}) =>
  column<Day, number>(
    { title, help, width, format: "d mmmm yyyy", accepts: { kind: "date", min: EARLIEST, max: LATEST } },
    numeric("Enter a date, for example 31 March 2027", (value) => value >= EARLIEST && value < LATEST + 1),
    { decode: dayFromSerial, encode: serialFromDay },
  );

/**
 * The same column as a live formula, for the reader's eye: locked, plain, and never read by the engine.
 *
 * @param formula without its `=`; `[@Title]` stands for this row's cell of that column
 */
export const shown = <T>(of: Column<T>, formula: string): Column<T | null> =>
  ({ ...of, blank: "fine", accepts: null, names: null, formula }) as Column<T | null>;

const grouped = (value: number): string =>
  (value < 0 ? "−" : "") + String(Math.abs(value)).replace(/\B(?=(\d{3})+(?!\d))/g, ",");
