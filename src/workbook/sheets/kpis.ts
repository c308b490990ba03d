import { choice, day, decimal, kept, optional, shown, text } from "../column.ts";
import { type Row, table } from "../table.ts";
import { standings } from "./actions.ts";
import { levels } from "./objectives.ts";

/** The twelve periods of a KPI's actuals, first to last. */
export const PERIODS = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12] as const;
type Period = (typeof PERIODS)[number];
const actuals = Object.fromEntries(
  PERIODS.map((period) => [
    `actual${period}`,
    kept(decimal(`Actual ${period}`, `Yours: the figure of period ${period}.`, { min: -1e12, max: 1e12 })),
  ]),
) as Record<`actual${Period}`, ReturnType<typeof kept<number>>>;

// biome-ignore format: reads as a table
export const kpis = table(
  { name: "KPIs", sheet: "KPIs", purpose: "result", key: "ref", inSight: "kpi", rows: 1,
    about: "How each funded project will be judged, from the measures of its objectives. Written by Twintrack; the twelve Actual columns are yours, and stay when the plan is written again." },
  {
    ref:       text  ("Ref", "The project and the objective.", { width: 12 }),
    kpi:       text  ("KPI", "What is counted or asked.", { width: 40 }),
    project:   text  ("Project", "The project that it judges.", { width: 34 }),
    objective: text  ("Objective", "The objective that it measures.", { width: 40 }),
    level:     optional(choice("Level", "How near it is to real change.", levels, 11)),
    family:    optional(text("Family", "The families of benefit behind it.", { width: 24 })),
    direction: choice("Direction", "Up: more is better. Down: less is.", ["Up", "Down"], 10),
    baseline:  decimal("Baseline", "Where it stood.", { min: -1e12, max: 1e12 }),
    target:    decimal("Target", "Where it should stand.", { min: -1e12, max: 1e12 }),
    date:      day   ("Target date", "By when."),
    owner:     optional(text("Owner", "The role that reports it.", { width: 26 })),
    source:    optional(text("Data source", "Where the figure comes from.", { width: 28 })),
    frequency: text  ("Frequency", "How often it is reported.", { width: 12 }),
    standing:  choice("Standing", "Whether it is still in the plan.", standings, 16),
    ...actuals,
    latest:    shown(decimal("Latest", "The last figure typed.", { min: -1e12, max: 1e12 }),
      `IF(COUNT(KPIs[[#This Row],[Actual 1]:[Actual 12]])=0,"",LOOKUP(9.9E+307,KPIs[[#This Row],[Actual 1]:[Actual 12]]))`),
    progress:  shown(decimal("Progress to target", "How much of the way from baseline to target has been gone.", { min: -1e6, max: 1e6, decimals: 4, format: "0%" }),
      `IF(OR([@Latest]="",[@Target]=[@Baseline]),"",([@Latest]-[@Baseline])/([@Target]-[@Baseline]))`),
    onTrack:   shown(text("On track", "Met, on the way, no change yet, or going the wrong way.", { width: 18 }),
      `IF([@Ref]="","",IF([@Progress to target]="","No figure yet",IF([@Progress to target]>=1,"Met",IF([@Progress to target]>0,"On the way",IF([@Progress to target]=0,"No change yet","Going the wrong way")))))`),
  },
);
export type KpiRow = Row<typeof kpis>;
