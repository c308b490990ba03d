import type { Share } from "../../units.ts";
import {
  asked,
  choice,
  decimal,
  optional,
  pounds,
  ref,
  share,
  shown,
  text,
  whenBlank,
  whole,
} from "../column.ts";
import { familyTitles } from "../families.ts";
import { acrossYears, bias, lookUp, numberFrom, presentValue, refNamed } from "../formulas.ts";
import { type Entry, table } from "../table.ts";
import { eachYear, YEARS } from "../years.ts";
import { baselines } from "./baselines.ts";
import { objectives } from "./objectives.ts";
import { projects } from "./projects.ts";

export const benefitKinds = ["Cashable", "Non-cashable", "Public value"] as const;

/** What all lines on this line's baseline claim in a year, and what the baseline allows. */
const claimed = (year: number) => `SUMIFS(Benefits[Year ${year}],Benefits[Baseline ref],[@Baseline ref])`;
const allowed = numberFrom("Baselines", "Quantity a year", "Baseline ref");

// biome-ignore format: reads as a table
export const benefits = table(
  { name: "Benefits", sheet: "6 Benefits", key: "ref", prefix: "B", inSight: "project", rows: 120,
    about: "Tactic 6. What each project is worth, line by line: how many of what improves in each of five years, and what one is worth in pounds if that is known. What would happen anyway and the bias of its evidence grade come off; claims on a shared baseline are capped." },
  {
    ref:       text  ("Ref", "A reference of its own, for example B001.", { max: 12, width: 8 }),
    project:   asked(ref("Project", "The project that yields it.", () => projects, { width: 30 })),
    objective: ref   ("Objective", "The objective that it serves; its measure is this benefit's measure.", () => objectives, { width: 36 }),
    family:    choice("Family", "The one family that it belongs to.", familyTitles, 20),
    improves:  text  ("What improves", "What there is more or less of.", { width: 36 }),
    kind:      choice("Kind", "Cashable: a budget can be cut. Non-cashable: worth money to the council. Public value: worth it to others.", benefitKinds, 14),
    baseline:  optional(ref("Baseline", "The shared quantity that it draws on, if it does.", () => baselines)),
    unitValue: optional(pounds("Unit value", "What one is worth. Leave empty where no fair price is known: it then counts in points.", { max: 10_000_000 })),
    ...eachYear("year", (year) => whenBlank(decimal(`Year ${year}`, `How many in year ${year}.`, { max: 1e9 }), 0)),
    anyway:    whenBlank(share("Would happen anyway", "The part that would come about without the project."), 0 as Share),
    grade:     whole ("Evidence grade", "1 strongest to 6 weakest; the Evidence sheet words each.", { min: 1, max: 6 }),
    source:    optional(text("Source", "Where the figures come from.", { width: 28 })),
    projectRef:   shown(text("Project ref", "The project as it counts.", { width: 9 }), refNamed("Projects", "Project", "Project")),
    objectiveRef: shown(text("Objective ref", "The objective as it counts.", { width: 9 }), refNamed("Objectives", "Objective", "Objective")),
    baselineRef:  shown(text("Baseline ref", "The baseline as it counts.", { width: 9 }), refNamed("Baselines", "What is counted", "Baseline")),
    claim:     shown(text("Claim", "Project, objective and family.", { width: 24 }),
      `IF(OR([@Project ref]="",[@Objective ref]=""),"",[@Project ref]&"|"&[@Objective ref]&"|"&[@Family])`),
    priced:    shown(text("Priced", "Yes where it has a unit value and its objective a full measure.", { width: 8 }),
      `IF(AND([@What improves]<>"",N([@Unit value])>0,${lookUp("Objectives", "Measured", "Objective ref", `""`)}="Yes"),"Yes","")`),
    ...eachYear("counted", (year) => shown(decimal(`Counted year ${year}`, `The part of year ${year} that the shared baseline allows.`, { max: 1, decimals: 6, format: "0.0%" }),
      `IF([@Baseline ref]="",1,IF(${claimed(year)}>${allowed},${allowed}/${claimed(year)},1))`)),
    ...eachYear("net", (year) => shown(pounds(`Net year ${year}`, `Pounds in year ${year}, capped, less what would happen anyway, after bias.`),
      `IF([@Priced]="Yes",ROUND(N([@Year ${year}])*[@Counted year ${year}]*[@Unit value]*(1-N([@Would happen anyway]))*(1-${bias}),2),0)`)),
    capped:    shown(text("Capped", "Yes where the shared baseline allows less than is claimed.", { width: 8 }),
      `IF([@Baseline ref]="","",IF(MIN(${YEARS.map((year) => `[@Counted year ${year}]`).join(",")})<1,"Yes","No"))`),
    total:     shown(pounds("Whole-life benefit", "All five years."), acrossYears((year) => `Net year ${year}`)),
    present:   shown(pounds("Present value", "All five years, discounted."), presentValue((year) => `Net year ${year}`)),
  },
);
export type Benefit = Entry<typeof benefits>;
