import { choice, decimal, optional, pounds, share, text } from "../column.ts";
import { type Row, table } from "../table.ts";
import { decisions } from "./portfolio.ts";

/** How far a total could move before the project is worth nothing: it may be a fall, and more than the whole. */
const switching = (title: string, help: string) =>
  optional(decimal(title, help, { min: -1e6, decimals: 4, format: "+0.0%;-0.0%;0.0%", width: 12 }));
const words = (title: string, help: string, width = 40) => optional(text(title, help, { max: 4000, width }));

// biome-ignore format: reads as a table
export const cases = table(
  { name: "Cases", sheet: "7 Case", purpose: "result", key: "ref", inSight: "project", rows: 1,
    about: "The case for each project on one row: what it is for, what changes, what it costs and yields, what could go wrong, what else could be done, and what its worth rests on most. Written by Twintrack." },
  {
    ref:      text("Ref", "The project.", { width: 8 }),
    project:  text("Project", "Its name.", { width: 34 }),
    decision: choice("Decision", "As on 7 Portfolio.", decisions, 10),
    aims:     words("What it is for", "The aims that its objectives serve.", 34),
    process:  words("What changes in the process", "From its lines of stage 4."),
    people:   words("What people do differently", "From its lines of stage 4."),
    cost:     optional(pounds("Cost today", "Present value of all costs.")),
    yearly:   optional(pounds("Equivalent annual cost", "The same in each year from its start year to year 4 that would cost as much today.")),
    benefit:  optional(pounds("Benefit today", "Present value of all priced benefits.")),
    npv:      optional(pounds("Net present value", "Benefit less cost less expected loss.", { min: -1e9 })),
    low:      optional(pounds("Low net present value", "One reading in ten is below.", { min: -1e9 })),
    middle:   optional(pounds("Middle net present value", "Half of the readings are below.", { min: -1e9 })),
    high:     optional(pounds("High net present value", "One reading in ten is above. It may be less than the net present value, which takes every estimate at its likeliest: estimates go further wrong on the bad side.", { min: -1e9 })),
    negative: optional(share("Chance that it loses money", "The part of the readings in which its net present value is below nothing.", { decimals: 1 })),
    payback:  optional(text("Discounted payback", "When it has repaid its cost in today's money.", { width: 20 })),
    costs:    switching("Costs could change by", "The change of all its costs that leaves net present value at nothing."),
    benefits: switching("Benefits could change by", "The change of all its priced benefits that leaves it at nothing."),
    days:     switching("Staff days could change by", "The change of all its staff days that leaves it at nothing."),
    family:   words("The family it rests on most", "The family whose benefits could change least, and by how much.", 30),
    first:    words("Largest assumption", "The line that moves net present value most between the ends of its range."),
    second:   words("Second assumption", "The next."),
    third:    words("Third assumption", "The next."),
    best:     optional(share("Ranks first", "The part of the readings in which it has the best value per pound.", { decimals: 1 })),
    weights:  words("Ranks first where", "The weights of the readings that put it first, in the middle; empty where none does.", 34),
    confidence: optional(share("First with those weights", "The part of the readings of costs and benefits in which it is first with exactly those weights: how far they can be relied on.", { decimals: 1 })),
    risk:     words("Largest risk", "The highest score that is left after the response, and the response."),
    instead:  words("What else could be done", "What the best portfolio would be worth on the other side of the decision."),
  },
);
export type CaseRow = Row<typeof cases>;
