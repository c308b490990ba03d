import { live } from "lit/directives/live.js";
import { html, nothing, type TemplateResult } from "lit/html.js";
import { reweigh, sharesOf } from "../../src/appraise/reweigh.ts";
import { inNumbers, inPercent } from "../../src/appraise/say.ts";
import { forgetWeights, keepWeights, moveFamily, tryWeight, weightsOf } from "../actions/weigh.ts";
import type { Pane } from "../pane.ts";
import { type Move, movesBetween, saidOf } from "../weigh/places.ts";
import type { FamilySwing } from "../weigh/swing.ts";
import type { Look } from "../work/look.ts";
import { reading, type Shown, wholePounds } from "./parts.ts";

/** The five families: what each would mean at both ends, how much it matters, and what that does to the ranking. */
export function weighView(pane: Pane): TemplateResult {
  const { look, weigh, isBusy } = pane.state();
  if (look === null) return reading();
  if (!look.isPlanner)
    return html`<p class="card">This workbook is not a planner. Start one from Stages.</p>`;
  const { tried, order } = weightsOf(look, weigh);
  const shares = sharesOf(tried);
  const { families } = look.weighing;
  return html`
    <section class="card">
      <h2>What matters most?</h2>
      <p>
        Picture all five at “today”. Which would you bring to its targets first? Give that one 100. Give each other what
        it is worth beside it.
      </p>
    </section>
    ${families.map((swing, at) => familyCard(pane, look, { swing, at, weight: tried[at] ?? 0, share: shares[at] ?? 0 }))}
    <details class="group card">
      <summary><h3>Short of time? Put them in order</h3></summary>
      <p class="quiet">The weights then follow from the order alone.</p>
      <ol class="order">
        ${order.map((family, at) => orderLine(pane, look, { title: families[family]?.family ?? "", at, count: order.length }))}
      </ol>
    </details>
    ${ranking(look, tried)}
    ${
      weigh === null
        ? html`<p class="quiet">These are the weights of Settings. Nothing is written until you keep others.</p>`
        : html`<div class="buttons sticky">
            <button class="primary" ?disabled=${isBusy} @click=${() => keepWeights(pane)}>Keep these weights</button>
            <button @click=${() => forgetWeights(pane)}>Forget them</button>
          </div>`
    }
  `;
}

interface Card {
  readonly swing: FamilySwing;
  readonly at: number;
  readonly weight: number;
  readonly share: number;
}

function familyCard(pane: Pane, look: Look, { swing, at, weight, share }: Card): TemplateResult {
  const id = `family-${at}`;
  const take = (event: Event) =>
    tryWeight(pane, look, { at, weight: (event.target as HTMLInputElement).valueAsNumber });
  return html`<section class="card family" aria-labelledby=${id}>
    <h3 id=${id}>${swing.family}</h3>
    <p class="quiet">${swing.about}</p>
    ${swingLines(swing)}
    <div class="weight">
      <input type="range" min="0" max="100" step="1" aria-label="Weight of ${swing.family.toLowerCase()}, slider" .value=${live(String(weight))} @input=${take} />
      <input type="number" min="0" max="100" step="any" aria-label="Weight of ${swing.family.toLowerCase()}" .value=${live(String(weight))} @change=${take} />
      <output>${inPercent(share)}</output>
    </div>
  </section>`;
}

/** How many objectives of a family stand in its question. */
const ASKED = 3;

/** The council's own objectives at both ends. */
function swingLines({ swings }: FamilySwing): Shown {
  if (swings.length === 0) return html`<p class="quiet">No objective is mapped to this family yet.</p>`;
  const rest = swings.length - ASKED;
  return html`<table class="swing">
      <thead><tr><th scope="col">Objective</th><th scope="col">Today</th><th scope="col">Target</th></tr></thead>
      <tbody>
        ${swings.slice(0, ASKED).map(
          ({ objective, ends }) => html`<tr>
            <th scope="row">${objective}${ends === null ? nothing : html`<span class="measure">${ends.measure}</span>`}</th>
            ${ends === null ? html`<td colspan="2">not measured</td>` : html`<td>${ends.from}</td><td>${ends.to}</td>`}
          </tr>`,
        )}
      </tbody>
    </table>
    ${rest > 0 ? html`<p class="quiet">and ${rest} more</p>` : nothing}`;
}

const orderLine = (
  pane: Pane,
  look: Look,
  { title, at, count }: { readonly title: string; readonly at: number; readonly count: number },
): TemplateResult => html`<li>
  <span>${title}</span>
  <button class="icon" aria-label="${title} up" ?disabled=${at === 0} @click=${() => moveFamily(pane, look, { at, by: -1 })}>↑</button>
  <button class="icon" aria-label="${title} down" ?disabled=${at === count - 1} @click=${() => moveFamily(pane, look, { at, by: 1 })}>↓</button>
</li>`;

function ranking(
  { weighing: { families, projects, pencePerPoint } }: Look,
  tried: readonly number[],
): TemplateResult {
  if (projects.length === 0)
    return html`<p class="card quiet">The ranking appears here once Settings is complete and there are projects.</p>`;
  const kept = families.map(({ weight }) => weight);
  const moves = movesBetween(reweigh(projects, kept, pencePerPoint), reweigh(projects, tried, pencePerPoint));
  const names = new Map(projects.map(({ ref, name }) => [ref, name]));
  return html`<section class="part" aria-labelledby="ranking">
    <h2 id="ranking">The ranking</h2>
    <p role="status">${saidOf(moves)}</p>
    <ol class="ranking">
      ${moves.map(
        (move) => html`<li data-move=${Math.sign(move.by)}>
        <span class="rank">${move.rank}</span>
        <span class="name"><span class="ref">${move.ref}</span> ${names.get(move.ref) ?? ""}</span>
        <span class="value">${wholePounds(move.value / 100)}</span>
        <span class="move">${moveWords(move)}</span>
      </li>`,
      )}
    </ol>
  </section>`;
}

const moveWords = ({ by }: Move): string =>
  by === 0 ? "" : `${by > 0 ? "▲ up" : "▼ down"} ${inNumbers(Math.abs(by))}`;
