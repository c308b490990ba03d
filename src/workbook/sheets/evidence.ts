import { share, text, whole } from "../column.ts";
import { type Entry, table } from "../table.ts";

// biome-ignore format: reads as a table
export const evidence = table(
  { name: "Evidence", sheet: "Evidence", purpose: "reference", key: "grade", rows: 6,
    about: "How good the evidence behind a figure is, and what follows: costs grow and benefits shrink by the bias, and the spread says how far either might be out." },
  {
    grade:   whole("Grade", "1 strongest to 6 weakest.", { min: 1, max: 6, width: 8 }),
    meaning: text ("What the figure rests on", "The best description of where it comes from.", { width: 60 }),
    bias:    share("Bias", "Added to costs, taken off benefits.", { width: 9 }),
    spread:  share("Spread", "How far the figure might be out.", { width: 9 }),
  },
);
export type EvidenceGrade = Entry<typeof evidence>;
