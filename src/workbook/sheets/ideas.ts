import { choice, optional, text, whole } from "../column.ts";
import { type Entry, table } from "../table.ts";
import { actionKinds } from "./actions.ts";
import { riskCategories } from "./risks.ts";

// biome-ignore format: reads as a table
export const riskIdeas = table(
  { name: "RiskIdeas", sheet: "Risk ideas", purpose: "reference", key: "risk", rows: 30,
    about: "Risks that councils meet when they use social media, each with a response. Copy the ones that fit into 6 Risks, and add your own here for the next project." },
  {
    risk:       text  ("Risk", "What could go wrong, and why.", { width: 48 }),
    category:   choice("Category", "The kind of harm.", riskCategories, 13),
    likelihood: whole ("Likelihood", "1 rare to 5 almost certain.", { min: 1, max: 5 }),
    impact:     whole ("Impact", "1 slight to 5 severe.", { min: 1, max: 5 }),
    response:   text  ("Response", "What is done about it.", { width: 48 }),
    within:     text  ("Within", "How fast.", { width: 14 }),
    evidence:   text  ("Evidence kept", "What is kept to show what was done.", { width: 36 }),
  },
);

/** Who does an action of a pattern: a role of the project, of the line of stage 4, or of the objective. */
export const patternOwners = ["Service owner", "Lead role", "Line's role", "Measure owner"] as const;
/** What a pattern makes one action for. */
export const patternTriggers = [
  "Each process change",
  "Each people change",
  "Each channel",
  "Each untrained role",
  "Each policy gap",
  "Each objective",
  "The project",
] as const;

// biome-ignore format: reads as a table
export const actionPatterns = table(
  { name: "ActionPatterns", sheet: "Action patterns", purpose: "reference", key: "ref", prefix: "N", rows: 20,
    about: "How the action plan is made: one action for each thing named under “For”, in the council's own words. {project}, {what}, {role}, {channel} and {objective} stand for the names of the case." },
  {
    ref:     text  ("Ref", "A reference of its own, for example N01.", { max: 12, width: 8 }),
    kind:    choice("Kind", "The kind of change.", actionKinds, 10),
    trigger: choice("For", "What there is one action for.", patternTriggers, 20),
    action:  text  ("Action", "The words of the action.", { width: 60 }),
    owner:   choice("Owner", "Who does it.", patternOwners, 16),
    after:   optional(choice("After", "The kind of action that must be finished before it starts.", actionKinds, 10)),
    days:    whole ("Days", "How many days it takes, weekends counted.", { min: 1, max: 1000, width: 8 }),
    measure: text  ("Measure", "How it will be seen to be done.", { width: 48 }),
  },
);
export type ActionPattern = Entry<typeof actionPatterns>;
