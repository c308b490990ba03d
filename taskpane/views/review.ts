import { guard } from "lit/directives/guard.js";
import { html, nothing, type TemplateResult } from "lit/html.js";
import { countOf, inFrequency, inPercent } from "../../src/appraise/say.ts";
import type { Pane } from "../pane.ts";
import type { Review, ReviewedProject } from "../work/review.ts";
import { cellLink, type Shown, wholePounds } from "./parts.ts";

/** The plan as it stands on the sheets: what to fund, what waits, what is held back, and what budgets could do. */
export const reviewView = (pane: Pane, review: Review): TemplateResult => html`
  <section id="plan-result" tabindex="-1" aria-labelledby="plan-title">
    <h2 id="plan-title">The plan${review.plannedOn === "" ? nothing : html` <span class="quiet">of ${review.plannedOn}</span>`}</h2>
    ${totals(review)} ${worthKnowing(review)}
    ${groups.map(({ decision, title, counted }) => {
      const projects = review.projects.filter((project) => project.decision === decision);
      return projects.length === 0
        ? nothing
        : html`<section class="decision" data-decision=${decision}>
            <h3>${title} <span class="tally">${projects.length}</span></h3>
            <p class="quiet">${review.choice.find(({ what }) => what === counted)?.words}</p>
            ${projects.map((project) => projectDetails(pane, project))}
          </section>`;
    })}
  </section>
  ${frontier(pane, review)}
`;

/** The decisions in their order, each with the line of 7 Choice that counts it and says what it rests on. */
// biome-ignore format: reads as a table
const groups = [
  { decision: "Fund",    title: "Fund",      counted: "Funded" },
  { decision: "Hold",    title: "Hold",      counted: "On hold" },
  { decision: "Blocked", title: "Held back", counted: "Blocked" },
] as const;

/** What makes up the value of the funded projects, which is the sum of the lines above it. */
function totals({ choice }: Review): Shown {
  const of = (what: string) => choice.find((line) => line.what === what)?.amount ?? null;
  const less = (amount: number | null) => (amount === null ? null : -amount);
  const [value, net] = [of("Value"), of("Net present value")];
  const lines = [
    ["Benefit today", of("Benefit today")],
    ["Cost today", less(of("Cost today"))],
    ["Expected loss", less(of("Expected loss"))],
    ["Points, in pounds", value === null || net === null ? null : value - net],
    ["Value", value],
  ] as const;
  return lines.every(([, amount]) => amount === null)
    ? nothing
    : html`<dl class="totals">
        ${lines.map(([title, amount]) => html`<div><dt>${title}</dt><dd>${wholePounds(amount)}</dd></div>`)}
      </dl>`;
}

const projectDetails = (pane: Pane, project: ReviewedProject): TemplateResult => html`
  <details class="project">
    <summary>
      <span class="ref">${project.ref}</span>
      <span class="name">${project.name}</span>
      ${project.value === null ? nothing : html`<span class="value">${wholePounds(project.value)}</span>`}
    </summary>
    <div class="body">
      <p>${project.reason}</p>
      ${project.change === null ? nothing : html`<h4>What would change it</h4><p>${project.change}</p>`}
      ${project.override === null ? nothing : html`<h4>Passed by decision</h4><p>${project.override}</p>`}
      ${howSure(project)} ${restsOn(project)} ${cellsBehind(pane, project)}
    </div>
  </details>
`;

const cellsBehind = (pane: Pane, { behind }: ReviewedProject): Shown =>
  behind.length === 0
    ? nothing
    : html`<details class="group">
        <summary><h4>The cells behind it</h4> <span class="quiet">${behind.length}</span></summary>
        <ul>${behind.map(({ what, place, at }) => html`<li>${cellLink(pane, { words: what, place, at })}</li>`)}</ul>
      </details>`;

/** In plain words, with the range that its value may lie in. */
function howSure({ sure, low, high }: ReviewedProject): Shown {
  if (sure === null && low === null) return nothing;
  return html`<h4>How sure</h4>
    <p>
      ${sure === null ? nothing : `In ${inFrequency(sure)} of the readings of your weights and estimates the best portfolio holds it.`}
      ${low === null || high === null ? nothing : `Eight readings in ten put its value between ${wholePounds(low)} and ${wholePounds(high)}.`}
    </p>
    ${sure === null ? nothing : html`<meter min="0" max="1" value=${sure} aria-label="How sure">${inPercent(sure)}</meter>`}`;
}

const restsOn = ({ restsOn: sentences }: ReviewedProject): Shown =>
  sentences.length === 0
    ? nothing
    : html`<h4>What its worth rests on</h4>
      <ul>${sentences.map((sentence) => html`<li>${sentence}</li>`)}</ul>`;

/** The estimates and weights that would settle most of the doubt about the choice. */
function worthKnowing({ choice }: Review): Shown {
  const inputs = choice.filter(({ topic }) => topic === "Worth knowing better");
  return inputs.length === 0
    ? nothing
    : html`<details class="group">
        <summary><h3>Worth knowing better</h3></summary>
        <ul>${inputs.map(({ what, words }) => html`<li>${what} <span class="quiet">${words}</span></li>`)}</ul>
      </details>`;
}

function frontier(pane: Pane, { frontier: points }: Review): Shown {
  const { drawFrontier } = pane.state().plan;
  if (points.length === 0) return nothing;
  const set = points.find(({ isSet }) => isSet);
  return html`<section class="part" aria-labelledby="frontier">
    <h2 id="frontier">What other budgets could do</h2>
    <p class="quiet">
      The best value at every cash budget${set === undefined ? "" : `; yours reaches the marked one, at ${wholePounds(set.budget)}`}. The
      table holds the same figures.
    </p>
    ${drawFrontier === null ? nothing : html`<figure>${guard([points], () => drawFrontier(points))}</figure>`}
    <details class="group">
      <summary><h3>As a table</h3> <span class="quiet">${countOf(points.length, "budget")}</span></summary>
      <div class="scroll" tabindex="0" role="region" aria-labelledby="frontier">
        <table>
          <thead><tr><th scope="col">Cash budget</th><th scope="col">Best value</th><th scope="col">Projects</th></tr></thead>
          <tbody>
            ${points.map(
              ({ budget, value, count, isSet }) => html`<tr aria-current=${isSet ? "true" : nothing}>
                <th scope="row">${wholePounds(budget)}${isSet ? " (yours)" : ""}</th><td>${wholePounds(value)}</td><td>${count}</td>
              </tr>`,
            )}
          </tbody>
        </table>
      </div>
    </details>
  </section>`;
}
