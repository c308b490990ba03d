import type { Compiled, FormulaPlace, Pass } from "../book.ts";
import type { FormulaFunction } from "../functions.ts";
import { lifted, matrixOf, scalarOf, settled } from "../reduce.ts";
import {
  failure,
  isArea,
  isError,
  isMatrix,
  type Matrix,
  type Operand,
  type Scalar,
  toNumber,
  toTruth,
} from "../values.ts";
import { ofValues } from "./ofValues.ts";

/** Functions that choose between values. */
export const choosing: Readonly<Record<string, FormulaFunction>> = {
  IF: (given, pass, at) => {
    const condition = settled(given[0]?.(pass, at) ?? null, pass);
    if (isMatrix(condition)) return ifEach(condition, given, pass, at);
    const truth = toTruth(condition);
    if (typeof truth !== "boolean") return truth;
    return truth ? orWhenLeftOut(given[1], 0, pass, at) : orWhenLeftOut(given[2], false, pass, at);
  },
  IFERROR: orElse(isError),
  IFNA: orElse((value) => isError(value) && value.code === "#N/A"),
  CHOOSE: (given, pass, at) => {
    const number = toNumber(scalarOf(given[0]?.(pass, at) ?? null, pass));
    if (typeof number !== "number") return number;
    return number < 1
      ? failure("#VALUE!")
      : orWhenLeftOut(given[Math.floor(number)], failure("#VALUE!"), pass, at);
  },
  AND: truths((all) => all.every(Boolean)),
  OR: truths((all) => all.some(Boolean)),
  NOT: ofValues((value = null) => {
    const truth = toTruth(value);
    return typeof truth === "boolean" ? !truth : truth;
  }),
};

/** What a part of a formula comes to, an empty cell included, or what stands for a part that is left out. */
const orWhenLeftOut = (part: Compiled | undefined, leftOut: Scalar, pass: Pass, at: FormulaPlace): Operand =>
  part === undefined ? leftOut : part(pass, at);

function ifEach(condition: Matrix, [, yes, no]: readonly Compiled[], pass: Pass, at: FormulaPlace): Operand {
  const branches = [orWhenLeftOut(yes, 0, pass, at), orWhenLeftOut(no, false, pass, at)];
  return lifted(
    [condition, ...branches.map((branch) => settled(branch, pass))],
    (test = null, one = null, other = null) => {
      const truth = toTruth(test);
      return typeof truth !== "boolean" ? truth : truth ? one : other;
    },
  );
}

function orElse(isMissed: (value: Scalar) => boolean): FormulaFunction {
  return (given, pass, at) => {
    const found = settled(given[0]?.(pass, at) ?? null, pass);
    if (isMatrix(found)) {
      const instead = settled(orWhenLeftOut(given[1], "", pass, at), pass);
      return lifted([found, instead], (value = null, other = null) => (isMissed(value) ? other : value));
    }
    return isMissed(found) ? orWhenLeftOut(given[1], "", pass, at) : found;
  };
}

/** Of cells, texts and empty cells do not count; of nothing that counts there is no answer. */
function truths(holds: (all: readonly boolean[]) => boolean): FormulaFunction {
  return (given, pass, at) => {
    const all: boolean[] = [];
    for (const one of given) {
      const operand = one(pass, at);
      const isList = isArea(operand) || isMatrix(operand);
      for (const value of matrixOf(operand, pass).cells) {
        if (isError(value)) return value;
        if (isList && (value === null || typeof value === "string")) continue;
        const truth = toTruth(value);
        if (typeof truth !== "boolean") return truth;
        all.push(truth);
      }
    }
    return all.length === 0 ? failure("#VALUE!") : holds(all);
  };
}
