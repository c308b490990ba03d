import { asked, choice, optional, ref, shown, text, whole } from "../column.ts";
import { rowNumber } from "../formulas.ts";
import { type Entry, table } from "../table.ts";
import { channels } from "./channels.ts";

export const policyFlags = ["Cleared", "Conditions", "Not yet"] as const;

// biome-ignore format: reads as a table
export const tools = table(
  { name: "Tools", sheet: "3 Tools", key: "ref", label: "tool", prefix: "T", rows: 40,
    about: "Tactic 3. The tools the council might use and what each is best at. A tool needs a best-value use before stage 4 offers it, and an audience, what drives its running cost, and whether policy clears it." },
  {
    ref:       text  ("Ref", "A reference of its own, for example T01.", { max: 12, width: 8 }),
    tool:      text  ("Tool", "What it is called.", { max: 80, width: 30 }),
    channel:   ref   ("Channel", "The channel it belongs to.", () => channels, { width: 22 }),
    bestUse:   asked(text("Best-value use", "What it does better than anything else to hand.", { width: 44 })),
    audience:  asked(text("Audience", "Who is there.", { width: 30 })),
    evidence:  optional(text("Reach or audience evidence", "How that is known.", { width: 30 })),
    driver:    asked(text("What drives its running cost", "Time, content, moderation, licences.", { width: 30 })),
    inside:    optional(choice("Inside or public", "Whether it is for staff, for the public, or both.", ["Inside", "Public", "Both"], 11)),
    policy:    choice("Policy flag", "Cleared, cleared on conditions, or not yet.", policyFlags, 12),
    condition: optional(text("Condition", "What policy asks for.", { width: 30 })),
    offered:   shown(whole("Offered at stage 4", "Its place in stage 4's list: tools with a best-value use.", { width: 11 }),
      `IF(OR(TRIM([@Tool])="",TRIM([@Best-value use])=""),"",COUNTIFS(Tools[Tool],"?*",Tools[Best-value use],"?*",Tools[Row],"<="&[@Row]))`),
    number:    shown(whole("Row", "The number of the row.", { width: 7 }), rowNumber("Tools")),
  },
);
export type Tool = Entry<typeof tools>;
