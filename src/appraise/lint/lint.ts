import type { Issue } from "../../workbook/grid.ts";
import { amountLints } from "./amounts.ts";
import { dateLints } from "./dates.ts";
import type { Lint, Linted } from "./kind.ts";
import { textLints } from "./texts.ts";

/** Every lint, by what it looks at. */
export const lints: readonly Lint[] = [...amountLints, ...textLints, ...dateLints];

/** What the lints find worth a look, in their order. */
export const lintWorkbook = (linted: Linted): readonly Issue[] =>
  lints.flatMap(({ findings }) => findings(linted));
