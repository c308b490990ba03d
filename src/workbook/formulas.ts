import { YEARS } from "./years.ts";

/** The number of this row within its table, from 1. */
export const rowNumber = (table: string): string => `ROW()-ROW(${table}[[#Headers],[Ref]])`;

/**
 * The ref of the row of `table` that this row's cell `title` names, by ref or by `label`; "" where the cell is empty,
 * "?" where nothing there is called so.
 */
export const refNamed = (table: string, label: string, title: string): string => {
  const name = `TRIM([@${title}])`;
  const byRef = `INDEX(${table}[Ref],MATCH(${name},${table}[Ref],0))`;
  const byLabel = `INDEX(${table}[Ref],MATCH(${name},${table}[${label}],0))`;
  return `IF(${name}="","",IFERROR(${byRef},IFERROR(${byLabel},"?")))`;
};

/** The cell of `column` in the row of `table` whose Ref is this row's cell `title`; `otherwise` where there is none. */
export const lookUp = (table: string, column: string, title: string, otherwise: string): string =>
  `IFERROR(INDEX(${table}[${column}],MATCH([@${title}],${table}[Ref],0)),${otherwise})`;

/** The number in `column` of the row of `table` whose Ref is this row's cell `title`; 0 where there is none. */
export const numberFrom = (table: string, column: string, title: string): string =>
  `SUMIFS(${table}[${column}],${table}[Ref],[@${title}])`;

/** The bias of this row's evidence grade, 0 to 1; none where no grade is given. */
export const bias = `IFERROR(INDEX(Evidence[Bias],MATCH([@Evidence grade],Evidence[Grade],0)),0)`;

/** The present value of five yearly cells: each rounded to the penny, then added. */
export const presentValue = (title: (year: number) => string): string =>
  YEARS.map((year) => `ROUND([@${title(year)}]*Factor${year},2)`).join("+");

/** Five yearly cells added. */
export const acrossYears = (title: (year: number) => string): string =>
  YEARS.map((year) => `[@${title(year)}]`).join("+");
