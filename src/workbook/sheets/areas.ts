import { choice, optional, ref, shown, text, whole } from "../column.ts";
import { refNamed, rowNumber } from "../formulas.ts";
import { type Entry, type Table, table } from "../table.ts";
import { roles } from "./roles.ts";

export const areaKinds = ["Activity", "Service"] as const;
export const areaDecisions = ["Go", "Park"] as const;

// biome-ignore format: reads as a table
export const areas = table(
  { name: "Areas", sheet: "1 Areas", key: "ref", label: "area", standIn: "sameAs", prefix: "A", rows: 40,
    about: "Tactic 1. List the activities that cut across the council and the services that might use social media. Mark each Go or Park; start with your own service area. Each needs a name, a kind and an owner." },
  {
    ref:         text  ("Ref", "A reference of its own, for example A01.", { max: 12, width: 8 }),
    area:        text  ("Area", "The name of the process or service, as staff know it.", { max: 80, width: 34 }),
    kind:        choice("Kind", "Activity: cuts across the council. Service: one service area.", areaKinds, 11),
    owner:       optional(ref("Owner", "The role that answers for this area; needed once it goes on.", () => roles)),
    reach:       optional(whole("Reach", "People it could reach in a year.", { max: 100_000_000 })),
    reached:     optional(text("Who is reached", "The people and communities, in a few words.", { width: 30 })),
    priority:    optional(text("Business plan priority", "The line of the business plan that it serves.", { width: 30 })),
    decision:    choice("Decision", "Go: take it through the stages now. Park: keep it for later.", areaDecisions, 10),
    whyParked:   optional(text("Why parked", "Why it waits, or why it is the same as another area.", { width: 30 })),
    sameAs:      optional(ref("Same as", "Where an area is listed twice: the row that stands for both. Its rows are then counted there.", (): Table => areas)),
    facilitator: optional(ref("Facilitated by", "The role that sat beside the service area.", () => roles)),
    note:        optional(text("Note", "Anything worth keeping.", { width: 30 })),
    countsAs:    shown(text("Counts as", "The ref that this area's rows are counted under.", { width: 11 }),
      `IF([@Area]="","",IF(TRIM([@Same as])="",[@Ref],${refNamed("Areas", "Area", "Same as")}))`),
    goes:        shown(text("Goes on", "Yes where the area goes on to the later stages.", { width: 9 }),
      `IF([@Area]="","",IF([@Decision]="Go",IF([@Ref]=[@Counts as],"Yes",""),""))`),
    objectives:  shown(whole("Objectives", "How many of its objectives have an outcome.", { width: 11 }),
      `IF([@Area]="",0,COUNTIFS(Objectives[Area ref],[@Ref],Objectives[Complete],"Yes"))`),
    offered:     shown(whole("Offered at stage 4", "Its place in stage 4's list: areas that go on and have an objective with an outcome.", { width: 11 }),
      `IF([@Goes on]<>"Yes","",IF([@Objectives]=0,"",COUNTIFS(Areas[Goes on],"Yes",Areas[Objectives],">0",Areas[Row],"<="&[@Row])))`),
    number:      shown(whole("Row", "The number of the row.", { width: 7 }), rowNumber("Areas")),
  },
);
export type Area = Entry<typeof areas>;
