import { shown, text, whole } from "../column.ts";
import { table } from "../table.ts";

/** The steps of the scale of likelihood and of impact. */
export const RISK_STEPS = [1, 2, 3, 4, 5] as const;
/** The two blocks of the grid, five rows each, impact 5 uppermost. */
export const riskBlocks = ["Before the response", "After the response"] as const;

const STEPS = RISK_STEPS.length;
const down = "ROW()-ROW(RiskGrid[[#Headers],[When]])";
const isBefore = `${down}<=${STEPS}`;
/** Which risks stand on a step once the response is made: as before where nothing, or a text, is said of that. */
const after = (judgement: string, step: string) => {
  const said = `Risks[${judgement} after]`;
  // To Excel a blank is less than 1, and every text more than 5.
  return `((${said}=${step})+((${said}<1)+(${said}>${STEPS}))*(Risks[${judgement}]=${step}))`;
};
const countOn = (likelihood: number) =>
  `IF(${isBefore},COUNTIFS(Risks[Likelihood],${likelihood},Risks[Impact],[@Impact]),SUMPRODUCT(${after("Likelihood", String(likelihood))}*${after("Impact", "[@Impact]")}))`;
/** The heading of the squares of a likelihood, 1 to 5. */
export const likelihoodTitle = (likelihood: number) => `Likelihood ${likelihood}`;
const above = RISK_STEPS.map((step) => `IF(${step}*[@Impact]>Appetite,[@${likelihoodTitle(step)}],0)`).join(
  "+",
);

// biome-ignore format: reads as a table
export const riskGrid = table(
  { name: "RiskGrid", sheet: "6 Risk grid", purpose: "result", rows: STEPS * riskBlocks.length,
    about: "How many risks stand on each square of likelihood and impact, before the responses and after them. Coloured squares hold a risk: amber within the council's risk appetite, red above it." },
  {
    when:   shown(text("When", "Before or after the response.", { width: 24 }), `IF(${isBefore},"${riskBlocks[0]}","${riskBlocks[1]}")`),
    impact: shown(whole("Impact", "5 severe to 1 slight.", { width: 9 }), `IF(${isBefore},${STEPS + 1},${2 * STEPS + 1})-(${down})`),
    likelihood1: shown(whole(likelihoodTitle(1), "Risks that are rare.", { width: 12 }), countOn(1)),
    likelihood2: shown(whole(likelihoodTitle(2), "Risks that are unlikely.", { width: 12 }), countOn(2)),
    likelihood3: shown(whole(likelihoodTitle(3), "Risks that are possible.", { width: 12 }), countOn(3)),
    likelihood4: shown(whole(likelihoodTitle(4), "Risks that are likely.", { width: 12 }), countOn(4)),
    likelihood5: shown(whole(likelihoodTitle(5), "Risks that are almost certain.", { width: 12 }), countOn(5)),
    risks:  shown(whole("Risks", "All of this row.", { width: 9 }), RISK_STEPS.map((step) => `[@${likelihoodTitle(step)}]`).join("+")),
    above:  shown(whole("Above the appetite", "Those of this row whose score is more than Settings allows.", { width: 12 }), above),
  },
);
