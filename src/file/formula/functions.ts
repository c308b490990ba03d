import type { Compiled, FormulaPlace, Pass } from "./book.ts";
import { choosing } from "./functions/choosing.ts";
import { counting } from "./functions/counting.ts";
import { finding } from "./functions/finding.ts";
import { numbers } from "./functions/numbers.ts";
import { texts } from "./functions/texts.ts";
import type { Operand } from "./values.ts";

/** A function of Excel: what it is given is worked out only when it asks. */
export type FormulaFunction = (given: readonly Compiled[], pass: Pass, at: FormulaPlace) => Operand;

/** The functions there are, by name in capitals: those that the template uses, and a few that officers like to type. */
export const functions: ReadonlyMap<string, FormulaFunction> = new Map(
  Object.entries({ ...choosing, ...numbers, ...counting, ...finding, ...texts }),
);
