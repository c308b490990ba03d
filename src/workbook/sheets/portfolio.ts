import { choice, decimal, optional, pounds, share, text, whole } from "../column.ts";
import { eachFamily } from "../families.ts";
import { type Row, table } from "../table.ts";
import { eachYear } from "../years.ts";
import { tracks } from "./projects.ts";

export const decisions = ["Fund", "Hold", "Blocked"] as const;

// biome-ignore format: reads as a table
export const portfolio = table(
  { name: "Portfolio", sheet: "7 Portfolio", purpose: "result", key: "ref", inSight: "project", rows: 1,
    about: "Tactic 7. What to fund, what waits and what is held back, and why. Empty until the plan is written: press Write the plan in the task pane, or run twintrack plan. Nothing is typed here. The sheets that follow make the case for each project and say what the choice rests on." },
  {
    decision: choice("Decision", "Fund: in the best portfolio. Hold: passes every gate but is not in it. Blocked: held back by a gate.", decisions, 10),
    rank:     optional(whole("Rank", "By value per pound of cash cost; equals share a rank.", { width: 8 })),
    ref:      text("Ref", "The project.", { width: 8 }),
    project:  text("Project", "Its name.", { width: 38 }),
    owner:    optional(text("Service owner", "Who answers for it.", { width: 22 })),
    track:    optional(choice("Track", "Activity, service or both.", tracks, 10)),
    pair:     optional(text("Twin track", "Its part in the first phase.", { width: 22 })),
    start:    optional(text("Starts", "The financial year it starts in.", { width: 11 })),
    reason:   text("Reason", "Why it is in or out.", { max: 4000, width: 60 }),
    outdone:  optional(text("Outdone by", "A project that costs no more and yields no less in money and in every family, if there is one.", { width: 11 })),
    change:   optional(text("What would change it", "The least change that would put it in or out.", { max: 4000, width: 50 })),
    sure:     optional(share("How sure", "In how many readings of weights and estimates the best portfolio holds it.", { width: 10 })),
    value:    optional(pounds("Value", "Net present value, and points at the value of one point.", { min: -1e9 })),
    low:      optional(pounds("Low value", "One reading in ten is below.", { min: -1e9 })),
    high:     optional(pounds("High value", "One reading in ten is above. It may be less than the value, which takes every estimate at its likeliest: estimates go further wrong on the bad side.", { min: -1e9 })),
    npv:      optional(pounds("Net present value", "Benefit less cost less expected loss, in today's money.", { min: -1e9 })),
    ratio:    optional(decimal("Benefit-cost ratio", "Benefit for each pound of cost.")),
    payback:  optional(text("Payback", "When it has repaid its cost.", { width: 20 })),
    points:   optional(decimal("Points", "Of 100, by the council's weights.")),
    cost:     optional(pounds("Cost today", "Present value of all costs.")),
    ...eachYear("cash", (year) => optional(pounds(`Cash year ${year}`, `Revenue and capital in year ${year}.`))),
    ...eachFamily(({ title }) => optional(pounds(title, `Present value of its priced benefits for ${title.toLowerCase()}.`, { width: 15 }))),
    benefit:  optional(pounds("Benefit today", "Present value of all priced benefits: the five before, added.")),
    unpriced: optional(text("Benefits without a price", "What it yields besides, counted in points or in words.", { max: 4000, width: 40 })),
    riskAfter: optional(whole("Risk after", "Its highest risk score after the response.", { width: 9 })),
    aims:     optional(text("Aims served", "Business aims and social objectives.", { max: 4000, width: 40 })),
    reach:    optional(text("Reach", "Who is reached, area by area; never added where the same people may be meant.", { max: 4000, width: 36 })),
    override: optional(text("Override", "The gate it passes by decision, with reason, role and date.", { max: 4000, width: 36 })),
  },
);
export type PortfolioRow = Row<typeof portfolio>;
