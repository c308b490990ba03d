import { asked, choice, day, decimal, optional, ref, shown, text } from "../column.ts";
import { lookUp, refNamed } from "../formulas.ts";
import { type Entry, table } from "../table.ts";
import { areas } from "./areas.ts";
import { roles } from "./roles.ts";

export const aimKinds = ["Business", "Social", "Both"] as const;
export const levels = ["Input", "Output", "Out-take", "Outcome", "Impact"] as const;

// biome-ignore format: reads as a table
export const objectives = table(
  { name: "Objectives", sheet: "2 Objectives", key: "ref", label: "objective", prefix: "O", inSight: "area", rows: 60,
    about: "Tactic 2. For each area that goes on, what it sets out to do and what will be different. Each needs an outcome, the council aim it serves, and a measure with baseline, target and date, or a written reason why there is none." },
  {
    ref:        text  ("Ref", "A reference of its own, for example O01.", { max: 12, width: 8 }),
    area:       ref   ("Area", "The area it belongs to.", () => areas, { width: 26 }),
    objective:  text  ("Objective", "What the area sets out to do.", { max: 160, width: 40 }),
    outcome:    asked(text("Outcome", "What will be different for people or the council.", { width: 40 })),
    aim:        optional(text("Council aim", "The aim of the council that it serves.", { width: 32 })),
    aimKind:    optional(choice("Aim kind", "Whether that aim is about the business, about society, or both.", aimKinds, 11)),
    importance: decimal("Importance", "How much it matters beside all other objectives, 0 to 100.", { max: 100, decimals: 1 }),
    measure:    optional(text("Measure", "What is counted or asked.", { width: 32 })),
    level:      optional(choice("Level", "How near the measure is to real change.", levels, 11)),
    unit:       optional(text("Unit", "What it is counted in.", { width: 14 })),
    direction:  optional(choice("Direction", "Whether more is better (Up) or less is (Down).", ["Up", "Down"], 10)),
    baseline:   optional(decimal("Baseline", "Where it stands today.", { min: -1e12, max: 1e12 })),
    target:     optional(decimal("Target", "Where it should stand.", { min: -1e12, max: 1e12 })),
    targetDate: optional(day("Target date", "By when.")),
    source:     optional(text("Data source", "Where the figure comes from.", { width: 26 })),
    owner:      optional(ref("Measure owner", "The role that reports it.", () => roles)),
    whyNone:    optional(text("Why no measure", "Where it cannot be measured: why not. Its benefits then stay unpriced.", { width: 32 })),
    areaRef:    shown(text("Area ref", "The area as it counts.", { width: 9 }),
      `IF(TRIM([@Area])="","",IFERROR(INDEX(Areas[Counts as],MATCH(${refNamed("Areas", "Area", "Area")},Areas[Ref],0)),"?"))`),
    complete:   shown(text("Complete", "Yes where it has both an objective and an outcome.", { width: 10 }),
      `IF(AND(TRIM([@Objective])<>"",TRIM([@Outcome])<>""),"Yes","")`),
    measured:   shown(text("Measured", "Yes where it has a measure, baseline, target and date.", { width: 10 }),
      `IF(AND(TRIM([@Measure])<>"",ISNUMBER([@Baseline]),ISNUMBER([@Target]),ISNUMBER([@Target date])),"Yes","")`),
    counted:    shown(decimal("Counted importance", "Its importance where its area goes on, else nothing.", { max: 100 }),
      `IF(${lookUp("Areas", "Goes on", "Area ref", `""`)}="Yes",N([@Importance]),0)`),
    share:      shown(decimal("Share of area", "Its importance within its area, of 1.", { max: 1, decimals: 4, format: "0.0%" }),
      `IF([@Counted importance]=0,0,[@Counted importance]/SUMIFS(Objectives[Counted importance],Objectives[Area ref],[@Area ref]))`),
    weight:     shown(decimal("Weight", "Its importance out of 100 over all objectives that count.", { max: 100, decimals: 4 }),
      `IF([@Counted importance]=0,0,[@Counted importance]/SUM(Objectives[Counted importance])*100)`),
  },
);
export type Objective = Entry<typeof objectives>;
