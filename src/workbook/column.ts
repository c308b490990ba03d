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

// zod knows the cell as the one type it accepts; a reader may meet any cell, so the input widens here and only here.
const column = <T>(look: Look, cell: z.ZodType<T>): Column<T> => ({
  accepts: null,
  names: null,
  ...look,
  cell: cell as z.ZodType<T, Cell>,
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

const saying = (message: string) => ({ error: message });

/** Words, trimmed; a number typed where words belong is taken as it reads. */
export const text = (title: string, help: string, { max = 500, width = 28 } = {}) =>
  column(
    { title, help, width, format: "@", accepts: { kind: "text", max } },
    z.codec(
      z.union([z.string(), z.number(), z.boolean()]),
      z.string().max(max, saying(`Keep this to ${max} characters`)),
      { decode: (cell) => String(cell).trim(), encode: (value) => value },
    ),
  );

/** One of a fixed list, however it is typed: case and spacing do not count. */
export const choice = <const O extends string>(
  title: string,
  help: string,
  options: readonly O[],
  width = 16,
) =>
  column<O>(
    { title, help, width, format: "@", accepts: { kind: "list", options } },
    z.codec(z.union([z.string(), z.number(), z.boolean()]), z.custom<O>(), {
      decode: (cell, { issues }) => {
        const found = options.find((option) => comparable(option) === comparable(String(cell)));
        if (found !== undefined) return found;
        issues.push({ code: "custom", input: cell, message: `Choose one of: ${options.join(", ")}` });
        return z.NEVER;
      },
      encode: (value) => value,
    }),
  );

/** A row of another table, by its ref or its label; read as its ref. */
export const ref = (
  title: string,
  help: string,
  of: () => Table,
  { width = 24, from }: { width?: number; from?: string } = {},
) =>
  column<string>(
    {
      title,
      help,
      width,
      format: "@",
      accepts: { kind: "names", of, ...(from === undefined ? {} : { from }) },
      names: of,
    },
    z.codec(z.union([z.string(), z.number()]), z.string(), {
      decode: (cell) => String(cell).trim(),
      encode: (value) => value,
    }),
  );

/** Several rows of another table, separated by commas; read as their refs. */
export const refs = (title: string, help: string, of: () => Table, { width = 18 } = {}) =>
  column<readonly string[]>(
    { title, help, width, format: "@", names: of, accepts: { kind: "text", max: 500 } },
    z.codec(z.union([z.string(), z.number()]), z.array(z.string()), {
      decode: (cell) => namesIn(String(cell)),
      encode: (value) => value.join(", "),
    }),
  );

const numeric = (want: string) => z.number(saying(want));

/** A whole number between two limits. */
export const whole = (title: string, help: string, { min = 0, max = 1_000_000_000, width = 11 } = {}) => {
  const want = `Enter a whole number from ${grouped(min)} to ${grouped(max)}`;
  return column(
    { title, help, width, format: "#,##0", accepts: { kind: "whole", min, max } },
    numeric(want).refine((value) => Number.isInteger(value) && value >= min && value <= max, saying(want)),
  );
};

/** A number between two limits, shown and written to so many decimals. */
export const decimal = (
  title: string,
  help: string,
  { min = 0, max = 1_000_000_000, decimals = 2, width = 11, format = "" } = {},
) => {
  const want = `Enter a number from ${grouped(min)} to ${grouped(max)}`;
  return column(
    {
      title,
      help,
      width,
      format: format || `#,##0${decimals > 0 ? `.${"0".repeat(decimals)}` : ""}`,
      accepts: { kind: "decimal", min, max },
    },
    z.codec(
      numeric(want).refine((value) => value >= min && value <= max, saying(want)),
      z.number(),
      { decode: (cell) => cell, encode: (value) => roundHalfAway(value, decimals) },
    ),
  );
};

/** Pounds and pence in the cell, whole pence in meaning. */
export const pounds = (title: string, help: string, { min = 0, max = 1_000_000_000, width = 13 } = {}) => {
  const want = `Enter an amount in pounds from ${grouped(min)} to ${grouped(max)}`;
  return column<Pence>(
    { title, help, width, format: "£#,##0.00;[Red]-£#,##0.00", accepts: { kind: "decimal", min, max } },
    z.codec(
      numeric(want).refine((value) => value >= min && value <= max, saying(want)),
      z.custom<Pence>(),
      { decode: penceFromPounds, encode: poundsFromPence },
    ),
  );
};

/** A part of a whole: shown as a per cent, 0–1 in cell and in meaning. */
export const share = (title: string, help: string, { decimals = 0, width = 11 } = {}) =>
  column<Share>(
    {
      title,
      help,
      width,
      format: decimals > 0 ? `0.${"0".repeat(decimals)}%` : "0%",
      accepts: { kind: "decimal", min: 0, max: 1 },
    },
    z.codec(
      numeric("Enter a percentage from 0% to 100%").refine(
        (value) => value >= 0 && value <= 1,
        saying("Enter a percentage from 0% to 100%"),
      ),
      z.custom<Share>(),
      { decode: (cell) => cell as Share, encode: (value) => roundHalfAway(value, 6) },
    ),
  );

/** 1 January 2000 to 31 December 2100, as Excel counts days. */
const EARLIEST = 36526;
const LATEST = 73415;

/** A calendar date; a time of day is dropped. */
export const day = (title: string, help: string, { width = 15 } = {}) => {
  const want = "Enter a date, for example 31 March 2027";
  return column<Day>(
    { title, help, width, format: "d mmmm yyyy", accepts: { kind: "date", min: EARLIEST, max: LATEST } },
    z.codec(
      numeric(want).refine((value) => value >= EARLIEST && value < LATEST + 1, saying(want)),
      z.custom<Day>(),
      { decode: dayFromSerial, encode: serialFromDay },
    ),
  );
};

/**
 * The same column as a live formula, for the reader's eye: locked, plain, and never read by the engine.
 *
 * @param formula without its `=`; `[@Title]` stands for this row's cell of that column
 */
export const shown = <T>(of: Column<T>, formula: string): Column<T | null> =>
  ({ ...of, blank: "fine", accepts: null, names: null, formula }) as Column<T | null>;

const grouped = (value: number): string =>
  (value < 0 ? "−" : "") + String(Math.abs(value)).replace(/\B(?=(\d{3})+(?!\d))/g, ",");
