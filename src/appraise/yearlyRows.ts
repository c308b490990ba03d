import { type Pence, sumPence } from "../units.ts";
import type { YearlyRow } from "../workbook/sheets/yearly.ts";
import { YEARS, yearsOf } from "../workbook/years.ts";
import type { Plan } from "./plan.ts";
import type { ProjectFigures } from "./projects.ts";
import { financialYear } from "./say.ts";

/** What the funded projects cost and yield in each year, beside what the council has: what the sheet's formulas come to. */
export function yearlyRows({ chosen, settings }: Plan): YearlyRow[] {
  const [budgets, allowed] = [yearsOf(settings, "budget"), yearsOf(settings, "staffDays")];
  let soFar = 0 as Pence;
  return YEARS.map((year) => {
    const sum = (pick: (project: ProjectFigures) => readonly number[]): Pence =>
      sumPence(chosen.map((project) => pick(project)[year] ?? 0));
    const [budget, cash] = [budgets[year] ?? (0 as Pence), sum(({ cashByYear }) => cashByYear)];
    const [staffDays, days] = [allowed[year] ?? 0, sum(({ daysByYear }) => daysByYear) / 100];
    const net = sum(({ netByYear }) => netByYear);
    soFar = sumPence([soFar, net]);
    return {
      year,
      financial: financialYear(settings.firstYear + year),
      budget,
      cash,
      cashLeft: sumPence([budget, -cash]),
      staffDays,
      days,
      daysLeft: staffDays - days,
      cost: sum(({ costByYear }) => costByYear),
      benefit: sum(({ benefitByYear }) => benefitByYear),
      net,
      soFar,
    };
  });
}
