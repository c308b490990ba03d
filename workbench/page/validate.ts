import type { Calculation } from "../../src/file/formula/calculate.ts";
import { entered, usualHabits } from "../host/entry.ts";
import type { Value } from "../host/workbook.ts";
import { offersList, type Validation } from "./look/validations.ts";

/** A cell that something is typed into, row and column from 0. */
export interface TypedPlace {
  readonly sheet: string;
  readonly row: number;
  readonly column: number;
  readonly format: string;
}

/** What a rule says against what was typed, and whether it may be kept all the same. */
export interface Objection {
  readonly message: string;
  readonly isFinal: boolean;
}

/** What the list of a cell's rule offers, in its order and without blanks; undefined where it has no list. */
export function choicesOf(
  rule: Validation,
  { sheet, row, column }: Omit<TypedPlace, "format">,
  calculation: Calculation,
): readonly string[] | undefined {
  if (!offersList(rule)) return undefined;
  const {
    formulas: [source = ""],
    areas: [first],
  } = rule;
  const written = /^"(.*)"$/s.exec(source)?.[1];
  if (written !== undefined) return written.split(",").map((choice) => choice.trim());
  const home = { sheet, row: first?.top ?? row + 1, column: first?.left ?? column + 1 };
  const values = calculation.ask(source, { sheet, row: row + 1, column: column + 1 }, home) ?? [];
  return [...new Set(values.filter((value) => value !== null && value !== "").map(String))];
}

/** What a rule says against what was typed; undefined where it is fine. An emptied cell always is. */
export function objectionTo(
  typed: string,
  validation: Validation,
  place: TypedPlace,
  calculation: Calculation,
): Objection | undefined {
  const { strictness, kind } = validation;
  if (typed === "" || strictness === "none" || kind === "none" || kind === "custom") return undefined;
  const { value, formula } = entered(typed, place.format, usualHabits);
  if (formula !== null || meets(value, validation, place, calculation)) return undefined;
  const message = validation.error || "This cell takes other values.";
  return { message, isFinal: strictness === "stop" };
}

function meets(value: Value, validation: Validation, place: TypedPlace, calculation: Calculation): boolean {
  if (validation.kind === "list") {
    const choices = choicesOf({ ...validation, hidesList: false }, place, calculation) ?? [];
    return choices.some((choice) => choice.toLowerCase() === String(value).toLowerCase());
  }
  const measured = validation.kind === "textLength" ? String(value).length : value;
  if (typeof measured !== "number" || (validation.kind === "whole" && !Number.isInteger(measured)))
    return false;
  const at = { sheet: place.sheet, row: place.row + 1, column: place.column + 1 };
  const [least, most] = validation.formulas.map((bound) =>
    Number(calculation.ask(bound, at)?.[0] ?? Number.NaN),
  );
  const holds = comparisons[validation.operator];
  return holds === undefined || least === undefined || holds(measured, least, most ?? least);
}

const comparisons: Readonly<Record<string, (value: number, one: number, other: number) => boolean>> = {
  between: (value, least, most) => value >= least && value <= most,
  notBetween: (value, least, most) => value < least || value > most,
  equal: (value, one) => value === one,
  notEqual: (value, one) => value !== one,
  lessThan: (value, one) => value < one,
  lessThanOrEqual: (value, one) => value <= one,
  greaterThan: (value, one) => value > one,
  greaterThanOrEqual: (value, one) => value >= one,
};
