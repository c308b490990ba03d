import type { Sign } from "./tree.ts";
import { compare, failure, isError, type Scalar, toNumber, toText } from "./values.ts";

/** What stands between two single values, `:` aside. */
export type ValueSign = Exclude<Sign, ":">;

/** The result of each sign; an error on the left comes out first. */
export const operators: Readonly<Record<ValueSign, (left: Scalar, right: Scalar) => Scalar>> = {
  "+": arithmetic((a, b) => nearZero(a + b, a)),
  "-": arithmetic((a, b) => nearZero(a - b, a)),
  "*": arithmetic((a, b) => a * b),
  "/": arithmetic((a, b) => (b === 0 ? failure("#DIV/0!") : a / b)),
  "^": arithmetic((a, b) => (a === 0 && b === 0 ? failure("#NUM!") : a ** b)),
  "&": (left, right) => {
    const [a, b] = [toText(left), toText(right)];
    return typeof a !== "string" ? a : typeof b !== "string" ? b : a + b;
  },
  "=": comparison((order) => order === 0),
  "<>": comparison((order) => order !== 0),
  "<": comparison((order) => order < 0),
  "<=": comparison((order) => order <= 0),
  ">": comparison((order) => order > 0),
  ">=": comparison((order) => order >= 0),
};

function arithmetic(work: (a: number, b: number) => Scalar) {
  return (left: Scalar, right: Scalar): Scalar => {
    const [a, b] = [toNumber(left), toNumber(right)];
    if (typeof a !== "number") return a;
    if (typeof b !== "number") return b;
    const result = work(a, b);
    return typeof result === "number" && !Number.isFinite(result) ? failure("#NUM!") : result;
  };
}

/** Excel takes a sum for 0 where only the last places of a binary fraction are left of it. */
const nearZero = (sum: number, of: number): number => (Math.abs(sum) < Math.abs(of) * 4e-16 ? 0 : sum);

function comparison(holds: (order: number) => boolean) {
  return (left: Scalar, right: Scalar): Scalar => {
    if (isError(left)) return left;
    return isError(right) ? right : holds(compare(left, right));
  };
}
