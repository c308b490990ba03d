import type { SmallTable } from "./stackedTables.ts";

/** The method in a page. */
// biome-ignore format: reads as a table
export const method: SmallTable = {
  name: "GuideMethod",
  heading: "The method in a page",
  columns: ["Tactic", "What you do", "What you have then"],
  rows: [
    ["1 Areas", "List what runs through the whole council (activities) and what serves particular people (services). Choose which go on now, and park the rest with a reason.", "A short list that is worth the effort, and a longer one that is not forgotten."],
    ["2 Objectives", "Say what each area is to achieve, what will be different for people, which aim of the council that serves, and how it will be seen.", "Objectives that can be weighed and outcomes that can be measured."],
    ["3 Tools", "List the tools within reach, and what each does better than anything else to hand.", "A catalogue chosen for use, with what policy says of each."],
    ["4 Mapping", "Match tools to objectives, in somebody's hands, and judge how far each would help. Write down what changes in the process and for the people.", "Lines of evidence: area, objective, tool, role, family of benefit."],
    ["5 Consolidation", "Read the lines by channel and by role, and gather them into projects that have a business name and an owner.", "A few candidates, where there were many ideas."],
    ["6 Evaluation", "Cost each project, value its benefits, and name its risks with who acts on them.", "Comparable figures, each with its source and the strength of its evidence."],
    ["7 Portfolio", "Let the pane or the command-line program choose the best set within budgets, days and gates, and read why.", "What to fund, in which order, with actions and KPIs, and what waits."],
    ["Twin track", "In the first phase take at least one activity together with at least one service.", "The council learns how the cross-cutting and the particular help each other, and sees what that choice costs."],
  ],
};

/** How the figures are made. */
// biome-ignore format: reads as a table
export const figures: SmallTable = {
  name: "GuideFigures",
  heading: "How the figures are made",
  columns: ["Figure", "How it is worked out", "Why so"],
  rows: [
    ["Weight of an objective", "Its importance, out of 100 over the importance of all objectives whose areas go on.", "Adding an area never lets it count for more than the whole."],
    ["Points", "Weight × contribution × (1 − bias of the evidence grade) ÷ 100, the best line for each project, objective and family; nothing where the benefit has a price.", "The same good is counted once: in pounds or in points."],
    ["Cost of a year", "Quantity × day rate (or pounds) × (1 + bias of the evidence grade), to the penny.", "Weak estimates of cost tend to be too low."],
    ["Benefit of a year", "Quantity × part that a shared baseline allows × unit value × (1 − what would happen anyway) × (1 − bias), to the penny.", "Nothing is claimed that would come about by itself or that two projects both claim."],
    ["Present value", "Each year's amount × the factor of that year, to the penny, then added.", "A pound next year is worth less than a pound today."],
    ["Expected loss", "The chance that the likelihood after the response stands for × the loss.", "A risk is a cost that may come."],
    ["Net present value", "Benefit today − cost today − expected loss.", "What the project is worth in money."],
    ["Value", "Net present value + points × the value of one point.", "Money and what has no price, on one scale that the council sets."],
    ["Rank", "By value for each pound of cash cost; free projects first.", "Cash is what is short."],
    ["Best portfolio", "Of all sets that keep within every yearly budget, the staff days and the rules, the one of most value; proved, not estimated.", "Taking projects in the order of their rank can leave money unused."],
    ["How sure", "The part of many readings, with weights and estimates varied within their spread, in which the project is in the best portfolio.", "A choice that hangs on one guess should look like one."],
  ],
};
