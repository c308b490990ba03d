import { choice, optional, shown, text } from "../column.ts";
import { type Row, table } from "../table.ts";

export const checkKinds = ["Put right", "Held back", "Look at", "Difference", "Stamp"] as const;

// biome-ignore format: reads as a table
export const checks = table(
  { name: "Checks", sheet: "Checks", purpose: "result", rows: 1,
    about: "What has to be put right, what a gate holds back, what is worth a look, where a formula and the engine differ, and the stamp of the last plan: versions, editions, seed and the fingerprint of what was read." },
  {
    kind:  choice("Kind", "Put right: it cannot count as it is. Held back: a gate keeps a project waiting. Look at: a question. Difference: formula and engine disagree. Stamp: what was used.", checkKinds, 12),
    sheet: optional(text("Sheet", "Where.", { width: 18 })),
    cell:  optional(text("Cell", "Where.", { width: 10 })),
    what:  text("What", "In one sentence.", { max: 4000, width: 90 }),
    detail: optional(text("Detail", "More of it.", { max: 4000, width: 60 })),
    link:  shown(text("Go there", "A link to the cell.", { width: 10 }), `IF([@Cell]="","",HYPERLINK("#'"&[@Sheet]&"'!"&[@Cell],"Go"))`),
  },
);
export type CheckRow = Partial<Row<typeof checks>>;
