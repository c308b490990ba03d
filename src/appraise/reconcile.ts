import { families } from "../workbook/families.ts";
import type { Cell, Grid, Grids, Place } from "../workbook/grid.ts";
import { headingPositions } from "../workbook/table.ts";
import { comparable } from "../workbook/words.ts";
import { YEARS } from "../workbook/years.ts";
import type { Checked } from "./check.ts";
import type { Figures } from "./projects.ts";

/** A formula on the sheet and the engine's own figure, where they are not the same. */
export interface Difference extends Place {
  readonly formula: Cell;
  readonly engine: number | null;
}

/** What was compared. */
export interface Reconciliation {
  readonly compared: number;
  readonly differences: readonly Difference[];
}

/** Half a unit in the seventh decimal: figures are whole pence, hundredths of days, and points to six decimals. */
const SAME = 5e-7;

/**
 * Compares every figure that the sheets' formulas and the engine both work out, line by line and project by project.
 * Nothing is compared while rows wait to be put right: the sheet counts them and the engine does not.
 */
export function reconcile(checked: Checked, grids: Grids): Reconciliation {
  const { figures, workbook } = checked;
  const waiting = Object.values(workbook.unfinished).some((rows) => rows.length > 0);
  if (figures === null || waiting) return { compared: 0, differences: [] };
  const pairs = [...linePairs(figures), ...projectPairs(figures, grids.get("Evaluation"))];
  const columns = new Map<string, Map<string, number>>();
  const differences = pairs.flatMap(({ engine, ...place }): Difference[] => {
    const grid = grids.get(place.table);
    if (grid === undefined) return [];
    const where = columns.get(place.table) ?? headingPositions(grid);
    columns.set(place.table, where);
    const at = where.get(comparable(place.column));
    if (at === undefined) return [];
    const formula = grid.rows[place.row]?.[at] ?? null;
    return isSame(formula, engine) ? [] : [{ ...place, formula, engine }];
  });
  return { compared: pairs.length, differences };
}

type Pair = Place & { readonly engine: number | null };

const isSame = (formula: Cell, engine: number | null): boolean =>
  typeof formula === "number" ? engine !== null && Math.abs(formula - engine) < SAME : engine === null;

const pounds = (pence: number): number => pence / 100;

/** Every figure of a line that a formula works out too. */
function linePairs({ lines }: Figures): Pair[] {
  const yearly = (table: string, row: number, title: string, values: readonly number[]): Pair[] =>
    YEARS.map((year) => ({ table, row, column: `${title} year ${year}`, engine: values[year] ?? 0 }));
  const one = (table: string, row: number, column: string, engine: number): Pair => ({
    table,
    row,
    column,
    engine,
  });
  return [
    ...[...lines.costs].flatMap(([row, { byYear, days, total, present }]) => [
      ...yearly("Costs", row, "Cost", byYear.map(pounds)),
      ...yearly("Costs", row, "Days", days.map(pounds)),
      one("Costs", row, "Whole-life cost", pounds(total)),
      one("Costs", row, "Present value", pounds(present)),
    ]),
    ...[...lines.benefits].flatMap(([row, { byYear, counted, total, present }]) => [
      ...yearly("Benefits", row, "Counted", counted),
      ...yearly("Benefits", row, "Net", byYear.map(pounds)),
      one("Benefits", row, "Whole-life benefit", pounds(total)),
      one("Benefits", row, "Present value", pounds(present)),
    ]),
    ...[...lines.losses].map(([row, loss]) => one("Risks", row, "Expected loss", pounds(loss))),
    ...[...lines.points].map(([row, points]) => one("Mapping", row, "Points", points)),
  ];
}

/** Every figure of a project that its row of the evaluation works out too. */
function projectPairs({ projects }: Figures, evaluation: Grid | undefined): Pair[] {
  if (evaluation === undefined) return [];
  const refAt = headingPositions(evaluation).get("ref") ?? -1;
  const rows = new Map(evaluation.rows.map((cells, row) => [comparable(String(cells[refAt] ?? "")), row]));
  return projects.flatMap((project) => {
    const row = rows.get(comparable(project.ref));
    if (row === undefined) return [];
    const figures: Record<string, number | null> = {
      "Whole-life cost": pounds(project.wholeLife),
      "Cost today": pounds(project.cost),
      "Cash cost today": pounds(project.cash),
      "Benefit today": pounds(project.benefit),
      "Expected loss": pounds(project.loss),
      "Net present value": pounds(project.npv),
      "Benefit-cost ratio": project.ratio,
      "Cashable net": pounds(project.cashable),
      "Payback years": project.payback,
      Points: project.points,
      "Risk before": project.riskBefore,
      "Risk after": project.riskAfter,
      Value: pounds(project.value),
      "Value per pound": project.perPound,
      Rank: project.rank,
      ...Object.fromEntries(families.map(({ title }, at) => [title, project.pointsByFamily[at] ?? 0])),
      ...Object.fromEntries(
        YEARS.flatMap((year) => [
          [`Cash year ${year}`, pounds(project.cashByYear[year] ?? 0)],
          [`Days year ${year}`, pounds(project.daysByYear[year] ?? 0)],
          [`Net year ${year}`, pounds(project.netByYear[year] ?? 0)],
        ]),
      ),
    };
    return Object.entries(figures).map(([column, engine]) => ({ table: "Evaluation", row, column, engine }));
  });
}
