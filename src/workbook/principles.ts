/** The six principles: each is a gate that a project passes or is held back by. */
// biome-ignore format: reads as a table
export const principles = [
  { gate: "P1", title: "Led by business strategy and social objectives",   passes: "The project serves at least one objective that names a council aim." },
  { gate: "P2", title: "People and processes change, not tools alone",     passes: "A process change and a people change are written down." },
  { gate: "P3", title: "It pays back in the five families",                passes: "The project has at least one benefit, and every benefit belongs to one family." },
  { gate: "P4", title: "Its impact is defined and, where possible, measured", passes: "Each benefit has a measure with baseline, target and date, or a written reason why not." },
  { gate: "P5", title: "It is a business project that happens to use social media", passes: "It has a business name, not a tool's name, and a service owner." },
  { gate: "P6", title: "Capability is built for present projects",         passes: "Every tool, role and cost of it is used by the project." },
] as const;

/** What must be so besides the six principles before a project may be funded. */
// biome-ignore format: reads as a table
export const conditions = [
  { gate: "Policy",     title: "Policy covers its channels and roles",     passes: "The policy covers each of its channels and roles, and its people are trained or booked." },
  { gate: "Evaluation", title: "Its evaluation is complete",               passes: "It has a cost, a benefit, and a risk with someone who acts." },
  { gate: "Risk",       title: "Its risk is within appetite",              passes: "No risk scores above the council's appetite once the response is made." },
] as const;

export const gates = [...principles, ...conditions];
export type Gate = (typeof gates)[number]["gate"];
export const gateNames: readonly Gate[] = gates.map(({ gate }) => gate);
