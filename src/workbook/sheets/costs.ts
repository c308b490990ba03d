import { choice, decimal, optional, pounds, ref, shown, text, whenBlank, whole } from "../column.ts";
import { acrossYears, bias, presentValue, refNamed } from "../formulas.ts";
import { type Entry, table } from "../table.ts";
import { eachYear } from "../years.ts";
import { projects } from "./projects.ts";
import { roles } from "./roles.ts";
import { tools } from "./tools.ts";

export const costKinds = [
  "Staff time",
  "Training",
  "Licence",
  "Equipment",
  "Content",
  "Moderation",
  "Support",
  "Other",
] as const;
export const fundings = ["Revenue", "Capital", "In kind"] as const;
export const costUnits = ["£", "Days"] as const;

// biome-ignore format: reads as a table
export const costs = table(
  { name: "Costs", sheet: "6 Costs", key: "ref", prefix: "C", inSight: "project", rows: 120,
    about: "Tactic 6. What each project costs, line by line, at the prices of the year named in Settings. Give days or pounds for each of five years, year 0 first; days become pounds at the role's day rate, and each line grows by the bias of its evidence grade." },
  {
    ref:     text  ("Ref", "A reference of its own, for example C001.", { max: 12, width: 8 }),
    project: optional(ref("Project", "The project that it is a cost of.", () => projects, { width: 30 })),
    role:    ref   ("Role", "Whose time it is, or who buys it.", () => roles),
    kind:    choice("Kind", "What is paid for.", costKinds, 13),
    tool:    optional(ref("Tool", "The tool that it pays for, if it pays for one.", () => tools)),
    funding: choice("Funding", "Revenue and capital count against the cash budget; in kind against days alone.", fundings, 11),
    unit:    choice("Unit", "£ for pounds, or Days of the role.", costUnits, 8),
    ...eachYear("year", (year) => whenBlank(decimal(`Year ${year}`, `How many pounds or days in year ${year}.`, { max: 100_000_000 }), 0)),
    grade:   whole ("Evidence grade", "1 strongest to 6 weakest; the Evidence sheet words each.", { min: 1, max: 6 }),
    source:  optional(text("Source", "Where the figure comes from.", { width: 28 })),
    projectRef: shown(text("Project ref", "The project as it counts.", { width: 9 }), refNamed("Projects", "Project", "Project")),
    rate:    shown(pounds("Rate", "Pounds for one unit."),
      `IF([@Unit]="Days",IFERROR(INDEX(Roles[Day rate],MATCH(TRIM([@Role]),Roles[Role],0)),0),1)`),
    ...eachYear("cost", (year) => shown(pounds(`Cost year ${year}`, `Pounds in year ${year}, after bias.`),
      `ROUND(N([@Year ${year}])*[@Rate]*(1+${bias}),2)`)),
    ...eachYear("days", (year) => shown(decimal(`Days year ${year}`, `Days in year ${year}, after bias.`),
      `IF([@Unit]="Days",ROUND(N([@Year ${year}])*(1+${bias}),2),0)`)),
    total:   shown(pounds("Whole-life cost", "All five years."), acrossYears((year) => `Cost year ${year}`)),
    present: shown(pounds("Present value", "All five years, discounted."), presentValue((year) => `Cost year ${year}`)),
  },
);
export type Cost = Entry<typeof costs>;
