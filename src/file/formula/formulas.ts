import type { Compiled, FormulaPlace } from "./book.ts";
import { compileFormula } from "./compile.ts";

/** Formulas made ready, kept from one calculation to the next. */
export interface Formulas {
  readonly ready: (formula: string, home: FormulaPlace) => Compiled | undefined;
}

/** No formulas yet. One that names no cells by their letters is made ready once for all cells that hold it. */
export function newFormulas(): Formulas {
  const anywhere = new Map<string, Compiled | undefined>();
  const placed = new Map<string, Compiled | undefined>();
  return {
    ready: (formula, home) => {
      if (anywhere.has(formula)) return anywhere.get(formula);
      const isAnywhere = !/(?<![\p{L}\p{N}_.[])\$?[A-Za-z]{1,3}\$?\d/u.test(formula);
      const known = isAnywhere ? anywhere : placed;
      const key = isAnywhere ? formula : `${home.row},${home.column},${formula}`;
      if (known.has(key)) return known.get(key);
      const compiled = compileFormula(formula, home);
      known.set(key, compiled);
      return compiled;
    },
  };
}
