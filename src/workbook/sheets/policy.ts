import { choice, day, optional, ref, text } from "../column.ts";
import { type Entry, table } from "../table.ts";
import { roles } from "./roles.ts";

export const policySections = [
  "Personal",
  "Professional",
  "Before a channel goes live",
  "Scenario",
  "Access at work",
  "Digital footprint",
  "Code of conduct",
  "Out of hours",
  "Employer brand",
  "Sources",
] as const;

// biome-ignore format: reads as a table
export const policy = table(
  { name: "Policy", sheet: "Policy", key: "ref", prefix: "Y", inSight: "section", rows: 60,
    about: "The social media policy and guidelines, by situation. They protect the council and all its staff if something goes wrong. A project does not go live until the policy covers its channels and roles." },
  {
    ref:       text  ("Ref", "A reference of its own, for example Y01.", { max: 12, width: 8 }),
    section:   choice("Section", "The part of the policy.", policySections, 24),
    situation: text  ("Situation", "When this comes up.", { width: 40 }),
    todo:      text  ("What to do", "In plain words.", { max: 1000, width: 56 }),
    why:       optional(text("Why", "The reason.", { width: 40 })),
    ask:       optional(ref("Who to ask", "The role to ask.", () => roles)),
    applies:   text  ("Applies to", "All channels, All roles, or their names separated by commas.", { width: 30 }),
    covered:   choice("Covered by policy", "Whether the council's adopted policy says so.", ["Yes", "Partly", "No"], 12),
    conduct:   optional(choice("In the code of conduct", "Whether the code of conduct says so too.", ["Covered", "Partly", "Absent"], 12)),
    owner:     optional(ref("Owner", "The role that keeps it up to date.", () => roles)),
    review:    optional(day("Review date", "When it is looked at again.")),
  },
);
export type PolicyRule = Entry<typeof policy>;
