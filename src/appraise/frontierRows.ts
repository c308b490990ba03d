import { type Pence, sumPence } from "../units.ts";
import type { FrontierRow } from "../workbook/sheets/frontier.ts";
import { CASH_LIMITS } from "./choose.ts";
import type { Plan } from "./plan.ts";

/** The frontier sheet: the least budget first; the step that the budget of Settings reaches is marked. */
export function frontierRows({ alternatives: { frontier }, rules, figures }: Plan): FrontierRow[] {
  const spend = new Map(figures.projects.map(({ ref, cashByYear }) => [ref, sumPence(cashByYear)]));
  const set = sumPence(rules.limits.slice(0, CASH_LIMITS).map(({ amount }) => amount));
  const reached = frontier.steps.findLast(({ scale }) => scale <= 1);
  return frontier.steps.map((step) => ({
    scale: step.scale,
    budget: Math.round(set * step.scale) as Pence,
    value: step.value as Pence,
    cash: sumPence(step.chosen.map((ref) => spend.get(ref) ?? 0)),
    count: step.chosen.length,
    chosen: step.chosen.join(", "),
    mark: step === reached ? "Yes" : "",
  }));
}
