import type { Accepts } from "../../workbook/column.ts";

/** A limit beyond which nobody would go: it is there for safety and not worth saying. */
const BEYOND = 1e9;

/**
 * What numbers a column takes, in words: "a whole number from 1 to 6", "a percentage from 0% to 100%", "a number from
 * 0 up", "a number".
 *
 * @param format the column's number format, which tells a percentage
 */
export function limitsInWords(accepts: Extract<Accepts, { min: number }>, format: string): string {
  const isPercentage = format.endsWith("%");
  const shown = (value: number) => (isPercentage ? `${value * 100}%` : grouped(value));
  const noun = isPercentage ? "a percentage" : accepts.kind === "whole" ? "a whole number" : "a number";
  const hasLeast = accepts.min > -BEYOND;
  const hasMost = accepts.max < BEYOND;
  if (hasLeast && hasMost) return `${noun} from ${shown(accepts.min)} to ${shown(accepts.max)}`;
  return hasLeast ? `${noun} from ${shown(accepts.min)} up` : noun;
}

/** A number as people read it: −1,250. */
export const grouped = (value: number): string => value.toLocaleString("en-GB").replace("-", "−");
