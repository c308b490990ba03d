import { html, nothing, type TemplateResult } from "lit/html.js";
import { thingsToPutRight } from "../actions/look.ts";
import { canStop, planSteps, putBackPlan, stopPlan, writePlan } from "../actions/plan.ts";
import type { Pane } from "../pane.ts";
import type { Planning } from "../state.ts";
import type { Look } from "../work/look.ts";
import { noPlanner, reading, type Shown } from "./parts.ts";
import { reviewView } from "./review.ts";
import { missingSheets } from "./stages.ts";

/** What will be written, how far it is, and the plan as it stands. */
export function planView(pane: Pane): TemplateResult {
  const { look, plan, isBusy } = pane.state();
  if (look === null) return reading();
  if (!look.isPlanner) return noPlanner();
  if (plan.running !== null) return progress(pane, plan.running, canStop(plan));
  return html`
    ${missingSheets(pane, look)}
    ${plan.review === null ? willBeWritten() : nothing}
    ${stateOfPlan(plan, look)}
    <div class="buttons">
      <button class="primary" ?disabled=${isBusy} @click=${() => writePlan(pane)}>
        ${plan.review === null ? "Write the plan" : "Write the plan again"}
      </button>
      ${plan.before === null ? nothing : html`<button ?disabled=${isBusy} @click=${() => putBackPlan(pane)}>Put back the previous plan</button>`}
    </div>
    ${look.issues.length > 0 ? waiting(pane, look) : nothing}
    ${plan.review === null ? nothing : reviewView(pane, plan.review)}
  `;
}

/** What each result sheet will hold, in the order in which an officer reads them. */
// biome-ignore format: reads as a table
export const written = [
  ["7 Portfolio",  "what to fund, what waits, what is held back, and why"],
  ["7 Case",       "the case for each project, and what its worth rests on most"],
  ["7 Choice",     "what the choice rests on: budgets, rules and what they cost"],
  ["7 Years",      "what the funded projects cost and yield, year by year"],
  ["7 Frontier",   "the best that other budgets could do"],
  ["By area",      "what is proposed for each area, and where nothing is"],
  ["By role",      "the work of each role"],
  ["By channel",   "the use of each channel"],
  ["Action plan",  "what to do, by whom and by when"],
  ["KPIs",         "what to measure"],
  ["Checks",       "everything noted, and the stamp of this plan"],
] as const;

const willBeWritten = (): TemplateResult => html`
  <section class="card">
    <h2>What will be written</h2>
    <dl class="sheets">${written.map(([sheet, holds]) => html`<div><dt>${sheet}</dt><dd>${holds}</dd></div>`)}</dl>
    <p class="quiet">
      Nothing that you entered is changed. Your own columns on these sheets, such as status and actuals, are kept.
    </p>
  </section>
`;

const stateOfPlan = ({ review, isUnfinished }: Planning, { stages }: Look): Shown => {
  // The last stage wants nothing but a plan made from the entries as they stand, and every look says whether it is.
  const isOutOfDate = (stages.at(-1)?.wanted.length ?? 0) > 0;
  const warning = isUnfinished
    ? "Writing stopped half-way, so the plan on the sheets is unfinished. Put back the previous plan, or write it again."
    : review !== null && isOutOfDate
      ? "The entries have changed since this plan was written. Write it again to bring it up to date."
      : null;
  return warning === null ? nothing : html`<p class="card warning">${warning}</p>`;
};

const waiting = (pane: Pane, { issues }: Look): TemplateResult => html`
  <p class="quiet">
    ${thingsToPutRight(issues.length)}: the projects that depend on them are held back.
    <button class="plain" @click=${() => pane.change({ view: "check" })}>See them</button>
  </p>
`;

const progress = (
  pane: Pane,
  { step, share }: NonNullable<Planning["running"]>,
  isStoppable: boolean,
): TemplateResult => html`
  <section class="card" aria-labelledby="progress">
    <h2 id="progress">Making the plan</h2>
    <ol class="progress">
      ${planSteps.map(
        (
          words,
          at,
        ) => html`<li data-at=${at < step ? "done" : at === step ? "now" : "later"} aria-current=${at === step ? "step" : nothing}>
          ${words}
          ${at < step ? html`<span class="done">done</span>` : nothing}
          ${at === step && share > 0 ? html`<progress max="1" .value=${share} aria-label=${words}></progress>` : nothing}
        </li>`,
      )}
    </ol>
    ${isStoppable ? html`<button @click=${() => stopPlan(pane)}>Stop</button>` : html`<p class="quiet">Writing takes a moment and cannot be stopped half-way.</p>`}
  </section>
`;
