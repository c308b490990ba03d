import type { FrontierStep } from "../engine/selection/frontier.ts";
import { type Pence, sumPence } from "../units.ts";
import type { FrontierRow } from "../workbook/sheets/frontier.ts";
import { limitsThatAre } from "./limits.ts";
import type { Plan } from "./plan.ts";

/** The frontier sheet: the least budget first, and a row of its own for the budget of Settings. */
export function frontierRows({ alternatives: { frontier }, rules, figures }: Plan): FrontierRow[] {
  const spend = new Map(figures.projects.map(({ ref, cashByYear }) => [ref, sumPence(cashByYear)]));
  const set = sumPence(limitsThatAre("cash", rules).map(({ amount }) => amount));
  const rowAt = (scale: number, { value, chosen }: FrontierStep): FrontierRow => ({
    scale,
    budget: Math.round(set * scale) as Pence,
    value: value as Pence,
    cash: sumPence(chosen.map((ref) => spend.get(ref) ?? 0)),
    count: chosen.length,
    chosen: chosen.join(", "),
    mark: scale === 1 ? "Yes" : "",
  });
  const reached = frontier.steps.findLast(({ scale }) => scale <= 1);
  return frontier.steps.flatMap((step) => [
    rowAt(step.scale, step),
    ...(step === reached && step.scale < 1 ? [rowAt(1, step)] : []),
  ]);
}
