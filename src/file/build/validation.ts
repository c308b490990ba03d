import type { DataValidation } from "exceljs";
import { dayFromSerial } from "../../units.ts";
import { grouped, limitsInWords } from "./limitsInWords.ts";
import type { PlannedValidation } from "./plan.ts";

/** The most characters that Excel takes in a prompt's title and in its text. */
const TITLE_MAX = 32;
const TEXT_MAX = 255;

/**
 * A validation as exceljs takes it. A wrong kind of value is stopped; a name that is not in the list is only warned of,
 * because the other table's ref may be typed as well.
 */
export function excelValidation({
  accepts,
  list = "",
  format,
  title,
  help,
}: PlannedValidation): DataValidation {
  const prompt = {
    allowBlank: true,
    showInputMessage: true,
    promptTitle: shortened(title, TITLE_MAX),
    prompt: shortened(help, TEXT_MAX),
    showErrorMessage: true,
    errorTitle: shortened(title, TITLE_MAX),
  };
  const between = <Bound extends number | Date>(min: Bound, max: Bound, error: string) => ({
    ...prompt,
    errorStyle: "stop",
    operator: "between" as const,
    formulae: [min, max],
    error,
  });
  switch (accepts.kind) {
    case "list":
      return {
        ...prompt,
        type: "list",
        formulae: [list],
        errorStyle: "stop",
        error: "Choose one from the list.",
      };
    case "names":
      return {
        ...prompt,
        type: "list",
        formulae: [list],
        errorStyle: "warning",
        error: `This is not in the list. Keep it only if it is a ref on ${accepts.of().sheet}, or if you will add it there.`,
      };
    case "whole":
    case "decimal":
      return {
        type: accepts.kind,
        ...between(accepts.min, accepts.max, `Enter ${limitsInWords(accepts, format)}.`),
      };
    case "date":
      return {
        type: "date",
        ...between(dateOf(accepts.min), dateOf(accepts.max), "Enter a date, for example 31 March 2027."),
      };
    case "text":
      return {
        type: "textLength",
        ...between(0, accepts.max, `Keep this to ${grouped(accepts.max)} characters.`),
      };
  }
}

/** A day as exceljs takes it, which writes its serial number: given the number itself it would count milliseconds. */
const dateOf = (serial: number): Date => new Date(`${dayFromSerial(serial)}T00:00Z`);

const shortened = (text: string, max: number): string =>
  text.length <= max ? text : `${text.slice(0, text.lastIndexOf(" ", max - 1))}…`;
