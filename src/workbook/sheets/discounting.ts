import { day, share, text } from "../column.ts";
import { type Entry, table } from "../table.ts";
import { eachYear } from "../years.ts";

// biome-ignore format: reads as a table
export const discounting = table(
  { name: "Discounting", sheet: "Discounting", purpose: "reference", key: "schedule", label: "schedule", rows: 2,
    about: "The discount schedules to choose from in Settings: the rate of each year, with edition and source. A factor is the one before it divided by one plus the year's rate." },
  {
    schedule: text ("Schedule", "The name to choose in Settings.", { width: 34 }),
    edition:  text ("Edition", "Which edition it is taken from.", { width: 24 }),
    date:     day  ("Date", "When that edition appeared."),
    source:   text ("Source", "Where it is published.", { width: 44 }),
    ...eachYear("rate", (year) => share(`Rate year ${year}`, year === 0 ? "Year 0 is not discounted." : `The rate of year ${year}.`, { decimals: 2 })),
  },
);
export type DiscountSchedule = Entry<typeof discounting>;
