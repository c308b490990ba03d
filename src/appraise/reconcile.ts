import { families } from "../workbook/families.ts";
import type { Cell, Grid, Grids, Issue, Place } from "../workbook/grid.ts";
import { evaluation as evaluationTable } from "../workbook/sheets/evaluation.ts";
import { likelihoodTitle, riskGrid as riskGridTable } from "../workbook/sheets/riskGrid.ts";
import type { Risk } from "../workbook/sheets/risks.ts";
import { headingPositions, isError } from "../workbook/table.ts";
import { comparable } from "../workbook/words.ts";
import { YEARS } from "../workbook/years.ts";
import type { Checked } from "./check.ts";
import type { Figures } from "./projects.ts";
import { riskGridsOf } from "./riskGrids.ts";
import { listed } from "./say.ts";

/** A formula on the sheet and the engine's own figure, where they are not the same. */
export interface Difference extends Place {
  readonly formula: Cell;
  readonly engine: number | null;
}

/** What was compared, and what was not there to compare. */
export interface Reconciliation {
  /** How many formulas were looked at. */
  readonly compared: number;
  readonly differences: readonly Difference[];
  /** One for each table that lacks calculated columns, or is missing, and one for the projects that Evaluation lacks. */
  readonly absences: readonly Issue[];
}

/** Half a unit in the seventh decimal: figures are whole pence, hundredths of days, and points to six decimals. */
const SAME = 5e-7;

/**
 * Compares every figure that the sheets' formulas and the engine both work out, line by line and project by project.
 * Null while rows wait to be put right: the sheet counts them and the engine does not.
 */
export function reconcile(checked: Checked, grids: Grids): Reconciliation | null {
  const { figures, workbook } = checked;
  const waiting = Object.values(workbook.unfinished).some((rows) => rows.length > 0);
  if (figures === null || waiting) return null;
  const rows = evaluationRows(grids.get(evaluationTable.name));
  const pairs = [
    ...linePairs(figures),
    ...projectPairs(figures, rows),
    ...riskPairs(checked.facts.entries.risks),
  ];
  const positions = new Map([...grids].map(([name, grid]) => [name, headingPositions(grid)]));
  const differences: Difference[] = [];
  const lacking = new Map<string, Set<string>>();
  let compared = 0;
  for (const { engine, ...place } of pairs) {
    const at = positions.get(place.table)?.get(comparable(place.column));
    if (at === undefined) {
      lacking.set(place.table, (lacking.get(place.table) ?? new Set()).add(place.column));
      continue;
    }
    compared++;
    const formula = grids.get(place.table)?.rows[place.row]?.[at] ?? null;
    if (!isSame(formula, engine)) differences.push({ ...place, formula, engine });
  }
  const unlisted = figures.projects.map(({ ref }) => ref).filter((ref) => !rows.has(comparable(ref)));
  return { compared, differences, absences: [...absentColumns(lacking), ...absentProjects(unlisted, grids)] };
}

/** One sentence for each table, however many of its columns are missing. */
const absentColumns = (lacking: ReadonlyMap<string, ReadonlySet<string>>): Issue[] =>
  [...lacking].map(([table, columns]) => ({
    table,
    row: -1,
    column: "",
    message: `${columns.size === 1 ? "The calculated column" : "The calculated columns"} ${listed([...columns])} of the table ${table} ${columns.size === 1 ? "is" : "are"} missing, and not compared with the engine`,
  }));

function absentProjects(refs: readonly string[], grids: Grids): Issue[] {
  if (refs.length === 0) return [];
  const { name: table } = evaluationTable;
  const message = grids.has(table)
    ? `${listed(refs)} ${refs.length === 1 ? "has" : "have"} no row in the table ${table}, and no formula to compare with the engine; make the table longer`
    : `The table ${table} is missing, and nothing of the projects is compared with the engine`;
  return [{ table, row: -1, column: "", message }];
}

type Pair = Place & { readonly engine: number | null };

const isSame = (formula: Cell, engine: number | null): boolean =>
  typeof formula === "number"
    ? engine !== null && Math.abs(formula - engine) < SAME
    : engine === null && !isError(formula);

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

/** Where each project stands in the evaluation, by its ref as compared. */
function evaluationRows(evaluation: Grid | undefined): ReadonlyMap<string, number> {
  if (evaluation === undefined) return new Map();
  const refAt = headingPositions(evaluation).get("ref") ?? -1;
  return new Map(evaluation.rows.map((cells, row) => [comparable(String(cells[refAt] ?? "")), row]));
}

/** Every figure of a project that its row of the evaluation works out too. */
function projectPairs({ projects }: Figures, rows: ReadonlyMap<string, number>): Pair[] {
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
          [`Cost year ${year}`, pounds(project.costByYear[year] ?? 0)],
          [`Benefit year ${year}`, pounds(project.benefitByYear[year] ?? 0)],
          [`Net year ${year}`, pounds(project.netByYear[year] ?? 0)],
        ]),
      ),
    };
    return Object.entries(figures).map(([column, engine]) => ({
      table: evaluationTable.name,
      row,
      column,
      engine,
    }));
  });
}

/** Every square of both risk grids, impact 5 uppermost. */
function riskPairs(risks: readonly Risk[]): Pair[] {
  const { before, after } = riskGridsOf(risks);
  return [...before, ...after].flatMap((counts, row) =>
    counts.map((engine, at) => ({
      table: riskGridTable.name,
      row,
      column: likelihoodTitle(at + 1),
      engine,
    })),
  );
}
