import { hasMeasure, type ProjectFacts } from "../workbook/facts.ts";
import type { KpiRow } from "../workbook/sheets/kpis.ts";

/** A KPI as it is written: the officer's columns and the formulas come from elsewhere. */
export type WrittenKpi = Pick<
  KpiRow,
  | "ref"
  | "kpi"
  | "project"
  | "objective"
  | "level"
  | "family"
  | "direction"
  | "baseline"
  | "target"
  | "date"
  | "owner"
  | "source"
  | "frequency"
  | "standing"
>;

/** The KPIs of the funded projects: one for each objective that a project serves and that has a full measure. */
export const planKpis = (funded: readonly ProjectFacts[]): WrittenKpi[] =>
  funded.flatMap((of) =>
    of.objectives.filter(hasMeasure).flatMap((objective): WrittenKpi[] => {
      const { measure, baseline, target, targetDate } = objective;
      if (measure === null || baseline === null || target === null || targetDate === null) return [];
      const families = new Set(
        of.lines.filter((line) => line.objective === objective.ref).map(({ family }) => family),
      );
      return [
        {
          ref: `${of.project.ref}-${objective.ref}`,
          kpi: objective.unit === null ? measure : `${measure} (${objective.unit})`,
          project: of.project.project,
          objective: objective.objective,
          level: objective.level,
          family: [...families].join(", "),
          direction: objective.direction ?? (target < baseline ? "Down" : "Up"),
          baseline,
          target,
          date: targetDate,
          owner: objective.owner ?? of.project.owner,
          source: objective.source,
          frequency: objective.level === "Input" || objective.level === "Output" ? "Monthly" : "Quarterly",
          standing: "In the plan",
        },
      ];
    }),
  );
