import type { Pence } from "../../units.ts";
import { asked, choice, optional, pounds, ref, shown, text, whenBlank, whole } from "../column.ts";
import { refNamed } from "../formulas.ts";
import { type Entry, table } from "../table.ts";
import { projects } from "./projects.ts";
import { roles } from "./roles.ts";

export const riskCategories = [
  "People",
  "Reputation",
  "Legal",
  "Security",
  "Privacy",
  "Safeguarding",
  "Delivery",
  "Money",
  "Technology",
] as const;

// biome-ignore format: reads as a table
export const risks = table(
  { name: "Risks", sheet: "6 Risks", key: "ref", prefix: "R", inSight: "project", rows: 80,
    about: "Tactic 6. What could go wrong with each project, how likely and how bad from 1 to 5, what will be done, who acts and how fast, and what is left of it then. A loss in pounds is charged at its chance." },
  {
    ref:        text  ("Ref", "A reference of its own, for example R001.", { max: 12, width: 8 }),
    project:    asked(ref("Project", "The project that it threatens.", () => projects, { width: 30 })),
    risk:       text  ("Risk", "What could go wrong, and why.", { width: 40 }),
    category:   choice("Category", "The kind of harm.", riskCategories, 13),
    likelihood: whole ("Likelihood", "1 rare to 5 almost certain.", { min: 1, max: 5 }),
    impact:     whole ("Impact", "1 slight to 5 severe.", { min: 1, max: 5 }),
    response:   asked(text("Response", "What will be done about it.", { width: 40 })),
    actor:      asked(ref("Who acts", "The role that acts.", () => roles)),
    within:     asked(text("Within", "How fast, for example 2 hours.", { width: 14 })),
    evidence:   asked(text("Evidence kept", "What is kept to show what was done.", { width: 28 })),
    likelihoodAfter: asked(whole("Likelihood after", "1 to 5, once the response is made.", { min: 1, max: 5 })),
    impactAfter: asked(whole("Impact after", "1 to 5, once the response is made.", { min: 1, max: 5 })),
    loss:       whenBlank(pounds("Loss if it happens", "Pounds, if it does happen."), 0 as Pence),
    rule:       optional(text("Policy rule", "The ref of the policy rule that bears on it.", { width: 12 })),
    projectRef: shown(text("Project ref", "The project as it counts.", { width: 9 }), refNamed("Projects", "Project", "Project")),
    score:      shown(whole("Score", "Likelihood times impact.", { width: 8 }), `N([@Likelihood])*N([@Impact])`),
    scoreAfter: shown(whole("Score after", "The same, once the response is made; before it where that is not said.", { width: 8 }),
      `IF(N([@Likelihood after])=0,N([@Likelihood]),[@Likelihood after])*IF(N([@Impact after])=0,N([@Impact]),[@Impact after])`),
    expected:   shown(pounds("Expected loss", "The chance that its likelihood stands for, times the loss."),
      `IF(N([@Likelihood])=0,0,ROUND(CHOOSE(IF(N([@Likelihood after])=0,[@Likelihood],[@Likelihood after]),Chance1,Chance2,Chance3,Chance4,Chance5)*N([@Loss if it happens]),2))`),
  },
);
export type Risk = Entry<typeof risks>;
