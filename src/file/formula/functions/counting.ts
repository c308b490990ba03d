import type { Compiled, FormulaPlace, Pass } from "../book.ts";
import { criterion } from "../criteria.ts";
import type { FormulaFunction } from "../functions.ts";
import { lifted, matrixOf, settled } from "../reduce.ts";
import { failure, isArea, isError, isMatrix, type Matrix, type Scalar } from "../values.ts";

/** Functions that count, and that take only what meets conditions. */
export const counting: Readonly<Record<string, FormulaFunction>> = {
  COUNT: countOf((value) => typeof value === "number"),
  COUNTA: countOf((value) => value !== null),
  COUNTBLANK: countOf((value) => value === null || value === ""),
  COUNTIF: (given, pass, at) => meeting(given, { pass, at }, ({ length }) => length),
  COUNTIFS: (given, pass, at) => meeting(given, { pass, at }, ({ length }) => length),
  SUMIFS: taking((taken) => taken.reduce((sum, one) => sum + one, 0)),
  AVERAGEIFS: taking((taken) =>
    taken.length === 0 ? failure("#DIV/0!") : taken.reduce((sum, one) => sum + one, 0) / taken.length,
  ),
  MAXIFS: taking((taken) => taken.reduce((most, one) => Math.max(most, one), taken[0] ?? 0)),
  MINIFS: taking((taken) => taken.reduce((least, one) => Math.min(least, one), taken[0] ?? 0)),
  SUMIF: (given, pass, at) => {
    const [among, sought, from = among] = given;
    if (among === undefined || sought === undefined || from === undefined) return failure("#VALUE!");
    return counting.SUMIFS?.([from, among, sought], pass, at) ?? failure("#NAME?");
  },
};

function countOf(counts: (value: Scalar) => boolean): FormulaFunction {
  return (given, pass, at) =>
    given.reduce((sum, one) => {
      const operand = one(pass, at);
      const isList = isArea(operand) || isMatrix(operand);
      const { cells } = matrixOf(operand, pass);
      return sum + cells.filter((value) => counts(value) || (!isList && value === null)).length;
    }, 0);
}

/** A function of the numbers of its first range, at the places where the pairs that follow hold. */
function taking(work: (taken: readonly number[]) => Scalar): FormulaFunction {
  return ([from, ...pairs], pass, at) => {
    if (from === undefined) return failure("#VALUE!");
    const source = matrixOf(from(pass, at), pass);
    const takenAt = (places: readonly number[]): Scalar => {
      const taken: number[] = [];
      for (const place of places) {
        const value = source.cells[place] ?? null;
        if (isError(value)) return value;
        if (typeof value === "number") taken.push(value);
      }
      return work(taken);
    };
    return meeting(pairs, { pass, at }, takenAt, source);
  };
}

/**
 * What `work` makes of the places where every range of the pairs meets its criterion, for each criterion of a list of
 * them; `#VALUE!` where the ranges differ in size.
 */
function meeting(
  pairs: readonly Compiled[],
  { pass, at }: { readonly pass: Pass; readonly at: FormulaPlace },
  work: (places: readonly number[]) => Scalar,
  alike?: Matrix,
): Scalar | Matrix {
  const ranges: Matrix[] = [];
  const criteria: (Scalar | Matrix)[] = [];
  for (let i = 0; i + 1 < pairs.length; i += 2) {
    ranges.push(matrixOf(pairs[i]?.(pass, at) ?? null, pass));
    criteria.push(settled(pairs[i + 1]?.(pass, at) ?? null, pass));
  }
  const [first = alike] = ranges;
  const shape = alike ?? first;
  if (first === undefined || shape === undefined) return failure("#VALUE!");
  if (ranges.some(({ rows, columns }) => rows !== shape.rows || columns !== shape.columns))
    return failure("#VALUE!");
  return lifted(criteria, (...sought) => {
    let places = placesOf(first, sought[0] ?? null, pass);
    for (let i = 1; i < ranges.length; i++) {
      const meets = criterion(sought[i] ?? null);
      places = places.filter((place) => meets(ranges[i]?.cells[place] ?? null));
    }
    return work(places);
  });
}

/** Where a range meets a criterion. Plain texts are looked up in an index, since columns are asked for one ref after another. */
function placesOf(range: Matrix, sought: Scalar, pass: Pass): readonly number[] {
  if (typeof sought === "string" && isPlain(sought))
    return pass.once(range, placesByText).get(sought.toLowerCase()) ?? [];
  const meets = criterion(sought);
  return range.cells.flatMap((value, place) => (meets(value) ? [place] : []));
}

/** A text that stands for nothing but itself: it cannot be a number, a truth, a pattern or a comparison. */
const isPlain = (text: string): boolean =>
  /^[\p{L}]/u.test(text) && !/[*?~]/.test(text) && !/^(true|false)$/i.test(text);

function placesByText({ cells }: Matrix): ReadonlyMap<string, readonly number[]> {
  const places = new Map<string, number[]>();
  cells.forEach((value, place) => {
    if (typeof value !== "string") return;
    const key = value.toLowerCase();
    const known = places.get(key);
    if (known === undefined) places.set(key, [place]);
    else known.push(place);
  });
  return places;
}
