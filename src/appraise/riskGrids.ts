import { riskGrid } from "../engine/risk.ts";
import { judgedAfter } from "../workbook/gates.ts";
import type { Risk } from "../workbook/sheets/risks.ts";

/** How many risks stand on each square, rows by impact from 5 down, columns by likelihood from 1 up. */
export interface RiskGrids {
  readonly before: readonly (readonly number[])[];
  readonly after: readonly (readonly number[])[];
}

/** Both risk grids: as risks are judged now, and once the responses are made. */
export const riskGridsOf = (risks: readonly Risk[]): RiskGrids => ({
  before: riskGrid(risks),
  after: riskGrid(risks.map(judgedAfter)),
});
