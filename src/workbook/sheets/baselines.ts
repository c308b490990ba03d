import { day, decimal, optional, text } from "../column.ts";
import { type Entry, table } from "../table.ts";

// biome-ignore format: reads as a table
export const baselines = table(
  { name: "Baselines", sheet: "Baselines", key: "ref", label: "counted", prefix: "L", rows: 30,
    about: "Quantities that several benefits draw on, such as calls a year. Where the claims of all projects together pass the quantity, each is reduced in proportion, so that nothing is saved twice." },
  {
    ref:      text   ("Ref", "A reference of its own, for example L01.", { max: 12, width: 8 }),
    counted:  text   ("What is counted", "For example: telephone calls about bins.", { max: 100, width: 40 }),
    quantity: decimal("Quantity a year", "How many there are in a year now.", { max: 1e12, width: 15 }),
    unit:     optional(text("Unit", "What is counted in.", { width: 14 })),
    source:   optional(text("Source", "Where the figure comes from.", { width: 36 })),
    date:     optional(day("Date", "When it was so.")),
  },
);
export type Baseline = Entry<typeof baselines>;
