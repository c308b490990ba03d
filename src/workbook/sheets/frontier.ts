import { decimal, pounds, text, whole } from "../column.ts";
import { type Row, table } from "../table.ts";

// biome-ignore format: reads as a table
export const frontier = table(
  { name: "Frontier", sheet: "7 Frontier", purpose: "result", rows: 1,
    about: "The best that each level of cash budget could do: every level at which the best portfolio changes, with all yearly budgets raised or cut together; where there are too many, some of them, each exact." },
  {
    scale:    decimal("Share of the budget", "Of the yearly budgets in Settings; 1 is all of them.", { max: 1e6, decimals: 4, format: "0.0%" }),
    budget:   pounds("Cash budget", "All five years.", { width: 16 }),
    value:    pounds("Best value", "The most that this budget can be worth.", { min: -1e12, width: 16 }),
    cash:     pounds("Cash cost", "What that portfolio spends, all five years.", { width: 16 }),
    count:    whole ("Projects", "How many are in it.", { width: 10 }),
    chosen:   text  ("Which", "Their refs.", { max: 32_000, width: 60 }),
    mark:     text  ("Is this the budget set", "Yes at the budget of Settings.", { width: 14 }),
  },
);
export type FrontierRow = Row<typeof frontier>;
