import { roundHalfAway } from "../../../units.ts";
import type { Compiled, FormulaPlace, Pass } from "../book.ts";
import type { FormulaFunction } from "../functions.ts";
import { lifted, matrixOf, settled } from "../reduce.ts";
import { type FormulaError, failure, isArea, isError, isMatrix, type Scalar, toNumber } from "../values.ts";
import { ofNumbers, ofValues } from "./ofValues.ts";

/** Functions that sum, round and compare numbers. */
export const numbers: Readonly<Record<string, FormulaFunction>> = {
  SUM: ofAll((all) => all.reduce((sum, one) => sum + one, 0)),
  AVERAGE: ofAll((all) =>
    all.length === 0 ? failure("#DIV/0!") : all.reduce((sum, one) => sum + one, 0) / all.length,
  ),
  MIN: ofAll((all) => all.reduce((least, one) => Math.min(least, one), all[0] ?? 0)),
  MAX: ofAll((all) => all.reduce((most, one) => Math.max(most, one), all[0] ?? 0)),
  SUMPRODUCT: (given, pass, at) => {
    const lists = given.map((one) => matrixOf(one(pass, at), pass));
    const [first] = lists;
    if (first === undefined) return failure("#VALUE!");
    if (lists.some(({ rows, columns }) => rows !== first.rows || columns !== first.columns))
      return failure("#VALUE!");
    const wrong = lists.flatMap(({ cells }) => cells).find(isError);
    if (wrong !== undefined) return wrong;
    const factor = (value: Scalar | undefined) => (typeof value === "number" ? value : 0);
    return first.cells.reduce<number>(
      (sum, _, place) => sum + lists.reduce((product, { cells }) => product * factor(cells[place]), 1),
      0,
    );
  },
  N: (given, pass, at) =>
    lifted([settled(given[0]?.(pass, at) ?? null, pass)], (value = null) =>
      isError(value) || typeof value === "number" ? value : value === true ? 1 : 0,
    ),
  ROUND: ofNumbers((value = 0, places = 0) => roundTo(value, Math.trunc(places))),
  ROUNDDOWN: ofNumbers((value = 0, places = 0) => cutTo(value, Math.trunc(places))),
  ROUNDUP: ofNumbers((value = 0, places = 0) => {
    const cut = cutTo(value, Math.trunc(places));
    return cut === value
      ? cut
      : roundTo(cut + Math.sign(value) * 10 ** -Math.trunc(places), Math.trunc(places));
  }),
  INT: ofNumbers((value = 0) => Math.floor(value)),
  ABS: ofNumbers((value = 0) => Math.abs(value)),
  ISNUMBER: ofValues((value = null) => typeof value === "number"),
};

const roundTo = (value: number, places: number): number =>
  places >= 0 ? roundHalfAway(value, places) : roundHalfAway(value * 10 ** places) * 10 ** -places;

/** Towards nought; a number that only binary fractions hold below its decimals stays what it reads. */
const cutTo = (value: number, places: number): number => {
  const scale = 10 ** places;
  const magnitude = Math.abs(value) * scale;
  const whole = Math.floor(magnitude + magnitude * 4e-15) / scale;
  return value < 0 && whole !== 0 ? -whole : whole;
};

/** A function of all numbers given: of cells only the numbers count, of what is written in the formula everything. */
function ofAll(work: (all: readonly number[]) => Scalar): FormulaFunction {
  return (given, pass, at) => {
    const all = numbersOf(given, pass, at);
    return Array.isArray(all) ? work(all) : all;
  };
}

function numbersOf(given: readonly Compiled[], pass: Pass, at: FormulaPlace): number[] | FormulaError {
  const all: number[] = [];
  for (const one of given) {
    const operand = one(pass, at);
    if (!isArea(operand) && !isMatrix(operand)) {
      const number = toNumber(operand);
      if (typeof number !== "number") return number;
      all.push(number);
      continue;
    }
    for (const value of matrixOf(operand, pass).cells) {
      if (isError(value)) return value;
      if (typeof value === "number") all.push(value);
    }
  }
  return all;
}
