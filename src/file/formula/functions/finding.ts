import { textMatcher } from "../criteria.ts";
import type { FormulaFunction } from "../functions.ts";
import { matrixOf, scalarOf } from "../reduce.ts";
import {
  compare,
  failure,
  isArea,
  isError,
  isMatrix,
  type Matrix,
  type Scalar,
  toNumber,
} from "../values.ts";

/** Functions that look something up, or say where they stand. */
export const finding: Readonly<Record<string, FormulaFunction>> = {
  INDEX: (given, pass, at) => {
    const list = given[0]?.(pass, at) ?? null;
    const [row, column] = [given[1], given[2]].map((one) =>
      one === undefined ? undefined : toNumber(scalarOf(one(pass, at), pass)),
    );
    if (isError(row ?? null)) return row ?? null;
    if (isError(column ?? null)) return column ?? null;
    const { rows, columns } = isArea(list)
      ? { rows: list.bottom - list.top + 1, columns: list.right - list.left + 1 }
      : isMatrix(list)
        ? list
        : { rows: 1, columns: 1 };
    const isFlat = rows === 1 && column === undefined;
    const r = isFlat ? 1 : Math.trunc(Number(row ?? 0));
    const c = Math.trunc(Number(isFlat ? (row ?? 0) : (column ?? (columns === 1 ? 1 : 0))));
    if (r < 0 || c < 0 || r > rows || c > columns) return failure("#REF!");
    if (isArea(list))
      return {
        ...list,
        ...(r === 0 ? {} : { top: list.top + r - 1, bottom: list.top + r - 1 }),
        ...(c === 0 ? {} : { left: list.left + c - 1, right: list.left + c - 1 }),
      };
    const { cells } = matrixOf(list, pass);
    return cells[Math.max(r - 1, 0) * columns + Math.max(c - 1, 0)] ?? null;
  },
  MATCH: (given, pass, at) => {
    const sought = scalarOf(given[0]?.(pass, at) ?? null, pass);
    const list = matrixOf(given[1]?.(pass, at) ?? null, pass);
    const kind = given[2] === undefined ? 1 : toNumber(scalarOf(given[2](pass, at), pass));
    if (isError(sought)) return sought;
    if (typeof kind !== "number") return kind;
    const place = kind === 0 ? exactly(sought, list, pass.once) : nearest(sought, list.cells, kind > 0);
    return place < 0 ? failure("#N/A") : place + 1;
  },
  LOOKUP: (given, pass, at) => {
    const sought = scalarOf(given[0]?.(pass, at) ?? null, pass);
    if (isError(sought)) return sought;
    const among = matrixOf(given[1]?.(pass, at) ?? null, pass);
    const results = given[2] === undefined ? among : matrixOf(given[2](pass, at), pass);
    const place = nearest(sought, among.cells, true);
    return place < 0 ? failure("#N/A") : (results.cells[place] ?? null);
  },
  ROW: (given, pass, at) => {
    const cells = given[0]?.(pass, at);
    if (cells === undefined) return at.row;
    if (!isArea(cells)) return failure("#VALUE!");
    const rows = cells.bottom - cells.top + 1;
    if (rows === 1) return cells.top;
    return {
      is: "matrix",
      rows,
      columns: 1,
      cells: Array.from({ length: rows }, (_, row) => cells.top + row),
    };
  },
  HYPERLINK: (given, pass, at) => scalarOf((given[1] ?? given[0])?.(pass, at) ?? null, pass),
};

type Once = <T>(values: Matrix, make: (values: Matrix) => T) => T;

/** The first place of a value in a list, or -1; texts whatever the case of their letters, `*` and `?` as patterns. */
function exactly(sought: Scalar, list: Matrix, once: Once): number {
  if (sought === null) return -1;
  if (typeof sought === "string" && /[*?~]/.test(sought)) {
    const matches = textMatcher(sought);
    return list.cells.findIndex((value) => typeof value === "string" && matches(value));
  }
  return once(list, firstPlaces).get(typeof sought === "string" ? sought.toLowerCase() : sought) ?? -1;
}

function firstPlaces({ cells }: Matrix): ReadonlyMap<Scalar, number> {
  const places = new Map<Scalar, number>();
  cells.forEach((value, place) => {
    const key = typeof value === "string" ? value.toLowerCase() : value;
    if (!places.has(key)) places.set(key, place);
  });
  return places;
}

/** The last place whose value is not above the one sought, in a list that rises (or not below it, in one that falls). */
function nearest(sought: Scalar, cells: readonly Scalar[], isRising: boolean): number {
  let found = -1;
  for (const [place, value] of cells.entries()) {
    if (typeof value !== typeof sought || isError(value) || isError(sought) || value === null) continue;
    const order = compare(value, sought);
    if (isRising ? order > 0 : order < 0) break;
    found = place;
  }
  return found;
}
