import { choice, day, decimal, optional, pounds, text, whenBlank } from "../column.ts";
import { type Entry, table } from "../table.ts";
import { eachYear } from "../years.ts";

export const trainedOnPolicy = ["Yes", "Planned", "No"] as const;

// biome-ignore format: reads as a table
export const roles = table(
  { name: "Roles", sheet: "Roles", key: "role", label: "role", rows: 30,
    about: "The posts whose time the projects use, without naming anyone. The day rate turns days into pounds; the days available limit what can be done in a year." },
  {
    role:     text  ("Role", "A post, never a person's name.", { max: 80, width: 30 }),
    team:     optional(text("Team", "The service or team it belongs to.", { width: 24 })),
    rate:     pounds("Day rate", "The full cost of one day, with on-costs.", { max: 5_000 }),
    ...eachYear("days", (year) => whenBlank(decimal(`Days year ${year}`, `Days it can give to these projects in year ${year}.`, { max: 5_000, decimals: 1 }), 0)),
    access:   optional(choice("Access at work", "Whether the role may use the channels at work.", ["Open", "By role", "Own time", "Closed"], 12)),
    trained:  choice("Trained on policy", "Yes, planned (with a date), or no.", trainedOnPolicy, 12),
    trainedOn: optional(day("Training date", "When it was, or will be.")),
  },
);
export type Role = Entry<typeof roles>;
