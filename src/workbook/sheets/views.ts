import { choice, decimal, optional, pounds, text, whole } from "../column.ts";
import { type Row, table } from "../table.ts";
import { eachYear } from "../years.ts";
import { areaKinds } from "./areas.ts";

const consolidated = () => ({
  projects: text("Projects", "The projects it takes part in.", { max: 4000, width: 26 }),
  objectives: whole("Objectives served", "How many different ones.", { width: 11 }),
  lines: whole("Lines", "How many lines of stage 4 are merged here.", { width: 8 }),
  points: decimal("Points", "The points of those lines, before family weights."),
  benefit: pounds(
    "Benefit today",
    "Its part of the priced benefits of all projects, funded or not: all three views add up to the same.",
  ),
  cost: pounds("Cost today", "Its part of the costs of all projects, funded or not, in today's money."),
});

// biome-ignore format: reads as a table
export const byArea = table(
  { name: "ByArea", sheet: "By area", purpose: "result", key: "ref", inSight: "area", rows: 1,
    about: "The mapping brought together by area: every area listed, what is proposed for it, and the channels for which nothing is. Points, benefit and cost are of all projects, funded or not. Written by Twintrack." },
  {
    ref: text("Ref", "The area.", { width: 8 }),
    area: text("Area", "Its name.", { width: 34 }),
    kind: choice("Kind", "Activity or service.", areaKinds, 11),
    decision: text("Decision", "Go or Park, or the area that it is counted under.", { width: 16 }),
    ...consolidated(),
    proposed: text("Channels proposed", "Those of the tools of its lines.", { max: 4000, width: 36 }),
    nothing: text("Channels with nothing proposed", "The others: a gap, or a choice.", { max: 4000, width: 36 }),
    empty: whole("Channels without", "How many those are.", { width: 11 }),
    reach: optional(whole("Reach", "People a year, as entered; never added up, since areas may reach the same people.", { width: 11 })),
    reached: optional(text("Who is reached", "The people and communities, as entered.", { width: 30 })),
    sources: text("Sources", "The lines of stage 4.", { max: 32_000, width: 40 }),
  },
);
export type ByAreaRow = Row<typeof byArea>;

// biome-ignore format: reads as a table
export const byRole = table(
  { name: "ByRole", sheet: "By role", purpose: "result", key: "role", rows: 1,
    about: "The mapping brought together by role: what each role takes on, what that yields and costs, and whether it has the days and the policy cover. Points, benefit and cost are of all projects, funded or not; days are of the funded ones. Written by Twintrack." },
  {
    role: text("Role", "The role.", { width: 28 }),
    ...consolidated(),
    ...eachYear("days", (year) => decimal(`Days year ${year}`, `Days that the funded projects ask it for in year ${year}.`)),
    busiest: optional(decimal("Most of its days", "The largest part of a year’s days that the funded projects ask for; over 100% is too many.", { max: 1e6, decimals: 4, format: "0%" })),
    risks: whole("Risks it acts on", "How many.", { width: 10 }),
    missing: text("Missing", "Which of costs, benefits and risks it lacks.", { width: 26 }),
    policy: text("Policy cover", "Covered, or what is not.", { max: 4000, width: 36 }),
    sources: text("Sources", "The lines of stage 4.", { max: 32_000, width: 40 }),
  },
);
export type ByRoleRow = Row<typeof byRole>;

// biome-ignore format: reads as a table
export const byChannel = table(
  { name: "ByChannel", sheet: "By channel", purpose: "result", key: "channel", rows: 1,
    about: "The same mapping brought together by channel: what each channel is for, what that yields and costs, whom it reaches and misses, and whether policy covers it. Points, benefit and cost are of all projects, funded or not. Written by Twintrack." },
  {
    channel: text("Channel", "The channel.", { width: 28 }),
    ...consolidated(),
    perContact: optional(pounds("Cost per contact", "Whole-life cost over five years of its contacts.")),
    reaches: optional(text("Communities reached", "Whom it reaches.", { max: 4000, width: 30 })),
    misses: optional(text("Communities missed", "Whom it does not.", { max: 4000, width: 30 })),
    policy: text("Policy cover", "Covered, or what is not.", { max: 4000, width: 36 }),
    sources: text("Sources", "The lines of stage 4.", { max: 32_000, width: 40 }),
  },
);
export type ByChannelRow = Row<typeof byChannel>;
