import type { FormulaFunction } from "../functions.ts";
import { lifted, settled } from "../reduce.ts";
import { type FormulaError, isError, type Scalar, toNumber, toText } from "../values.ts";

/** A function of single values; given lists it works place by place. */
export const ofValues =
  (work: (...values: readonly Scalar[]) => Scalar): FormulaFunction =>
  (given, pass, at) =>
    lifted(
      given.map((one) => settled(one(pass, at), pass)),
      work,
    );

/** A function of numbers, which an error among them passes by. */
export const ofNumbers = (work: (...numbers: readonly number[]) => Scalar): FormulaFunction =>
  ofValues((...values) => {
    const numbers = values.map(toNumber);
    return (
      numbers.find((one): one is FormulaError => typeof one !== "number") ?? work(...(numbers as number[]))
    );
  });

/** A function whose first value is a text and whose others are numbers or texts as they are. */
export const ofText = (work: (text: string, ...rest: readonly Scalar[]) => Scalar): FormulaFunction =>
  ofValues((first, ...rest) => {
    const text = toText(first ?? null);
    return typeof text !== "string" ? text : (rest.find(isError) ?? work(text, ...rest));
  });
