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
    const chosen = truth ? given[1] : given[2];
    // An empty cell stays one; a branch that is left out is TRUE's 0 or FALSE itself.
    return chosen === undefined ? (truth ? 0 : false) : chosen(pass, at);
  },
  IFERROR: orElse(isError),
  IFNA: orElse((value) => isError(value) && value.code === "#N/A"),
  CHOOSE: (given, pass, at) => {
    const number = toNumber(scalarOf(given[0]?.(pass, at) ?? null, pass));
    if (typeof number !== "number") return number;
    return number < 1 ? failure("#VALUE!") : (given[Math.floor(number)]?.(pass, at) ?? failure("#VALUE!"));
  },
  AND: truths((all) => all.every(Boolean)),
  OR: truths((all) => all.some(Boolean)),
  NOT: ofValues((value = null) => {
    const truth = toTruth(value);
    return typeof truth === "boolean" ? !truth : truth;
  }),
};

function ifEach(condition: Matrix, [, yes, no]: readonly Compiled[], pass: Pass, at: FormulaPlace): Operand {
  const branches = [yes?.(pass, at) ?? 0, no === undefined ? false : no(pass, at)];
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
      const instead = settled(given[1]?.(pass, at) ?? "", pass);
      return lifted([found, instead], (value = null, other = null) => (isMissed(value) ? other : value));
    }
    return isMissed(found) ? (given[1]?.(pass, at) ?? "") : found;
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
