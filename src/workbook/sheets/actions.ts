import { choice, day, kept, optional, text } from "../column.ts";
import { type Row, table } from "../table.ts";

export const actionKinds = ["Process", "People", "Policy", "Channel", "Measure", "Review"] as const;
export const standings = ["In the plan", "No longer needed", "No longer in the portfolio"] as const;

// biome-ignore format: reads as a table
export const actions = table(
  { name: "Actions", sheet: "Action plan", purpose: "result", key: "ref", inSight: "project", rows: 1,
    about: "Who does what, by when, for every funded project. Written by Twintrack; Status, Progress note and Moved to are yours, and stay when the plan is written again." },
  {
    ref:      text  ("Ref", "The action: its project, its pattern and what it is about.", { width: 24 }),
    project:  text  ("Project", "The project that it belongs to.", { width: 34 }),
    action:   text  ("Action", "What is to be done.", { max: 4000, width: 60 }),
    kind:     choice("Kind", "The kind of change.", actionKinds, 10),
    owner:    optional(text("Owner", "The role that does it.", { width: 26 })),
    start:    day   ("Start", "The first day."),
    end:      day   ("End", "The last day."),
    depends:  optional(text("Depends on", "The actions that must be finished first.", { max: 4000, width: 22 })),
    round:    optional(text("Planning round", "The round of the council's planning that it falls in.", { width: 18 })),
    measure:  optional(text("Measure", "How it will be seen to be done.", { max: 4000, width: 40 })),
    standing: choice("Standing", "Whether it is still in the plan.", standings, 16),
    status:   kept(choice("Status", "Yours: how it stands.", ["Not started", "Under way", "Done", "Stopped"], 13)),
    progress: kept(text("Progress note", "Yours: what has happened.", { max: 4000, width: 40 })),
    movedTo:  kept(day("Moved to", "Yours: the new last day, if it has moved.")),
  },
);
export type ActionRow = Row<typeof actions>;
