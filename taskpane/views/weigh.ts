import { live } from "lit/directives/live.js";
import { html, nothing, type TemplateResult } from "lit/html.js";
import { reweigh, sharesOf } from "../../src/appraise/reweigh.ts";
import { countOf, inPercent } from "../../src/appraise/say.ts";
import { forgetWeights, keepWeights, moveFamily, tryWeight, weightsOf } from "../actions/weigh.ts";
import type { Pane } from "../pane.ts";
import { type Move, movesBetween, saidOf } from "../weigh/places.ts";
import type { FamilySwing, Swing } from "../weigh/swing.ts";
import type { Look } from "../work/look.ts";
import { pairsPart } from "./pairs.ts";
import { noPlanner, reading, type Shown, wholePounds } from "./parts.ts";

/** The five families: what each would mean at both ends, how much it matters, and what that does to the ranking. */
export function weighView(pane: Pane): TemplateResult {
  const { look, weigh } = pane.state();
  if (look === null) return reading();
  if (!look.isPlanner) return noPlanner();
  const { tried, order } = weightsOf(look, weigh);
  const shares = sharesOf(tried);
  const { families } = look.weighing;
  const moves = movesOf(look, tried);
  return html`
    <section class="part">
      <h2>What matters most?</h2>
      <p>
        Picture all five as they stand today. Which would you bring to its targets first? Give that one 100, and each
        other what it is worth beside it.
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
    ${pairsPart(pane, look)}
    ${ranking(look, moves)} ${footer(pane, moves)}
  `;
}

/** What the weights being tried change, and what to do with them; always in sight. */
function footer(pane: Pane, moves: readonly Move[]): TemplateResult {
  const { weigh, isBusy } = pane.state();
  return html`<div class="foot">
    <p class="quiet" role="status">${weigh === null ? "These are the weights of Settings." : saidOf(moves)}</p>
    ${
      weigh === null
        ? nothing
        : html`<div class="buttons">
            <button class="primary" ?disabled=${isBusy} @click=${() => keepWeights(pane)}>Keep these weights</button>
            <button ?disabled=${isBusy} @click=${() => forgetWeights(pane)}>Forget them</button>
          </div>`
    }
  </div>`;
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
  const name = `Weight of ${swing.family.toLowerCase()}`;
  return html`<section class="card family" aria-labelledby=${id}>
    <h3 id=${id} title=${swing.about}>${swing.family}</h3>
    ${swingLines(swing)}
    <div class="weight">
      <input type="range" min="0" max="100" step="1" aria-label="${name}, slider" .value=${live(String(weight))} @input=${take} />
      <input type="number" min="0" max="100" step="any" aria-label=${name} .value=${live(String(weight))} @change=${take} />
      <output aria-label="${name}, as a share">${inPercent(share)}</output>
    </div>
  </section>`;
}

/** The council's own objectives at both ends, the weightiest in sight. */
function swingLines({ swings: [first, ...others] }: FamilySwing): Shown {
  if (first === undefined) return html`<p class="quiet">No objective is mapped to this family yet.</p>`;
  return html`<ul class="swings">${swingLine(first)}</ul>
    ${
      others.length === 0
        ? nothing
        : html`<details class="group">
            <summary class="quiet">${countOf(others.length, "more objective")}</summary>
            <ul class="swings">${others.map(swingLine)}</ul>
          </details>`
    }`;
}

const swingLine = ({ objective, ends }: Swing): TemplateResult => html`<li>
  ${objective}
  <span class="quiet">
    ${
      ends === null
        ? "It has no full measure."
        : html`${ends.measure}: <b>${ends.from}</b> today, <b>${ends.to}</b> at its target.`
    }
  </span>
</li>`;

const orderLine = (
  pane: Pane,
  look: Look,
  { title, at, count }: { readonly title: string; readonly at: number; readonly count: number },
): TemplateResult => html`<li>
  <span>${title}</span>
  <button class="icon" aria-label="${title} up" ?disabled=${at === 0} @click=${() => moveFamily(pane, look, { at, by: -1 })}>↑</button>
  <button class="icon" aria-label="${title} down" ?disabled=${at === count - 1} @click=${() => moveFamily(pane, look, { at, by: 1 })}>↓</button>
</li>`;

/** The ranking by the weights being tried beside that by the weights of Settings. */
function movesOf({ weighing: { families, projects, pencePerPoint } }: Look, tried: readonly number[]) {
  const kept = families.map(({ weight }) => weight);
  return movesBetween(reweigh(projects, kept, pencePerPoint), reweigh(projects, tried, pencePerPoint));
}

function ranking({ weighing: { projects } }: Look, moves: readonly Move[]): TemplateResult {
  if (moves.length === 0)
    return html`<p class="card quiet">The ranking appears here once Settings is complete and there are projects.</p>`;
  const names = new Map(projects.map(({ ref, name }) => [ref, name]));
  return html`<section class="part" aria-labelledby="ranking">
    <h2 id="ranking">The ranking</h2>
    <p class="quiet">By value for each pound of cash; beside each project stands its value.</p>
    <ol class="ranking">
      ${moves.map(
        (move) => html`<li data-move=${Math.sign(move.by)}>
          <span class="rank">${move.rank}</span>
          <span class="name"><span class="ref">${move.ref}</span> ${names.get(move.ref) ?? ""}</span>
          <span class="value">${wholePounds(move.value / 100)}</span>
          ${move.by === 0 ? nothing : html`<span class="move">${moveWords(move)}</span>`}
        </li>`,
      )}
    </ol>
  </section>`;
}

const moveWords = ({ by, before }: Move): string =>
  `${by > 0 ? "▲ up" : "▼ down"} ${countOf(Math.abs(by), "place")}, was ${before}`;
