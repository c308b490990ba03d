import { asked, choice, decimal, optional, ref, shown, text, whole } from "../column.ts";
import { familyTitles } from "../families.ts";
import { bias, numberFrom, refNamed, rowNumber } from "../formulas.ts";
import { type Entry, table } from "../table.ts";
import { areas } from "./areas.ts";
import { objectives } from "./objectives.ts";
import { projects } from "./projects.ts";
import { roles } from "./roles.ts";
import { tools } from "./tools.ts";

// biome-ignore format: reads as a table
export const mapping = table(
  { name: "Mapping", sheet: "4 Mapping", key: "ref", prefix: "M", inSight: "area", rows: 120,
    about: "Tactic 4. Which tools serve which objectives of which areas, in whose hands, and how well. Say what changes in the process and what people must do differently: a tool does nothing alone. Each line needs an area, objective, tool, role, family and contribution." },
  {
    ref:          text  ("Ref", "A reference of its own, for example M001.", { max: 12, width: 8 }),
    area:         ref   ("Area", "An area that goes on and has an objective.", () => areas, { width: 26, from: "offered" }),
    objective:    ref   ("Objective", "One of that area's objectives.", () => objectives, { width: 36 }),
    tool:         ref   ("Tool", "A tool with a best-value use.", () => tools, { width: 26, from: "offered" }),
    role:         ref   ("Role", "In whose hands it is.", () => roles),
    family:       choice("Family", "The one family of benefit that it yields.", familyTitles, 20),
    contribution: decimal("Contribution", "0 none, 25 slight, 50 moderate, 75 strong, 100 transforming; the guide words each for every family.", { max: 100, decimals: 1, width: 15 }),
    grade:        whole ("Evidence grade", "1 strongest to 6 weakest; the Evidence sheet words each.", { min: 1, max: 6 }),
    how:          optional(text("How it helps", "In one sentence.", { width: 36 })),
    process:      optional(text("What changes in the process", "What is done differently from now on.", { width: 36 })),
    people:       optional(text("What people must do differently", "Who, and what.", { width: 36 })),
    project:      asked(ref("Project", "The project of stage 5 that takes it on.", () => projects, { width: 30 })),
    judgedBy:     optional(ref("Judged by", "The role that judged the contribution.", () => roles)),
    projectRef:   shown(text("Project ref", "The project as it counts.", { width: 9 }), refNamed("Projects", "Project", "Project")),
    objectiveRef: shown(text("Objective ref", "The objective as it counts.", { width: 9 }), refNamed("Objectives", "Objective", "Objective")),
    areaKind:     shown(text("Area kind", "Activity or service, as its area counts.", { width: 10 }),
      `IF(TRIM([@Area])="","",IFERROR(INDEX(Areas[Kind],MATCH(INDEX(Areas[Counts as],MATCH(${refNamed("Areas", "Area", "Area")},Areas[Ref],0)),Areas[Ref],0)),"?"))`),
    claim:        shown(text("Claim", "Project, objective and family: the best line of each claim earns its points.", { width: 24 }),
      `IF(OR([@Project ref]="",[@Objective ref]=""),"",[@Project ref]&"|"&[@Objective ref]&"|"&[@Family])`),
    graded:       shown(decimal("Graded contribution", "Contribution less the bias of its evidence grade.", { decimals: 4 }),
      `ROUND(N([@Contribution])*(1-${bias}),6)`),
    points:       shown(decimal("Points", "Its part of the project's points: nothing unless it is the best line of its claim, and nothing where the benefit is priced.", { decimals: 2, format: "0.00" }),
      `IF([@Claim]="",0,IF(COUNTIFS(Benefits[Claim],[@Claim],Benefits[Priced],"Yes")>0,0,IF(COUNTIFS(Mapping[Claim],[@Claim],Mapping[Graded contribution],">"&[@Graded contribution])+COUNTIFS(Mapping[Claim],[@Claim],Mapping[Graded contribution],[@Graded contribution],Mapping[Row],"<"&[@Row])>0,0,ROUND(${numberFrom("Objectives", "Weight", "Objective ref")}*[@Graded contribution]/100,6))))`),
    number:       shown(whole("Row", "The number of the row.", { width: 7 }), rowNumber("Mapping")),
  },
);
export type MappingRow = Entry<typeof mapping>;
