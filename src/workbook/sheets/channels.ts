import { choice, day, optional, text, whole } from "../column.ts";
import { type Entry, table } from "../table.ts";

// biome-ignore format: reads as a table
export const channels = table(
  { name: "Channels", sheet: "Channels", key: "channel", label: "channel", rows: 20,
    about: "The channels that tools belong to: whom each reaches and misses, and whether what must be considered before it goes live has been." },
  {
    channel:   text("Channel", "A kind of place, rather than a product.", { max: 60, width: 28 }),
    reaches:   optional(text("Communities reached", "Who is there, separated by commas.", { width: 36 })),
    misses:    optional(text("Communities missed", "Who is not, separated by commas.", { width: 36 })),
    contacts:  optional(whole("Contacts a year", "How many contacts it carries in a year.", { max: 1_000_000_000 })),
    checklist: optional(choice("Checklist complete", "Whether all that must be considered before going live has been.", ["Yes", "Partly", "No"], 12)),
    live:      optional(choice("Live", "Whether the council uses it now.", ["Yes", "No"], 9)),
    since:     optional(day("Live since", "When it went live.")),
  },
);
export type Channel = Entry<typeof channels>;
