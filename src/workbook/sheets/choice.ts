import { decimal, optional, pounds, text } from "../column.ts";
import { type Row, table } from "../table.ts";

// biome-ignore format: reads as a table
export const choiceTable = table(
  { name: "Choice", sheet: "7 Choice", purpose: "result", inSight: "what", rows: 1,
    about: "What the portfolio rests on: its totals, each budget and what is left of it, what taking the ranking in order would have lost, and what the twin-track rule costs." },
  {
    topic:  text("Topic", "What it is about.", { width: 20 }),
    what:   text("What", "What is counted.", { width: 44 }),
    amount: optional(pounds("Pounds", "In pounds, where it is money.", { min: -1e12, width: 16 })),
    number: optional(decimal("Number", "As a number, where it is not.", { min: -1e12, format: "General" })),
    words:  optional(text("In words", "What it means.", { max: 4000, width: 90 })),
  },
);
export type ChoiceRow = Partial<Row<typeof choiceTable>>;
