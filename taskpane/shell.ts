import { html, nothing, type TemplateResult } from "lit/html.js";
import type { Pane } from "./pane.ts";
import { views } from "./state.ts";
import { checkView } from "./views/check.ts";
import { planView } from "./views/plan.ts";
import { stagesView } from "./views/stages.ts";
import { weighView } from "./views/weigh.ts";
import { wordsView } from "./views/words.ts";

const shown = { stages: stagesView, check: checkView, weigh: weighView, plan: planView, words: wordsView };

/** The whole pane: its name, the five views, what could not be done, and what is said aloud. */
export function shell(pane: Pane): TemplateResult {
  const { view, look, trouble, said, isBusy, isWaiting } = pane.state();
  const count = look?.issues.length ?? 0;
  return html`
    <header>
      <p class="product">Twintrack${look?.council ? html`<span class="council">${look.council}</span>` : nothing}</p>
      <nav class="views" aria-label="Views">
        ${views.map(
          ({ name, title }) => html`<button
            aria-current=${name === view ? "page" : nothing}
            @click=${() => pane.change({ view: name, trouble: null })}
          >${title}${name === "check" && count > 0 ? html`<span class="badge">${count}<span class="hidden"> to put right</span></span>` : nothing}</button>`,
        )}
      </nav>
    </header>
    ${
      trouble === null
        ? nothing
        : html`<div class="trouble" role="status">
            <p>${trouble}</p>
            <button class="plain" @click=${() => pane.change({ trouble: null })}>Close</button>
          </div>`
    }
    <div role="status">
      ${
        // A look in the background waits without a word: the officer is typing.
        isWaiting && (isBusy || look === null)
          ? html`<p class="card warning waiting">
              Excel has not answered yet. Press Enter to finish the cell you are editing.
            </p>`
          : nothing
      }
    </div>
    <main aria-labelledby="view">
      <h1 class="hidden" id="view">${views.find(({ name }) => name === view)?.title}</h1>
      ${shown[view](pane)}
    </main>
    <p class="hidden" role="status">${said}</p>
  `;
}
