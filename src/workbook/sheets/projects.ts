import { asked, choice, day, optional, ref, refs, shown, text, whenBlank, whole } from "../column.ts";
import { rowNumber } from "../formulas.ts";
import { gateNames } from "../principles.ts";
import { type Entry, type Table, table } from "../table.ts";
import { roles } from "./roles.ts";

export const tracks = ["Activity", "Service", "Both"] as const;

// biome-ignore format: reads as a table
export const projects = table(
  { name: "Projects", sheet: "5 Consolidation", key: "ref", label: "project", prefix: "P", rows: 40,
    about: "Tactic 5. Bring the mapping together, by channel and by role, into business projects that happen to use social media. Name each for what it does for the council, give it a service owner, and put its name beside its lines on stage 4." },
  {
    ref:         text  ("Ref", "A reference of its own, for example P01.", { max: 12, width: 8 }),
    project:     text  ("Project", "A business name: what it does for the council, not which tool it uses.", { max: 100, width: 40 }),
    owner:       asked(ref("Service owner", "The role that answers for its results.", () => roles)),
    lead:        asked(ref("Lead role", "The role that carries it out.", () => roles)),
    start:       whole ("Start year", "The year it starts, 0 to 4; year 0 is the first phase.", { max: 4 }),
    mustDo:      whenBlank(choice("Must do", "Yes where law or a decision already taken leaves no choice.", ["Yes", "No"], 9), "No"),
    whyMust:     optional(text("Why must do", "The law or the decision.", { width: 28 })),
    needs:       whenBlank(refs("Needs", "Refs of projects that it cannot do without, separated by commas.", (): Table => projects), []),
    excludes:    whenBlank(refs("Excludes", "Refs of projects that cannot stand beside it, separated by commas.", (): Table => projects), []),
    pilotOf:     optional(text("Pilot of", "Where it is a pilot: what it is to show.", { width: 24 })),
    gate:        optional(choice("Override gate", "The one gate that it may pass although it does not.", gateNames, 12)),
    reason:      optional(text("Override reason", "Why, in a sentence that can be published.", { width: 32 })),
    by:          optional(ref("Override by", "The role that decides so.", () => roles)),
    on:          optional(day("Override date", "When it was decided.")),
    question:    optional(text("Learning question", "What the organisation wants to learn from it.", { width: 32 })),
    review:      optional(day("Review date", "When what was learnt is looked at.")),
    learnt:      optional(text("What was learnt", "The answer, once it has been looked at: what worked, what did not.", { max: 4000, width: 32 })),
    track:       shown(text("Track", "Whether its areas are activities, services or both.", { width: 10 }),
      `IF([@Project]="","",IF([@Activities]>0,IF([@Services]>0,"Both","Activity"),IF([@Services]>0,"Service","")))`),
    activities:  shown(whole("Activities", "Lines of stage 4 that serve an activity.", { width: 10 }),
      `IF([@Project]="",0,SUMPRODUCT((Mapping[Project ref]=[@Ref])*(Mapping[Area kind]="Activity")))`),
    services:    shown(whole("Services", "Lines of stage 4 that serve a service.", { width: 10 }),
      `IF([@Project]="",0,SUMPRODUCT((Mapping[Project ref]=[@Ref])*(Mapping[Area kind]="Service")))`),
    number:      shown(whole("Row", "The number of the row.", { width: 7 }), rowNumber("Projects")),
  },
);
export type Project = Entry<typeof projects>;
