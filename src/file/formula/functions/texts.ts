import type { FormulaFunction } from "../functions.ts";
import { failure, isError, type Scalar, toNumber, toText } from "../values.ts";
import { ofText, ofValues } from "./ofValues.ts";

/** Functions of texts. */
export const texts: Readonly<Record<string, FormulaFunction>> = {
  TRIM: ofText((text) => text.replace(/^ +| +$/g, "").replace(/ {2,}/g, " ")),
  LEN: ofText((text) => text.length),
  UPPER: ofText((text) => text.toUpperCase()),
  LOWER: ofText((text) => text.toLowerCase()),
  LEFT: ofText((text, count = 1) => part(text, 0, count)),
  RIGHT: ofText((text, count = 1) => {
    const length = toNumber(count);
    return typeof length !== "number"
      ? length
      : part(text, Math.max(0, text.length - Math.trunc(length)), count);
  }),
  MID: ofText((text, from = 1, count = 0) => {
    const start = toNumber(from);
    if (typeof start !== "number") return start;
    return start < 1 ? failure("#VALUE!") : part(text, Math.trunc(start) - 1, count);
  }),
  CONCATENATE: ofValues((...values) => {
    const pieces = values.map(toText);
    return pieces.find(isError) ?? pieces.join("");
  }),
  ISTEXT: ofValues((value = null) => typeof value === "string"),
  ISBLANK: ofValues((value = null) => value === null),
  ISERROR: ofValues((value = null) => isError(value)),
};

function part(text: string, from: number, count: Scalar): Scalar {
  const length = toNumber(count);
  if (typeof length !== "number") return length;
  return length < 0 ? failure("#VALUE!") : text.slice(from, from + Math.trunc(length));
}
